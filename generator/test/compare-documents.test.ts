import { describe, expect, test, vi } from "vitest";
import { largeDocument } from "../bench/large-document.mjs";
import { BaselineError, compareDocuments, compareSchemas, type UndecidedVerdict } from "../src/compare.js";
import { folderOf } from "./support/load-files.js";
import { runCli } from "./support/run-cli.js";

// The compiler of types is loaded by the first change of a type.
vi.setConfig({ testTimeout: 300_000 });

const shop = `asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
channels:
  orders:
    address: orders.{region}
    parameters: { region: { enum: [eu, us] } }
    messages: { OrderPlaced: { $ref: "#/components/messages/OrderPlaced" } }
    bindings:
      amqp: { is: routingKey, exchange: { name: shop, type: topic, durable: true }, bindingVersion: 0.3.0 }
operations:
  publishOrderPlaced:
    action: send
    channel: { $ref: "#/channels/orders" }
    bindings: { amqp: { priority: 8, bindingVersion: 0.3.0 } }
components:
  messages:
    OrderPlaced: { payload: { $ref: "#/components/schemas/OrderPlaced" } }
  schemas:
    OrderPlaced:
      type: object
      description: A customer ordered.
      required: [event, id]
      properties:
        event: { const: order.placed }
        id: { type: integer }
        amount: { type: number }
        state: { type: string, enum: [new, paid] }
        note: { type: string, maxLength: 200 }
`;

interface Edit {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  readonly severity: "breaking" | "warning";
}

const breaking: readonly Edit[] = [
  {
    name: "address changed",
    from: "address: orders.",
    to: "address: order.",
    rule: "channel-address-changed",
    severity: "breaking",
  },
  {
    name: "number to string",
    from: "amount: { type: number }",
    to: "amount: { type: string }",
    rule: "payload-backward",
    severity: "breaking",
  },
  {
    name: "required field added",
    from: "required: [event, id]",
    to: "required: [event, id, amount]",
    rule: "payload-backward",
    severity: "breaking",
  },
  {
    name: "field removed",
    from: "required: [event, id]\n      properties:\n        event: { const: order.placed }\n        id: { type: integer }\n",
    to: "required: [event]\n      properties:\n        event: { const: order.placed }\n",
    rule: "payload-forward",
    severity: "breaking",
  },
  {
    name: "enum narrowed",
    from: "enum: [new, paid]",
    to: "enum: [new]",
    rule: "payload-backward",
    severity: "breaking",
  },
  {
    name: "maxLength tightened",
    from: "maxLength: 200",
    to: "maxLength: 100",
    rule: "payload-backward",
    severity: "breaking",
  },
  {
    name: "topic to direct",
    from: "type: topic",
    to: "type: direct",
    rule: "exchange-type-changed",
    severity: "breaking",
  },
  {
    name: "parameter narrowed",
    from: "enum: [eu, us]",
    to: "enum: [eu]",
    rule: "parameter-narrowed",
    severity: "breaking",
  },
  { name: "priority lowered", from: "priority: 8", to: "priority: 5", rule: "urgency-changed", severity: "warning" },
];

const compatible = [
  {
    name: "optional field added",
    from: "amount: {",
    to: "coupon: { type: string }\n        amount: {",
    semver: "minor",
  },
  { name: "description only", from: "A customer ordered.", to: "Somebody ordered.", semver: "patch" },
];

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

