import { connect } from "@eventwright/runtime";
import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it } from "vitest";
import { failure, scene } from "./setup.js";

describe("services outside any contract", () => {
  it("are sent to and consumed as the Python library does", async () => {
    const { broker, connection } = await scene();
    const seen: unknown[] = [];
    await connection.consumeService({
      service: "http://localhost:8002/api/v1/orders",
      handler: (message, { envelope }) => void seen.push([message, envelope.method, envelope.urgency]),
    });
    await connection.sendToService({
      toService: "http://localhost:8002/api/v1/orders/",
      method: "PUT",
      message: { anything: [1] },
      urgency: "critical",
    });
    await broker.waitForIdle();
    expect(seen).toEqual([[{ anything: [1] }, "PUT", "critical"]]);
  });

  it("need a sender and a name that a queue follows from", async () => {
    const broker = new InMemoryBroker();
    await using unnamed = await connect({ url: "amqp://memory/", transport: broker.transport() });
    const nobody = await failure(unnamed.sendToService({ toService: "orders", method: "GET", message: 1 }));
    expect(nobody.code).toBe("OPTION_INVALID");
    const { connection } = await scene();
    const query = await failure(connection.sendToService({ toService: "orders?x", method: "GET", message: 1 }));
    expect(query.code).toBe("OPTION_INVALID");
  });

  const nothings = [
    { given: "undefined", message: undefined },
    { given: "a function", message: () => 1 },
    { given: "a symbol", message: Symbol("x") },
    { given: "an object that JSON leaves out", message: { toJSON: () => undefined } },
  ];
  for (const { given, message } of nothings) {
    it(`are not sent an envelope without its payload, for ${given}`, async () => {
      const { broker, connection } = await scene();
      const error = await failure(connection.sendToService({ toService: "orders", method: "POST", message }));
      expect(error).toMatchObject({ code: "EVENT_INVALID", message: expect.stringContaining("must have a payload") });
      expect(broker.queues()).toEqual([]);
    });
  }

  it("have names that are texts", async () => {
    const { connection } = await scene();
    const handler = (): void => undefined;
    // As an environment variable that is not set.
    const none = undefined as unknown as string;
    const sent = connection.sendToService({ toService: none, method: "POST", message: 1 });
    const consumed = connection.consumeService({ service: none, handler });
    for (const call of [sent, consumed]) {
      expect(await failure(call)).toMatchObject({
        code: "OPTION_INVALID",
        message: expect.stringContaining("no text"),
      });
    }
  });

  it("refuse what is no envelope", async () => {
    const { broker, connection } = await scene();
    await connection.consumeService({ service: "orders", handler: () => undefined });
    broker.publish({ routingKey: "queue_orders", body: '{"payload":1}' });
    const [dead] = await broker.waitForMessages("queue_orders.dead", 1);
    expect(dead?.properties.headers).toMatchObject({ "x-eventwright-reason": "invalid" });
  });
});
