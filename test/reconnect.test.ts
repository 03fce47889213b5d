import { connectCatalogService } from "@catalog/events";
import { connectCatalogCounterpart } from "@catalog/events/counterpart";
import { expect, it } from "vitest";
import { services } from "./support/contract-queues.js";
import { promiseWithResolvers } from "./support/promise-with-resolvers.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";
import { TcpProxy } from "./support/tcp-proxy.js";
import { Wire } from "./support/wire.js";

const url = rabbitmqUrl();

it("a lost connection comes back by itself, for publishing and for consuming", async () => {
  await using _wire = await Wire.open();
  await using proxy = await TcpProxy.listen(url);
  const throughProxy = { url: proxy.url(url), onEvent: () => {} };
  await using catalog = await connectCatalogService(throughProxy);
  await using orders = await connectCatalogCounterpart({ ...throughProxy, service: services.orders });
  const { promise: handled, resolve } = promiseWithResolvers<number>();
  await orders.consume({
    "product.created": () => {},
    "product.updated": () => {},
    "product.price_changed": ({ new_price }) => {
      if (new_price === 2) resolve(new_price);
    },
    "product.deleted": () => {},
  });
  await catalog.publishProductPriceChanged({ product_id: 123, new_price: 1 });

  proxy.cut();

  await catalog.publishProductPriceChanged({ product_id: 123, new_price: 2 });
  expect(await handled).toBe(2);
});
