import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type CheckResult, check } from "../src/commands/check.js";
import { diff } from "../src/commands/diff.js";
import type { Run } from "../src/commands/run-on-change.js";
import { type WatchRun, watch } from "../src/commands/watch.js";
import { watchCheck } from "../src/commands/watch-check.js";
import { folderOf } from "./support/load-files.js";
import { runCli } from "./support/run-cli.js";

// The first run waits for the parser and the compilers.
vi.setConfig({ testTimeout: 300_000 });

const schema = (type: string) => `type: object\nrequired: [lamp]\nproperties: { lamp: { type: ${type} } }\n`;
const serve =
  (text: string): RequestListener =>
  (_, response) =>
    void response.end(text);

/** What the server says; a test changes it. */
let answer: RequestListener;
let requests: string[];
let url: string;
let close: () => void;
let cwd: string;
beforeEach(async () => {
  answer = serve(schema("integer"));
  requests = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  close = () => {
    server.close();
    server.closeAllConnections();
  };
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  cwd = folderOf({ "asyncapi.yaml": documentOf("light.yaml"), "old.yaml": documentOf("light.yaml") });
});
afterEach(() => close());

const documentOf = (path: string, version = "1.0.0") => `asyncapi: 3.0.0
info: { title: House, version: ${version} }
channels:
  lights: { address: lights, messages: { LightOn: { payload: { $ref: '${url}/${path}' } } } }
operations:
  switchOn: { action: send, channel: { $ref: '#/channels/lights' } }
`;

const commands: readonly (readonly string[])[] = [
  ["generate", "--dry-run"],
  ["lint"],
  ["check", "--against", "old.yaml"],
  ["diff", "old.yaml", "asyncapi.yaml"],
  ["version", "--against", "old.yaml"],
  ["changelog", "--against", "old.yaml"],
  ["explain", "0123456789ab", "--against", "old.yaml"],
  ["explain", "0123456789ab", "old.yaml", "asyncapi.yaml"],
  ["init", "--yes"],
];

describe("a document that refers to http", () => {
  test.each(commands.map((args) => args.join(" ")))("is refused by %s, and nothing is fetched", async (line) => {
    const { exitCode, stdout, stderr } = await runCli(cwd, ...line.split(" "));

    expect(`${stdout}${stderr}`).toContain(`the reference to ${url}/light.yaml leaves this machine`);
    expect(`${stdout}${stderr}`).toContain("--allow-remote");
    expect(exitCode).toBe(/^(lint|check)/.test(line) ? 1 : 2);
    expect(requests).toEqual([]);
  });

  test.each(commands.map((args) => args.join(" ")))(
    "is fetched by %s --allow-remote, once for each document",
    async (line) => {
      const { exitCode, stdout, stderr } = await runCli(cwd, ...line.split(" "), "--allow-remote");

      expect(`${stdout}${stderr}`).not.toContain("error  ");
      if (line.startsWith("explain")) expect(stderr).toContain("FINDING_NOT_FOUND");
      else expect(exitCode).toBe(0);
      expect(requests).toEqual(/old\.yaml/.test(line) ? ["/light.yaml", "/light.yaml"] : ["/light.yaml"]);
    },
  );
});

