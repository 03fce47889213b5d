import { symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { folderOf, loadFiles, loadText } from "../../test/support/load-files.js";
import { loadContract } from "./load-contract.js";

const files = {
  "asyncapi.yaml": `asyncapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
channels:
  orders: { $ref: channels/orders.yaml }
operations:
  sendOrder:
    action: send
    channel: { $ref: '#/channels/orders' }
    messages: [{ $ref: '#/channels/orders/messages/OrderPlaced' }]
components:
  schemas:
    Order: { $ref: schemas/order.yaml }
    Money: { type: object, properties: { amount: { type: number } } }
`,
  "channels/orders.yaml": `address: orders
messages:
  OrderPlaced:
    payload: { $ref: '../asyncapi.yaml#/components/schemas/Order' }
`,
  "schemas/order.yaml": `type: object
properties:
  total: { $ref: '../asyncapi.yaml#/components/schemas/Money' }
  lines: { type: array, items: { $ref: '#/definitions/line' } }
  parent: { $ref: '#' }
definitions:
  line: { type: object, properties: { price: { $ref: common.json#/price } } }
`,
  "schemas/common.json": `{ "price": { "type": "number", "minimum": 0 } }`,
};

test("references in both directions, recursive and through other files, make one contract", async () => {
  const { contract, diagnostics, files: read } = await loadFiles(files);
  expect(diagnostics).toEqual([]);
  expect(contract?.schemas.named.map(({ name, ref, role }) => `${name} ${ref} ${role}`)).toEqual([
    "Order schemas/order.yaml# component",
    "Money asyncapi.yaml#/components/schemas/Money component",
    "OrderLine schemas/order.yaml#/definitions/line referenced",
    "Price schemas/common.json#/price referenced",
  ]);
  expect(contract?.messages[0]?.body).toBe("schemas/order.yaml#");
  expect(contract?.operations.map(({ channel }) => channel.address)).toEqual(["orders"]);
  expect(contract?.schemas.get("schemas/order.yaml#")).toMatchObject({
    properties: {
      total: { $ref: "asyncapi.yaml#/components/schemas/Money" },
      parent: { $ref: "schemas/order.yaml#" },
    },
  });
  expect(read.map((path) => path.split("/").at(-1)).sort()).toEqual([
    "asyncapi.yaml",
    "common.json",
    "order.yaml",
    "orders.yaml",
  ]);
});

test.each([
  { first: "types.yaml#/Order", second: "types.yaml" },
  { first: "types.yaml", second: "types.yaml#/Order" },
])("a file that is a schema and holds others is read as both: $first, then $second", async ({ first, second }) => {
  const { contract, diagnostics } = await loadFiles({
    "asyncapi.yaml": `asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
channels:
  orders: { address: orders, messages: { A: { payload: { $ref: '${first}' } }, B: { payload: { $ref: '${second}' } } } }
operations:
  send: { action: send, channel: { $ref: '#/channels/orders' } }
`,
    "types.yaml": `type: object
Order: { type: object, properties: { total: { $ref: '#/Money' } } }
Money: { type: object, properties: { amount: { type: number } } }
`,
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(contract?.schemas.get("types.yaml#/Order")).toMatchObject({
    properties: { total: { $ref: "types.yaml#/Money" } },
  });
  expect(contract?.schemas.get("types.yaml#/Money")).toMatchObject({ type: "object" });
});

test("a mistake is told where it is written", async () => {
  const { diagnostics } = await loadFiles({ ...files, "schemas/common.json": '{\n  "price": { "type": "nummer" } }' });
  expect(
    diagnostics.map(({ location, message }) => `${location.file}:${location.line}:${location.column} ${message}`),
  ).toEqual(["schemas/common.json:2:14 `type` is not one of array, boolean, integer, null, number, object, string"]);
});

test("brought into one file, a document says the same", async () => {
  const { contract, bundled } = await loadFiles(files);
  const again = await loadText(stringify(bundled, { aliasDuplicateObjects: false }));
  expect(again.diagnostics).toEqual([]);
  expect(again.contract?.schemas.named.map(({ name, ref }) => [name, ref])).toEqual(
    contract?.schemas.named.map(({ name, ref }) => [name, ref]),
  );
});

test("all schemas may be kept in another file", async () => {
  const { contract } = await loadFiles({
    "asyncapi.yaml":
      "asyncapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\ncomponents: { schemas: { $ref: schemas.yaml } }\n",
    "schemas.yaml": "A: { type: string }\nB: { type: array, items: { $ref: '#/A' } }\n",
  });
  expect(contract?.schemas.named.map(({ name }) => name)).toEqual(["A", "B"]);
  expect(contract?.schemas.named[1]?.location).toMatchObject({ file: "schemas.yaml", line: 2, column: 1 });
});

test.each(["../canary.yaml", "/etc/hostname", "linked.yaml"])(
  "%s, outside the roots, is not opened",
  async (reference) => {
    const outside = folderOf({ "canary.yaml": "type: string\n" });
    const cwd = folderOf({
      "doc/asyncapi.yaml": `asyncapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\ncomponents: { schemas: { A: { $ref: ${reference} } } }\n`,
    });
    symlinkSync(join(outside, "canary.yaml"), join(cwd, "doc/linked.yaml"));
    const { contract, diagnostics, files: read } = await loadContract({ input: "doc/asyncapi.yaml", cwd });
    expect(contract).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: "file-outside-roots", location: { file: "doc/asyncapi.yaml", line: 3 } },
    ]);
    expect(read).toHaveLength(1);
  },
);

