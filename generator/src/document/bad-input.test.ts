import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { complaintsAbout, folderOf, loadFiles } from "../../test/support/load-files.js";
import { formatDiagnostics } from "../report/format-diagnostics.js";
import { loadContract } from "./load-contract.js";

const head = "asyncapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\n";

describe("a document that cannot be used is refused by one positioned message", () => {
  test.each<{ name: string; given: string; want: string }>([
    {
      name: "broken YAML",
      given: `${head}channels:\n  orders: [\n`,
      want: `asyncapi.yaml:5:1  error  asyncapi.yaml is not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ]
  Nothing of the document can be read.
  Correct the syntax here; the cause may stand a line above.
`,
    },
    {
      name: "several YAML documents",
      given: `# The shop\n---\n${head}channels: {}\n---\nother: document\n`,
      want: `asyncapi.yaml:6:1  error  asyncapi.yaml holds several YAML documents, of which another begins here
  Which of them is meant is unknown.
  Keep each document in a file of its own.
`,
    },
    {
      name: "a key twice",
      given: `${head}channels:\n  orders: { address: a }\n  orders: { address: b }\n`,
      want: `asyncapi.yaml:5:3  error  "orders" stands twice in the same object
  asyncapi.yaml:4:3  It stands here first.
  Readers disagree about which of the two counts.
  Remove one of them.
`,
    },
    {
      name: "aliases that multiply",
      given: `asyncapi: 3.1.0\na: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefgh"].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${"abcdefg"[index]}`).join(",")}]`).join("\n")}\n`,
      want: `asyncapi.yaml:1:1  error  asyncapi.yaml is not valid YAML: its aliases stand for more data than fits
  Nothing of the document can be read.
  Correct the syntax here; the cause may stand a line above.
`,
    },
    {
      name: "no AsyncAPI document",
      given: "openapi: 3.0.0\n",
      want: `asyncapi.yaml:1:1  error  asyncapi.yaml is not an AsyncAPI document but an OpenAPI one: it has no \`asyncapi\` field
  Nothing of it can be understood.
  Begin the document with \`asyncapi: 3.1.0\`, or name another file.
`,
    },
    {
      name: "a version that does not exist",
      given: "asyncapi: 1.2.0\n",
      want: `asyncapi.yaml:1:1  error  AsyncAPI 1.2.0 is not supported
  What the document means is unknown.
  Use 3.1.0; 2.0.0 to 2.6.0 and 3.0.0 are read as well.
`,
    },
    {
      name: "an unknown urgency",
      given: `${head}channels:\n  orders: { address: orders, messages: { M: { payload: {} } } }\noperations:\n  send:\n    action: send\n    channel: { $ref: '#/channels/orders' }\n    x-urgency: urgent\n`,
      want: `asyncapi.yaml:9:5  error  "urgent" is no urgency
  The priority of the message would be unknown.
  Choose one of low, medium, high, critical.
`,
    },
    {
      name: "an address that does not follow from its x-service",
      given: `${head}channels:\n  orders:\n    x-service: http://orders:8002/api\n    address: queue_orders\n`,
      want: `asyncapi.yaml:6:5  error  the address "queue_orders" does not follow from \`x-service: http://orders:8002/api\`
  The service reads another queue, so nothing sent here would reach it.
  Write \`address: queue_orders_8002_api\`, or leave the address out.
`,
    },
    {
      name: "two services with one queue name",
      given: `${head}channels:\n  a: { x-service: http://shop/a/b }\n  b: { x-service: http://shop/a_b }\n`,
      want: `asyncapi.yaml:5:3  error  the services http://shop/a/b and http://shop/a_b have one queue name, queue_shop_a_b
  asyncapi.yaml:4:3  http://shop/a/b is here.
  They would take each other's messages.
  Rename one of the services.
`,
    },
    {
      name: "a reference to nothing",
      given: `${head}channels:\n  orders: { $ref: '#/components/channels/orders' }\n`,
      want: `asyncapi.yaml:4:13  error  \`#/components/channels/orders\` points at nothing
  What it stands for is unknown.
  Correct the path, or add what it names.
`,
    },
    {
      name: "a schema language that is not supported",
      given: `${head}components:\n  messages:\n    M:\n      payload: { schemaFormat: application/vnd.google.protobuf;version=3, schema: 'message M {}' }\n`,
      want: `asyncapi.yaml:6:18  error  schemas in the format \`application/vnd.google.protobuf;version=3\` are not supported
  No type and no validator can be made of it.
  Write the schema as JSON Schema draft-07, or leave the message out.
`,
    },
    {
      name: "a binding that the parser's schema refuses in four ways at once",
      given: `${head}channels:\n  orders:\n    address: orders\n    bindings: { amqp: { is: queue, exchange: { name: shop, type: topic }, bindingVersion: 0.3.0 } }\n`,
      want: `asyncapi.yaml:6:25  error  an AMQP channel with \`is: queue\` describes an \`exchange\`
  The document is not valid AsyncAPI.
  Describe a \`queue\` instead, or write \`is: routingKey\`. To bind the queue to an exchange, use \`x-rabbitmq: { bindings: [...] }\`.
`,
    },
    {
      name: "a reference in the place of an example",
      given: `${head}channels:\n  orders:\n    address: orders\n    messages:\n      M:\n        payload: {}\n        examples: [{ $ref: order.json }, { payload: { $ref: data.json } }]\n`,
      want: `asyncapi.yaml:9:22  error  a reference is not allowed in the place of an example
  The document is not valid AsyncAPI.
  Write here what it refers to.
`,
    },
    {
      name: "a field with a slash",
      given: `${head}/orders: {}\nchannels: {}\n`,
      want: `asyncapi.yaml:3:1  error  AsyncAPI knows no \`/orders\` here
  The document is not valid AsyncAPI.
  Correct the name, or begin it with \`x-\`.
`,
    },
    {
      name: "operations of version 3 in a document of version 2",
      given: `asyncapi: 2.0.0\ninfo: { title: Shop, version: 1.0.0 }\nchannels: { orders: {} }\noperations:\n  send: { action: send, channel: { $ref: '#/channels/orders' } }\n`,
      want: `asyncapi.yaml:4:1  error  AsyncAPI knows no \`operations\` here
  The document is not valid AsyncAPI.
  Correct the name, or begin it with \`x-\`.
`,
    },
    {
      name: "a misspelt field",
      given: `${head}channels:\n  orders: { adress: orders }\n`,
      want: `asyncapi.yaml:4:13  error  AsyncAPI knows no \`adress\` here
  The document is not valid AsyncAPI.
  Correct the name, or begin it with \`x-\`.
`,
    },
  ])("$name", async ({ given, want }) => {
    expect(await complaintsAbout(given)).toBe(want);
  });

  const json = (channels: string) => `{
  "asyncapi": "3.1.0",
  "info": { "title": "Shop", "version": "1.0.0" },
  "channels": ${channels}
`;
  test.each([
    { name: "a comment", given: json("{ // none\n } }"), want: "4:17 JSON has no comments" },
    {
      name: "a comment in the middle",
      given: json('{ "a": { /* b */ "address": "a" } } }'),
      want: "4:24 JSON has no comments",
    },
    { name: "a comma too many", given: json('{ "a": {}, } }'), want: "4:26 a comma stands before `}`" },
    {
      name: "a comma too few",
      given: json('{ "a": { "address": "a" "title": "A" } } }'),
      want: "4:39 a comma is missing before this",
    },
    { name: "an end too few", given: json('{ "a": [1, 2] }'), want: "5:1 it ends too early" },
    { name: "an end too many", given: json('{ "a": [1, 2] } } }'), want: "4:33 `}` is not expected here" },
    { name: "a name without quotes", given: json("{ a: {} } }"), want: "4:17 `a` is not expected here" },
    { name: "YAML", given: `${head}channels: {}\n`, want: "1:1 `a` is not expected here" },
  ])("$name in a file that ends in .json", async ({ given, want }) => {
    const { diagnostics } = await loadFiles({ "asyncapi.json": given }, { input: "asyncapi.json" });
    const said = diagnostics.map(({ message, location: { line, column } }) => `${line}:${column} ${message}`);
    expect(said).toEqual([want.replace(" ", " asyncapi.json is not valid JSON: ")]);
  });

  test("what the official parser makes of a document to keep it", async () => {
    const { diagnostics } = await loadFiles(
      {
        "asyncapi.json": `${json('{ "a": { "address": "a" } },\n  "operations": { "s": { "action": "send", "channel": "$ref:$.channels.a" } },')}
  "x-parser-spec-parsed": true, "x-parser-api-version": 3, "x-parser-spec-stringified": true }`,
      },
      { input: "asyncapi.json" },
    );
    expect(
      formatDiagnostics(diagnostics),
    ).toBe(`asyncapi.json:7:60  error  asyncapi.json is no document as it was written, but what the AsyncAPI parser makes of one to keep it (\`x-parser-spec-stringified\`)
  Its references, \`$ref:$…\`, can only be read by that parser.
  Name the document that it was made from.
`);
  });

  test("a document that claims to have been parsed, and is not sound", async () => {
    expect(
      await complaintsAbout(
        `${head}channels: { a: 1 }\nx-parser-spec-parsed: true\nx-parser-api-version: 3\nx-parser-spec-stringified: true\n`,
      ),
    ).toBe(
      `asyncapi.yaml:3:13  error  \`a\` is not of type object
  The document is not valid AsyncAPI.
  Write a value of that type.
`,
    );
  });

  test("a file that is not there", async () => {
    const { diagnostics } = await loadContract({ input: "nowhere.yaml", cwd: folderOf({}) });
    expect(formatDiagnostics(diagnostics)).toBe(`nowhere.yaml  error  nowhere.yaml cannot be read: there is no such file
  Nothing is generated.
  Check the path and its permissions.
`);
  });

  test("a directory", async () => {
    const cwd = folderOf({});
    mkdirSync(join(cwd, "asyncapi.yaml"));
    const { diagnostics } = await loadContract({ input: "asyncapi.yaml", cwd });
    expect(diagnostics[0]?.message).toBe("asyncapi.yaml cannot be read: it is a directory");
  });

  // Root may read whatever it wants.
  test.skipIf(process.getuid?.() === 0)("a file that may not be read", async () => {
    const cwd = folderOf({ "asyncapi.yaml": head });
    chmodSync(join(cwd, "asyncapi.yaml"), 0o000);
    const { diagnostics } = await loadContract({ input: "asyncapi.yaml", cwd });
    expect(diagnostics[0]?.message).toBe("asyncapi.yaml cannot be read: reading it is not permitted");
  });
});