describe("with --allow-remote", () => {
  test("diff says what was changed in a file of the server", async () => {
    answer = ({ url: path }, response) => void response.end(schema(path === "/new.yaml" ? "string" : "integer"));
    writeFileSync(join(cwd, "asyncapi.yaml"), documentOf("new.yaml"));
    const { exitCode, stdout } = await runCli(cwd, "diff", "old.yaml", "asyncapi.yaml", "--allow-remote");

    expect(exitCode).toBe(1);
    expect(stdout).toContain(`${url}/new.yaml:3:`);
    expect(stdout).toMatch(/\d+ breaking/);
  });

  test.each<{ what: string; given: RequestListener; says: string }>([
    {
      what: "more than 16 MiB",
      given: serve(`description: ${"x".repeat(16 * 1024 * 1024)}\n`),
      says: "more than 16777216 bytes would be read",
    },
    {
      what: "a redirect to a file of this machine",
      given: (_, response) => void response.writeHead(302, { location: "file:///etc/hostname" }).end(),
      says: "it is redirected to an address that is not fetched",
    },
    {
      what: "a redirect to an address with a password",
      given: (_, response) => void response.writeHead(302, { location: "http://ann:s3cret@127.0.0.1/" }).end(),
      says: "it is redirected to an address that is not fetched",
    },
  ])("$what is refused by check and diff, by name", async ({ given, says }) => {
    answer = given;
    const checked = await runCli(cwd, "check", "--allow-remote");
    const compared = await runCli(cwd, "diff", "old.yaml", "asyncapi.yaml", "--allow-remote");

    expect(checked.stdout).toContain(`asyncapi.yaml:4:64  error  ${url}/light.yaml cannot be read: ${says}`);
    expect(checked.exitCode).toBe(1);
    expect(compared.stderr).toContain(`old.yaml:4:64  error  ${url}/light.yaml cannot be read: ${says}`);
    expect(compared.exitCode).toBe(2);
    expect(`${checked.stdout}${compared.stderr}`).not.toContain("s3cret");
  });

  test("a server that does not answer is given up by check and diff", async () => {
    answer = () => {};
    const allowRemote = { timeoutMs: 100, maxBytes: 10_000 };
    const { report } = await check({ cwd, allowRemote });
    const compared = diff({ cwd, old: "old.yaml", new: "asyncapi.yaml", allowRemote });

    const message = `${url}/light.yaml cannot be read: it takes more than 100 ms`;
    expect(report?.documents[0]?.diagnostics).toMatchObject([{ code: "unreadable-remote-file", message }]);
    await expect(compared).rejects.toMatchObject({ code: "BASELINE_UNREADABLE", diagnostics: [{ message }] });
  });

  test("a redirect to another host is followed", async () => {
    answer = (request, response) => {
      // The same server by its other name.
      if (request.headers.host?.startsWith("127.0.0.1") === true && request.url === "/light.yaml")
        response.writeHead(302, { location: `${url.replace("127.0.0.1", "localhost")}/moved.yaml` }).end();
      else response.end(schema("integer"));
    };
    const { exitCode } = await runCli(cwd, "lint", "--allow-remote");

    expect(exitCode).toBe(0);
    expect(requests).toEqual(["/light.yaml", "/moved.yaml"]);
  });
});

describe("with --allow-remote and --watch", () => {
  /** Runs it until the document has been saved once, and the answer to the save is there. */
  async function afterSave<Result>(
    start: (signal: AbortSignal, onRun: (run: Run<Result>) => void) => Promise<void>,
    isAnswer: (run: Run<Result>) => boolean,
  ): Promise<void> {
    const stop = new AbortController();
    const ended = start(stop.signal, (run) => {
      if (run.isFirst) {
        answer = serve(schema("string"));
        writeFileSync(join(cwd, "asyncapi.yaml"), documentOf("light.yaml", "1.0.1"));
      } else if (isAnswer(run)) stop.abort();
    });
    await ended;
  }

  test("generate fetches again when the document is saved", async () => {
    const isAnswer = ({ outcome }: Pick<WatchRun, "outcome">) =>
      "result" in outcome && outcome.result.packages[0]?.packageVersion === "1.0.1";
    await afterSave((signal, onRun) => watch({ cwd, allowRemote: true, signal, onRun }), isAnswer);

    expect(requests.length).toBeGreaterThanOrEqual(2);
  });

  test("check fetches again when the document is saved, for what it is compared with too", async () => {
    const isAnswer = ({ outcome }: Run<CheckResult>) =>
      "result" in outcome && outcome.result.report?.documents[0]?.baselines.length === 1;
    await afterSave<CheckResult>(
      (signal, onRun) => watchCheck({ cwd, against: ["old.yaml"], allowRemote: true, signal, onRun }),
      isAnswer,
    );

    expect(new Set(requests)).toEqual(new Set(["/light.yaml"]));
    expect(requests.length).toBeGreaterThanOrEqual(4);
  });
});
