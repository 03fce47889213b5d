import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { contractOf } from "../../../test/support/load-files.js";
import { loadContract } from "../../document/load-contract.js";
import { type Call, type Side, sidesOf } from "./sides.js";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));

test("each side of the catalog's contract sends what the other handles", { timeout: 60_000 }, async () => {
  const { contract } = await loadContract({ input: "asyncapi.yaml", cwd: repository });
  if (contract === undefined) throw new Error("The repository's document is not sound.");
  const { application, counterparts } = sidesOf(contract);

  expect(outline(application)).toEqual({
    name: "CatalogService",
    service: "catalog-service",
    calls: [
      "publishProductCreated → orders, inventory",
      "publishProductUpdated → orders, inventory",
      "publishProductPriceChanged → orders",
      "publishProductDeleted → orders, inventory",
      "requestSupplierInfo → suppliers ⇒ supplier_info",
    ],
    handlers: ["order.created"],
  });
  const calls = ["publishOrderCreated → catalog"];
  expect(counterparts.map(outline)).toEqual([
    {
      name: "OrdersCounterpart",
      service: "http://localhost:8002/api/v1/orders",
      calls,
      handlers: ["product.created", "product.updated", "product.price_changed", "product.deleted"],
    },
    {
      name: "InventoryCounterpart",
      service: "http://localhost:8003/api/v1/inventory",
      calls,
      handlers: ["product.created", "product.updated", "product.deleted"],
    },
    {
      name: "SuppliersCounterpart",
      service: "http://supplier-service/api/v1",
      calls,
      handlers: ["get_supplier_info ⇒ supplier_info"],
    },
  ]);
});

const lamp = (operations: string, more = ""): string => `asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
channels:
  lights: { address: lights, messages: { On: { payload: { type: object } }, Off: { payload: { type: object } } } }
  log: { address: log, messages: { On: { $ref: '#/channels/lights/messages/On' } } }
operations:
${operations}
${more}`;
const on = "channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/On' }]";
const answered =
  "reply: { channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/Off' }] }";

describe("methods", { timeout: 60_000 }, () => {
  test.each<{ what: string; given: string; want: readonly string[] }>([
    {
      what: "operations that send a message to one place in one manner are one",
      given: `  a: { action: send, ${on} }\n  b: { action: send, ${on} }`,
      want: ["publishOn → lights"],
    },
    {
      what: "those that do so in different manners are one each",
      given: `  tell: { action: send, ${on} }\n  shout: { action: send, x-urgency: high, ${on} }`,
      want: ["publishTell → lights", "publishShout → lights"],
    },
    {
      what: "requests with one and the same message are called by their operations",
      given: `  ask: { action: send, channel: { $ref: '#/channels/lights' }, ${answered} }\n  beg: { action: send, channel: { $ref: '#/channels/lights' }, ${answered} }`,
      want: [
        "requestAskOn → lights ⇒ Off",
        "requestAskOff → lights ⇒ Off",
        "requestBegOn → lights ⇒ Off",
        "requestBegOff → lights ⇒ Off",
      ],
    },
    {
      what: "requests with messages of their own, by these",
      given: `  ask: { action: send, channel: { $ref: '#/channels/lights' }, ${answered} }`,
      want: ["requestOn → lights ⇒ Off", "requestOff → lights ⇒ Off"],
    },
  ])("$what", async ({ given, want }) => {
    const { application } = sidesOf(await contractOf(lamp(given)));
    expect(outline(application)).toMatchObject({ calls: want });
  });
});

test("a generated interface makes way for a schema of its name", { timeout: 60_000 }, async () => {
  const schemas =
    "components: { schemas: { Lamp: { type: object }, LampHandlers: { type: object }, LampCounterpart: { type: object } } }";
  const { application, counterparts } = sidesOf(await contractOf(lamp(`  a: { action: send, ${on} }`, schemas)));

  expect([application, ...counterparts].map(({ name, handlersName }) => [name, handlersName])).toEqual([
    ["LampApplication", "LampHandlersType"],
    ["LampCounterpartType", "LampCounterpartHandlers"],
  ]);
});

function outline({ name, service, calls, handlers }: Side): object {
  const answered = (replies: readonly { readonly name: string }[]): string =>
    replies.length === 0 ? "" : ` ⇒ ${replies.map((reply) => reply.name).join()}`;
  const callText = (call: Call): string => {
    const operations = call.kind === "publish" ? call.operations : [call.operation];
    const to = operations.map(({ channel }) => channel.key).join(", ");
    return `${call.name} → ${to}${call.kind === "publish" ? "" : answered(call.replies)}`;
  };
  return {
    name,
    service,
    calls: calls.map(callText),
    handlers: handlers.map(({ message, replies }) => message.name + answered(replies)),
  };
}
