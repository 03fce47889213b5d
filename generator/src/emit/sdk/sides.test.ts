import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
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
