import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { beforeAll, expect, test } from "vitest";
import { loadText } from "../../test/support/load-files.js";
import { envelopeRoles } from "./read-envelope.js";
import { httpMethods, urgencies } from "./read-extensions.js";

const schema = JSON.parse(
  readFileSync(new URL("../../schemas/eventwright-extensions.schema.json", import.meta.url), "utf8"),
) as { definitions: Record<string, { enum?: string[]; properties?: object }> };
const accepts = new Ajv({ allowUnionTypes: true }).compile(schema);

test("editors offer what is understood", () => {
  expect(schema.definitions["x-urgency"]?.enum).toEqual(urgencies);
  expect(schema.definitions["x-method"]?.enum).toEqual(httpMethods);
  expect(Object.keys(schema.definitions["x-envelope"]?.properties ?? {})).toEqual(envelopeRoles);
});

interface Parts {
  readonly channel?: object;
  readonly operation?: object;
  readonly message?: object;
  readonly schema?: object;
}

/** One channel, operation and message for each case. */
function documentOf(cases: readonly Parts[]): object {
  const named = (prefix: string, value: (parts: Parts, index: number) => object) =>
    Object.fromEntries(cases.map((parts, index) => [`${prefix}${index}`, value(parts, index)]));
  return {
    asyncapi: "3.1.0",
    info: { title: "Shop", version: "1.0.0" },
    channels: named("c", ({ channel }) => ({ ...channel })),
    operations: named("o", ({ operation }, index) => ({
      action: "send",
      channel: { $ref: `#/channels/c${index}` },
      ...operation,
    })),
    components: {
      messages: named("m", ({ message, schema: body }) => ({
        payload: { type: "object", properties: { data: { type: "string" } }, ...body },
        ...message,
      })),
    },
  };
}

const rabbitMq = (value: unknown) => ({ channel: { "x-rabbitmq": value } });

const cases: readonly (readonly [name: string, parts: Parts, isSound: boolean])[] = [
  ["nothing", {}, true],
  ["an urgency", { operation: { "x-urgency": "high" } }, true],
  ["an urgency of a message", { message: { "x-urgency": "low" } }, true],
  ["an unknown urgency", { operation: { "x-urgency": "urgent" } }, false],
  ["an urgency on a channel", { channel: { "x-urgency": "high" } }, false],
  ["a method", { operation: { "x-method": "PUT" } }, true],
  ["an unknown method", { operation: { "x-method": "put" } }, false],
  ["a method on a message", { message: { "x-method": "PUT" } }, false],
  ["publishers", { channel: { "x-publishers": "any" } }, true],
  ["unknown publishers", { channel: { "x-publishers": "python" } }, false],
  ["publishers of a message", { message: { "x-publishers": "any" } }, false],
  ["a service", { channel: { "x-service": "a" } }, true],
  ["a service with a query", { channel: { "x-service": "http://a/b?c" } }, false],
  ["a service with credentials", { channel: { "x-service": "http://u:p@a/b" } }, false],
  ["a service that is a number", { channel: { "x-service": 1 } }, false],
  ["an envelope", { schema: { "x-envelope": { payload: "/data" } } }, true],
  ["an envelope without payload", { schema: { "x-envelope": {} } }, false],
  ["an envelope with an unknown role", { schema: { "x-envelope": { payload: "/data", sender: "/data" } } }, false],
  ["an envelope on a message", { message: { "x-envelope": { payload: "/data" } } }, false],
  ["a queue type", rabbitMq({ queueType: "quorum" }), true],
  ["an unknown queue type", rabbitMq({ queueType: "stream" }), false],
  ["a priority", rabbitMq({ maxPriority: 255 }), true],
  ["too high a priority", rabbitMq({ maxPriority: 256 }), false],
  ["arguments", rabbitMq({ arguments: { "x-a": 1, "x-b": "b", "x-c": true } }), true],
  ["an argument that is an object", rabbitMq({ arguments: { "x-a": {} } }), false],
  ["bindings", rabbitMq({ bindings: [{ exchange: "e", routingKey: "k", arguments: { a: 1 } }] }), true],
  ["a binding with an unknown member", rabbitMq({ bindings: [{ key: "k" }] }), false],
  ["a dead letter queue", rabbitMq({ deadLetter: "lost" }), true],
  ["a dead letter queue without a name", rabbitMq({ deadLetter: "" }), false],
  ["delays", rabbitMq({ retryDelaysMs: [1, 2] }), true],
  ["a delay of half a millisecond", rabbitMq({ retryDelaysMs: [0.5] }), false],
  ["a prefetch", rabbitMq({ prefetch: 65535 }), true],
  ["no prefetch", rabbitMq({ prefetch: 0 }), false],
  ["one consumer at a time", rabbitMq({ singleActiveConsumer: true }), true],
  ["an unknown member", rabbitMq({ prefech: 5 }), false],
  ["no object", rabbitMq([]), false],
];

let mistaken: ReadonlySet<number>;
beforeAll(async () => {
  const { diagnostics } = await loadText(JSON.stringify(documentOf(cases.map(([, parts]) => parts))));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  mistaken = new Set(
    errors.map(({ location }) =>
      Number(/^\/(?:channels|operations|components\/messages)\/\w(\d+)/.exec(location.pointer)?.[1]),
    ),
  );
});

test.each(cases.map((row, index) => [row[0], index] as const))(
  "what is written and what is understood: %s",
  (_, index) => {
    const [, parts, isSound] = cases[index] ?? ["", {}, false];
    expect(accepts(documentOf([parts]))).toBe(isSound);
    expect(!mistaken.has(index)).toBe(isSound);
  },
);