test("a file URL is told to be one, with the path to write instead", async () => {
  const cwd = folderOf({ "schemas/price.yaml": "type: number\n" });
  const url = pathToFileURL(join(cwd, "schemas/price.yaml")).href;
  writeFileSync(
    join(cwd, "asyncapi.yaml"),
    `asyncapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\ncomponents: { schemas: { A: { $ref: '${url}' } } }\n`,
  );
  const { diagnostics, files } = await loadContract({ input: "asyncapi.yaml", cwd });
  expect(diagnostics).toMatchObject([
    {
      code: "file-url",
      message: `the reference to ${join(cwd, "schemas/price.yaml")} is a file URL`,
      remedy:
        "Write the path from here, `schemas/price.yaml`, and let its folder be read with --root if it lies outside.",
      location: { file: "asyncapi.yaml", line: 3 },
    },
  ]);
  expect(files).toHaveLength(1);
});

test("a root that is named may be read", async () => {
  const cwd = folderOf({
    "doc/asyncapi.yaml":
      "asyncapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\ncomponents: { schemas: { A: { $ref: ../shared/a.yaml } } }\n",
    "shared/a.yaml": "type: string\n",
  });
  const { contract } = await loadContract({ input: "doc/asyncapi.yaml", cwd, roots: ["doc", "shared"] });
  expect(contract?.schemas.named.map(({ ref }) => ref)).toEqual(["../shared/a.yaml#"]);
});

test("nothing is fetched, wherever an address stands", async () => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const { diagnostics } = await loadText(`asyncapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
components:
  schemas:
    A: { $ref: '${url}/schema' }
`);
  expect(diagnostics).toMatchObject([
    { code: "remote-reference", message: `the reference to ${url}/schema leaves this machine` },
  ]);
  const { contract } = await loadText(`asyncapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
components:
  messages:
    M: { payload: { type: object }, examples: [{ payload: { $ref: '${url}/example' } }] }
  schemas:
    A: { type: object, default: { $ref: '${url}/default' }, examples: [{ $ref: '${url}/schema-example' }], x-any: { $ref: '${url}/extension' } }
`);
  expect(contract).toBeDefined();
  expect(requests).toEqual([]);
});
