const assert = require("node:assert/strict");
const { connectCatalogService } = require("@catalog/events");
const { connectCatalogCounterpart } = require("@catalog/events/counterpart");
const { InMemoryBroker } = require("@eventwright/testing");

async function main() {
  const broker = new InMemoryBroker();
  const suppliers = await connectCatalogCounterpart({
    transport: broker.transport(),
    service: "http://supplier-service/api/v1",
  });
  await suppliers.consume({
    get_supplier_info: ({ product_id }) => ({ product_id, supplier_id: 7, name: "Lumen GmbH" }),
  });
  const catalog = await connectCatalogService({ transport: broker.transport() });
  assert.deepEqual(await catalog.requestSupplierInfo({ product_id: 123 }), {
    event: "supplier_info",
    product_id: 123,
    supplier_id: 7,
    name: "Lumen GmbH",
  });
  await catalog.close();
  await suppliers.close();
}

main();
