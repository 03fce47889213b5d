import { createServer, type RequestListener } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadFiles } from "../../test/support/load-files.js";
import { formatDiagnostics } from "../report/format-diagnostics.js";

const allowRemote = { timeoutMs: 30_000, maxBytes: 10_000 };

/** The URL of a server on this machine, and the paths that it has been asked for. */
async function serve(answer: RequestListener): Promise<{ readonly url: string; readonly requests: readonly string[] }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`, requests };
}

function documentWith(reference: string): Readonly<Record<string, string>> {
  return {
    "asyncapi.yaml": `asyncapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\ncomponents:\n  schemas:\n    A: { $ref: '${reference}' }\n`,
  };
}

const serveFiles =
  (files: Readonly<Record<string, string>>): RequestListener =>
  ({ url = "" }, response) => {
    const content = files[url];
    if (content === undefined) response.statusCode = 404;
    response.end(content);
  };

describe("with leave to fetch", () => {
  test("files are fetched once, those that they refer to too, and redirects are followed", async () => {
    const { url, requests } = await serve(({ url: path }, response) => {
      if (path === "/moved/order.yaml") response.writeHead(302, { location: "/schemas/order.yaml" }).end();
      else
        serveFiles({
          "/schemas/order.yaml": "type: object\nproperties: { price: { $ref: ../money/price.json } }",
          "/money/price.json": '{ "type": "number", "minimum": 0 }',
        })({ url: path } as Parameters<RequestListener>[0], response);
    });
    const { contract, diagnostics, urls, files } = await loadFiles(documentWith(`${url}/moved/order.yaml`), {
      allowRemote,
    });
    // Relative references are relative to the address that the document knows.
    expect(formatDiagnostics(diagnostics)).toBe("");
    expect(contract?.schemas.named.map(({ name }) => name)).toEqual(["A", "Order", "Price"]);
    expect(requests).toEqual(["/moved/order.yaml", "/schemas/order.yaml", "/money/price.json"]);
    expect(urls).toEqual([`${url}/moved/order.yaml`, `${url}/money/price.json`]);
    expect(files).toHaveLength(1);
  });

  test("a mistake in a file is told with the file's address", async () => {
    const { url } = await serve(serveFiles({ "/a.yaml": "description: A\ntype: nummer\n" }));
    const { diagnostics } = await loadFiles(documentWith(`${url}/a.yaml`), { allowRemote });
    expect(formatDiagnostics(diagnostics)).toContain(`${url}/a.yaml:2:1  error  `);
  });

  test.each([
    {
      name: "a file that is not there",
      answer: serveFiles({}),
      limits: allowRemote,
      want: "/a.yaml cannot be read: the server answers with status 404",
    },
    {
      name: "a server that never answers",
      answer: () => {},
      limits: { timeoutMs: 200, maxBytes: 10_000 },
      want: "/a.yaml cannot be read: it takes more than 200 ms",
    },
    {
      name: "an answer that never ends",
      answer: ((_, response) => void response.write("type: string\n")) satisfies RequestListener,
      limits: { timeoutMs: 200, maxBytes: 10_000 },
      want: "/a.yaml cannot be read: it takes more than 200 ms",
    },
    {
      name: "a file that is too large",
      answer: serveFiles({ "/a.yaml": `description: ${"x".repeat(20_000)}\n` }),
      limits: allowRemote,
      want: "/a.yaml cannot be read: more than 10000 bytes would be read",
    },
    {
      name: "redirects in a circle",
      answer: ((_, response) => void response.writeHead(307, { location: "/a.yaml" }).end()) satisfies RequestListener,
      limits: allowRemote,
      want: "/a.yaml cannot be read: it is redirected more than 5 times",
    },
    {
      name: "a redirect to a file of this machine",
      answer: ((_, response) =>
        void response.writeHead(302, { location: "file:///etc/hostname" }).end()) satisfies RequestListener,
      limits: allowRemote,
      want: "/a.yaml cannot be read: it is redirected to an address that is not fetched",
    },
    {
      name: "a file with a mistake",
      answer: serveFiles({ "/a.yaml": "type: [" }),
      limits: allowRemote,
      want: "/a.yaml is not valid YAML: ",
    },
  ])("$name is told where it is referenced", async ({ answer, limits, want }) => {
    const { url } = await serve(answer);
    const { contract, diagnostics } = await loadFiles(documentWith(`${url}/a.yaml`), { allowRemote: limits });
    expect(contract).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(formatDiagnostics(diagnostics)).toContain(want);
    expect(formatDiagnostics(diagnostics)).toContain("asyncapi.yaml:5:10");
  });

  test("a file that was fetched cannot name a file of this machine", async () => {
    const { url } = await serve(serveFiles({ "/a.yaml": "properties: { b: { $ref: 'file:///etc/hostname' } }" }));
    const { diagnostics } = await loadFiles(documentWith(`${url}/a.yaml`), { allowRemote });
    expect(diagnostics).toMatchObject([{ code: "file-url", location: { file: `${url}/a.yaml` } }]);
  });

  test("no user, password or query is shown, and no address with a password is fetched", async () => {
    const { url, requests } = await serve(serveFiles({}));
    const secret = url.replace("//", "//ann:s3cret@");
    for (const reference of [`${secret}/a.yaml`, `${url}/a.yaml?key=s3cret`]) {
      const { diagnostics } = await loadFiles(documentWith(reference), { allowRemote });
      expect(formatDiagnostics(diagnostics)).toContain("/a.yaml");
      expect(formatDiagnostics(diagnostics)).not.toContain("s3cret");
    }
    expect(requests).toEqual(["/a.yaml?key=s3cret"]);
  });
});
