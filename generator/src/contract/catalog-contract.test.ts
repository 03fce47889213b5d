import { beforeAll, describe, expect, test, vi } from "vitest";
import { loadContract } from "../document/load-contract.js";
import type { Contract } from "./contract.js";

vi.setConfig({ hookTimeout: 60_000 });

let contract: Contract;
beforeAll(async () => {
  const loaded = await loadContract({ input: "asyncapi.yaml", cwd: new URL("../../..", import.meta.url).pathname });
  expect(loaded.diagnostics).toEqual([]);
  contract = loaded.contract as Contract;
});

describe("the catalog's contract", () => {
  test("the application is called by its title, and known by the service it receives as", () => {
    expect(contract.application).toEqual({
      name: "CatalogService",
      counterpartName: "CatalogCounterpart",
      service: "catalog-service",
    });
  });

  test.each([
    ["catalog", "queue_catalog-service"],
    ["orders", "queue_localhost_8002_api_v1_orders"],
    ["inventory", "queue_localhost_8003_api_v1_inventory"],
    ["suppliers", "queue_supplier-service_api_v1"],
  ])("%s reads %s, as the Python services declare it", (key, name) => {
    const channel = contract.channels.find((candidate) => candidate.key === key);
    expect(channel?.queue).toEqual({
      name,
      durable: true,
      exclusive: false,
      autoDelete: false,
      arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
    });
    expect(channel).toMatchObject({ exchange: { name: "" }, routingKey: name, bindings: [] });
  });

  test.each([
    ["publishProductPriceChanged", "POST", "high", ["product.price_changed"]],
    ["publishProductCreatedToOrders", "POST", "medium", ["product.created"]],
    ["publishProductDeletedToInventory", "DELETE", "critical", ["product.deleted"]],
    ["requestSupplierInfo", "GET", "low", ["get_supplier_info"]],
    ["onOrderCreated", "POST", "medium", ["order.created"]],
  ])("%s is %s, %s", (key, method, urgency, names) => {
    const operation = contract.operations.find((candidate) => candidate.key === key);
    expect(operation).toMatchObject({ method, urgency });
    expect(operation?.messages.map(({ name }) => name)).toEqual(names);
  });

  test("delivery is what the bindings say", () => {
    expect(contract.operations[0]?.delivery).toEqual({ persistent: true, mandatory: true, timestamp: true });
    expect(contract.operations.at(-1)?.delivery).toEqual({ ack: true });
  });

  test("a reply goes to whoever asked", () => {
    const reply = contract.operations.find(({ key }) => key === "requestSupplierInfo")?.reply;
    expect(reply?.channel).toBeNull();
    expect(reply?.messages.map(({ key }) => key)).toEqual(["SupplierInfo"]);
  });

  test("the envelope's fields stand in the order of the wire, and the event is a schema with a name", () => {
    const message = contract.messages.find(({ key }) => key === "ProductPriceChanged");
    expect(message?.envelope?.map(({ role, path }) => `${role} ${path.join("/")}`)).toEqual([
      "fromService from_service",
      "toService to_service",
      "method method",
      "payload payload",
      "urgency urgency",
      "timestamp timestamp",
    ]);
    expect(contract.schemas.nameOf(message?.body ?? "")).toMatchObject({
      name: "ProductPriceChangedMessage",
      role: "message-body",
    });
    expect(contract.schemas.nameOf(message?.event ?? "")).toMatchObject({
      name: "ProductPriceChanged",
      role: "component",
    });
    expect(message?.constants).toEqual([{ name: "event", value: "product.price_changed" }]);
    expect(message?.discriminator).toEqual({ path: ["payload", "event"], value: "product.price_changed" });
  });

  test("without an envelope the body is the event", () => {
    const message = contract.messages.find(({ key }) => key === "SupplierInfo");
    expect(message?.envelope).toBeUndefined();
    expect(message?.event).toBe(message?.body);
  });

  test("places are lines of the document", () => {
    expect(contract.schemas.locate("asyncapi.yaml#/components/schemas/Price", "/minimum")).toMatchObject({
      file: "asyncapi.yaml",
      pointer: "/components/schemas/Price/minimum",
      column: 7,
    });
  });
});