describe("the nine edits of an incumbent's blind spot", () => {
  test.each(breaking)("$name is found by its rule, with its places", async ({ from, to, rule, severity }) => {
    const { changes, semver } = await compareDocuments(shop, shop.replace(from, to));

    const found = changes.find((change) => change.rule === rule);
    expect(found).toMatchObject({ severity, fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/) });
    expect(found?.advice).not.toBe("");
    expect(semver).toBe(severity === "breaking" ? "major" : "patch");
    // What is not said any more has the place of what held it.
    expect(Math.abs((found?.old?.line ?? 0) - lineOf(shop, from))).toBeLessThanOrEqual(8);
    expect(found?.new?.pointer).toMatch(/^\//);
  });

  test.each(breaking)("$name: exit code and JSON of `eventwright diff`", async ({ from, to, rule, severity }) => {
    const folder = folderOf({ "old.yaml": shop, "new.yaml": shop.replace(from, to) });
    const { exitCode, stdout } = await runCli(folder, "diff", "old.yaml", "new.yaml", "--format", "json");

    expect(exitCode).toBe(severity === "breaking" ? 1 : 0);
    expect(JSON.parse(stdout).changes).toContainEqual(expect.objectContaining({ rule, severity }));
  });
});

describe("the two compatible edits", () => {
  test.each(compatible)("$name breaks nobody", async ({ from, to, semver }) => {
    const comparison = await compareDocuments(shop, shop.replace(from, to));

    expect(comparison.changes.filter(({ severity }) => severity !== "info" && severity !== "warning")).toEqual([]);
    expect(comparison.changes.flatMap(({ breaks }) => breaks)).toEqual([]);
    expect(comparison.semver).toBe(semver);
  });

  test.each(compatible)("$name: exit code and JSON of `eventwright diff`", async ({ from, to, semver }) => {
    const folder = folderOf({ "old.yaml": shop, "new.yaml": shop.replace(from, to) });
    const { exitCode, stdout } = await runCli(folder, "diff", "old.yaml", "new.yaml", "--format", "json");

    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ changes: [], semver });
  });
});

describe("a document is given", () => {
  const changed = shop.replace("maxLength: 200", "maxLength: 100");
  const rulesOf = async (old: string | object, now: string | object, cwd?: string) => {
    const { changes } = await compareDocuments(old, now, cwd === undefined ? {} : { cwd });
    return changes.map(({ rule }) => rule);
  };

  test("by its path, its text, or as data", async () => {
    const { parse } = await import("yaml");
    const folder = folderOf({ "a.yaml": shop, "b.json": JSON.stringify(parse(changed)) });
    const want = ["payload-backward"];

    expect(await rulesOf("a.yaml", "b.json", folder)).toEqual(want);
    expect(await rulesOf(shop, changed)).toEqual(want);
    expect(await rulesOf(parse(shop), parse(changed))).toEqual(want);
    expect(await rulesOf("a.yaml", JSON.stringify(parse(changed)), folder)).toEqual(want);
  });

  test("that is not there, or has errors: the error says which, where, and what is wrong", async () => {
    const missing = await compareDocuments("nowhere.yaml", shop, { cwd: folderOf({}) }).catch(
      (error: unknown) => error,
    );
    expect(missing).toBeInstanceOf(BaselineError);
    expect(missing).toMatchObject({ code: "BASELINE_NOT_FOUND", message: expect.stringContaining("nowhere.yaml") });

    const broken = await compareDocuments(shop, { asyncapi: "3.0.0" }).catch((error: unknown) => error);
    expect(broken).toMatchObject({
      code: "DOCUMENT_UNREADABLE",
      diagnostics: [expect.objectContaining({ message: "the document has no `info`" })],
    });

    const circle: Record<string, unknown> = {};
    circle["self"] = circle;
    await expect(compareDocuments(circle, shop)).rejects.toMatchObject({ code: "BASELINE_UNREADABLE" });
  });

  test("with what a channel has to keep compatible, and how bad a rule's findings are", async () => {
    const options = [{ channels: { "ord*": "none" } }, { rules: { "payload-backward": "off" } }] as const;
    for (const option of options) {
      const { changes } = await compareDocuments(shop, changed, option);
      expect(changes.filter(({ severity }) => severity === "breaking")).toEqual([]);
    }
  });
});

