import { connect, type Urgency } from "@eventwright/runtime";
import { describe, expect, it } from "vitest";
import { queues, services } from "./support/contract-queues.js";
import { promiseWithResolvers } from "./support/promise-with-resolvers.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";
import { Wire } from "./support/wire.js";

const url = rabbitmqUrl();

const table: readonly { urgency: Urgency; priority: number }[] = [
  { urgency: "low", priority: 1 },
  { urgency: "medium", priority: 5 },
  { urgency: "high", priority: 8 },
  { urgency: "critical", priority: 10 },
];

describe("urgency", () => {
  for (const { urgency, priority } of table) {
    it(`${urgency} is priority ${priority}`, async () => {
      await using wire = await Wire.open();
      await using connection = await connect({ url, appId: services.catalog });
      await connection.sendToService({ toService: services.orders, method: "POST", message: {}, urgency });

      const { content, properties } = await wire.takeOne(queues.orders);

      expect(properties.priority).toBe(priority);
      expect(JSON.parse(content.toString("utf8"))).toMatchObject({ urgency });
    });
  }

  it("is medium when nobody says", async () => {
    await using wire = await Wire.open();
    await using connection = await connect({ url, appId: services.catalog });
    await connection.sendToService({ toService: services.orders, method: "POST", message: {} });

    const { content, properties } = await wire.takeOne(queues.orders);

    expect(properties.priority).toBe(5);
    expect(JSON.parse(content.toString("utf8"))).toMatchObject({ urgency: "medium" });
  });

  it("decides the order in which waiting messages are handled", async () => {
    await using _wire = await Wire.open();
    await using connection = await connect({ url, appId: services.catalog });
    for (const urgency of ["low", "medium", "low", "high", "critical"] as const) {
      await connection.sendToService({ toService: services.orders, method: "POST", message: { urgency }, urgency });
    }
    const handled: unknown[] = [];
    const { promise: all, resolve } = promiseWithResolvers<void>();
    await connection.consumeService({
      service: services.orders,
      handler: (_message, { envelope }) => {
        handled.push(envelope.urgency);
        if (handled.length === 5) resolve();
      },
    });
    await all;

    expect(handled).toEqual(["critical", "high", "medium", "low", "low"]);
  });
});