test("a payload that is a file of its own is compared", async () => {
  const document = (file: string) => `asyncapi: 3.0.0
info: { title: House, version: 1.0.0 }
channels:
  lights: { address: lights, messages: { LightOn: { payload: { $ref: ./${file} } } } }
operations:
  switchOn: { action: send, channel: { $ref: '#/channels/lights' } }
`;
  const cwd = folderOf({
    "old.yaml": document("100%.yaml"),
    "100%.yaml": "properties: { lamp: { type: integer } }\n",
    "new.yaml": document("light.yaml"),
    "light.yaml": "properties: { lamp: { type: string } }\n",
  });
  const { stdout } = await runCli(cwd, "diff", "old.yaml", "new.yaml");

  expect(stdout).toMatch(/^ {2}light\.yaml:1:\d+ {2}breaking {2}lamp must be string/m);
  expect(stdout).not.toContain("undecided");
  expect(stdout).toMatch(/^See a witness at work: eventwright explain [0-9a-f]{12} old\.yaml new\.yaml$/m);
});

test("a document of version 2 and the same one of version 3 say the same", async () => {
  const version2 = `asyncapi: 2.6.0
info: { title: House, version: 1.0.0 }
channels:
  lights:
    bindings: { amqp: { is: queue, queue: { name: lights, durable: true }, bindingVersion: 0.3.0 } }
    subscribe: { operationId: switchOn, message: { messageId: LightOn, payload: { type: object, properties: { lamp: { type: integer } } } } }
`;
  const version3 = `asyncapi: 3.0.0
info: { title: House, version: 1.0.0 }
channels:
  lights:
    address: lights
    messages: { LightOn: { payload: { type: object, properties: { lamp: { type: integer } } } } }
    bindings: { amqp: { is: queue, queue: { name: lights, durable: true }, bindingVersion: 0.3.0 } }
operations:
  switchOn: { action: send, channel: { $ref: "#/channels/lights" } }
`;

  expect(await compareDocuments(version2, version3)).toEqual({ changes: [], semver: "none", diagnostics: [] });
});

test("channels that RabbitMQ does not serve are not compared, and are named", async () => {
  const document = (type: string) => `asyncapi: 3.0.0
info: { title: House, version: 1.0.0 }
servers: { rabbit: { host: rabbit.example.com, protocol: amqp }, kafka: { host: kafka.example.com, protocol: kafka } }
channels:
  lights: { address: lights, servers: [{ $ref: "#/servers/rabbit" }], messages: { LightOn: { payload: { type: object } } } }
  metrics: { address: metrics, servers: [{ $ref: "#/servers/kafka" }], messages: { Measured: { payload: { type: ${type} } } } }
`;
  const { changes, diagnostics } = await compareDocuments(document("string"), document("integer"));

  expect(changes).toEqual([]);
  expect(diagnostics).toEqual([
    expect.objectContaining({
      code: "other-protocol",
      severity: "info",
      message: "server kafka speaks kafka, not AMQP",
      location: expect.objectContaining({ file: "new document", pointer: "/servers/kafka" }),
    }),
  ]);
});

test("what is undecided has a type that a program can name", () => {
  const { backward } = compareSchemas({}, { $ref: "https://example.com/elsewhere.json" });
  const undecided: UndecidedVerdict | undefined = backward.answer === "undecided" ? backward : undefined;

  expect(undecided?.code).toBe("REFERENCE_UNRESOLVED");
});

test("two versions of a document of 200 messages are compared in seconds", async () => {
  const edited = [10, 60, 110, 160];
  // The parser and the compiler of types are loaded once, whatever a document holds.
  await compareDocuments(largeDocument(1), largeDocument(1, { edited: [0] }));
  const before = process.cpuUsage();
  const { changes } = await compareDocuments(largeDocument(200), largeDocument(200, { edited }));
  const { user, system } = process.cpuUsage(before);

  expect(changes.map(({ path }) => path.split(".")[1])).toEqual(edited.map((number) => `Event${number}`));
  // `npm run bench:document` prints what it takes. This only tells a mistake from a busy machine.
  expect((user + system) / 1000).toBeLessThan(15_000);
});
