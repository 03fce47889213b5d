import { type Connection, type Delivery, RejectEvent, type RequestOptions } from "@eventwright/runtime";
import type { Transport } from "@eventwright/runtime/transport";
import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it } from "vitest";
import { ordersSubscription, requestSupplier, sender } from "./contract.js";
import { failure, scene, withChannels } from "./setup.js";

const ignore = (): void => undefined;

function handling(handler: (event: { readonly id: number }, delivery: Delivery) => unknown) {
  return { "price.changed": ignore, "product.removed": ignore, get_supplier: handler };
}

interface Unsent {
  readonly ask: (options: RequestOptions) => Promise<unknown>;
  readonly connection: Connection;
}

describe("a request", () => {
  it("resolves with the event of its reply, and each with its own", async () => {
    const { connection } = await scene();
    await connection.consume(
      [ordersSubscription],
      handling(async ({ id }) => ({ name: `supplier ${id}` })),
    );
    const ids = Array.from({ length: 100 }, (_, id) => id);
    const replies = await Promise.all(ids.map((id) => connection.request(requestSupplier, { id }, sender)));
    expect(replies).toEqual(ids.map((id) => ({ event: "supplier", name: `supplier ${id}` })));
    expect(connection.health().pending.requests).toBe(0);
  });

  it("has two replies when two are sent under one message id", async () => {
    const { connection } = await scene();
    await connection.consume(
      [ordersSubscription],
      handling(({ id }) => ({ name: `supplier ${id}` })),
    );
    const replies = await Promise.all(
      [1, 2].map((id) => connection.request(requestSupplier, { id }, sender, { messageId: "m-1" })),
    );
    expect(replies).toMatchObject([{ name: "supplier 1" }, { name: "supplier 2" }]);
  });

  it("carries its deadline as its expiration, so that nobody handles it later", async () => {
    const { broker, connection } = await scene();
    const call = failure(connection.request(requestSupplier, { id: 1 }, sender, { timeoutMs: 60 }));
    const [message] = await broker.waitForMessages("queue_orders", 1);
    expect(message?.properties).toMatchObject({ replyTo: expect.stringMatching(/^amq\.rabbitmq\.reply-to\./) });
    expect(message?.properties.correlationId).toBe(message?.properties.messageId);
    expect(message?.properties.expirationMs).toBeGreaterThan(0);
    expect(message?.properties.expirationMs).toBeLessThanOrEqual(60);
    expect((await call).code).toBe("REQUEST_TIMEOUT");
  });

  const rejections: readonly { given: string; handler: () => unknown; code: string; deadLetters: number }[] = [
    {
      given: "its handler rejects it",
      handler: () => {
        throw new RejectEvent("no such product", { code: "PRODUCT_UNKNOWN" });
      },
      code: "PRODUCT_UNKNOWN",
      deadLetters: 0,
    },
    {
      given: "its handler fails",
      handler: () => {
        throw new Error("4711");
      },
      code: "HANDLER_FAILED",
      deadLetters: 1,
    },
    {
      given: "its handler returns no valid reply",
      handler: () => ({ name: 4711 }),
      code: "REPLY_INVALID",
      deadLetters: 1,
    },
    {
      given: "its handler returns more than is declared",
      handler: () => ({ name: "x", secret: 4711 }),
      code: "REPLY_INVALID",
      deadLetters: 1,
    },
    { given: "its handler returns nothing", handler: ignore, code: "REPLY_INVALID", deadLetters: 1 },
    {
      given: "its handler takes too long",
      handler: () => new Promise(ignore),
      code: "HANDLER_TIMEOUT",
      deadLetters: 1,
    },
  ];
  for (const { given, handler, code, deadLetters } of rejections) {
    it(`is REQUEST_REJECTED with ${code} when ${given}`, async () => {
      const { broker, connection } = await scene();
      await connection.consume([ordersSubscription], handling(handler), { handlerTimeoutMs: 20 });
      const error = await failure(connection.request(requestSupplier, { id: 1 }, sender));
      expect(error).toMatchObject({ code: "REQUEST_REJECTED", rejection: { code } });
      expect(error.message).not.toContain("4711");
      await broker.waitForIdle();
      expect(broker.messages("queue_orders.dead")).toHaveLength(deadLetters);
    });
  }

  it("is REQUEST_REJECTED with NO_HANDLER when nobody handles it there", async () => {
    const { connection } = await scene();
    await connection.consume([ordersSubscription], { "price.changed": ignore });
    const error = await failure(connection.request(requestSupplier, { id: 1 }, sender));
    expect(error).toMatchObject({ code: "REQUEST_REJECTED", rejection: { code: "NO_HANDLER" } });
  });

  it("is REQUEST_REJECTED with REQUEST_INVALID when it breaks the schema that the responder knows", async () => {
    const { broker, connection } = await scene();
    await connection.consume(
      [ordersSubscription],
      handling(() => ({ name: "x" })),
    );
    const { accepts: _accepts, ...older } = requestSupplier.message;
    const operation = { ...requestSupplier, message: { ...older, name: "price.changed", accepts: () => true } };
    const constants = { event: "price.changed" };
    const call = connection.request(
      { ...operation, message: { ...operation.message, constants } },
      { id: 4711 },
      sender,
    );
    const error = await failure(call);
    expect(error).toMatchObject({ code: "REQUEST_REJECTED", rejection: { code: "REQUEST_INVALID" } });
    expect(error.message).toContain("/price breaks type");
    expect(error.message).not.toContain("4711");
    const [dead] = await broker.waitForMessages("queue_orders.dead", 1);
    expect(dead?.properties.headers).toMatchObject({ "x-eventwright-reason": "invalid" });
  });

  const replies = [
    { given: "breaks its schema", body: '{"name":4711}', violation: { pointer: "/name", rule: "type" } },
    { given: "is no JSON", body: "{", violation: { pointer: "", rule: "not-json" } },
  ];
  for (const { given, body, violation } of replies) {
    it(`is REPLY_INVALID when the reply ${given}`, async () => {
      const { broker, connection } = await scene();
      const call = failure(connection.request(requestSupplier, { id: 1 }, sender));
      const [request] = await broker.waitForMessages("queue_orders", 1);
      const { replyTo = "", correlationId = "" } = request?.properties ?? {};
      await reply(broker, replyTo, body, correlationId);
      const error = await call;
      expect(error).toMatchObject({ code: "REPLY_INVALID", violations: [violation] });
      expect(error.message).not.toContain("4711");
    });
  }

  it("is EVENT_UNROUTABLE at once when there is no queue for it", async () => {
    const { connection } = await scene({ topology: "ignore" });
    expect((await failure(connection.request(requestSupplier, { id: 1 }, sender))).code).toBe("EVENT_UNROUTABLE");
  });

  it("is REQUEST_ABORTED by its signal", async () => {
    const { broker, connection } = await scene();
    const controller = new AbortController();
    const call = failure(connection.request(requestSupplier, { id: 1 }, sender, { signal: controller.signal }));
    await broker.waitForMessages("queue_orders", 1);
    controller.abort();
    expect((await call).code).toBe("REQUEST_ABORTED");
    const again = connection.request(requestSupplier, { id: 1 }, sender, { signal: controller.signal });
    expect((await failure(again)).code).toBe("REQUEST_ABORTED");
  });

  const unsent: readonly { given: string; code: string; end: (call: Unsent) => Promise<unknown> }[] = [
    { given: "its time is over", code: "REQUEST_TIMEOUT", end: ({ ask }) => ask({ timeoutMs: 20 }) },
    {
      given: "its signal is aborted",
      code: "REQUEST_ABORTED",
      end: ({ ask }) => ask({ signal: AbortSignal.timeout(20) }),
    },
    {
      given: "its signal was aborted before",
      code: "REQUEST_ABORTED",
      end: ({ ask }) => ask({ signal: AbortSignal.abort() }),
    },
    {
      given: "the connection is closed",
      code: "CONNECTION_CLOSED",
      end: async ({ ask, connection }) => Promise.all([ask({}), connection.close()]),
    },
  ];
  for (const { given, code, end } of unsent) {
    it(`that waited to be sent says that it was not handled when ${given}`, async () => {
      const { broker, connection } = await scene({ closeTimeoutMs: 100 });
      broker.refuseConnections();
      broker.closeConnections();
      const ask = (options: RequestOptions) => connection.request(requestSupplier, { id: 1 }, sender, options);
      const error = await failure(end({ ask, connection }));
      expect(error.code).toBe(code);
      expect(error.message).toContain("was not sent");
      expect(error.message).not.toContain("may have been handled");
    });
  }

  it("is not begun with a signal that is none, and leaves nothing behind", async () => {
    const { connection } = await scene();
    const signal = new AbortController() as unknown as AbortSignal;
    const error = await failure(connection.request(requestSupplier, { id: 1 }, sender, { signal }));
    expect(error.code).toBe("OPTION_INVALID");
    expect(connection.health().pending.requests).toBe(0);
  });

  it("is told why it was rejected, up to what a message holds for it", async () => {
    const { connection } = await scene();
    const reject = (): void => {
      throw new RejectEvent("no ".repeat(10_000_000), { code: "C".repeat(1_000) });
    };
    await connection.consume([ordersSubscription], handling(reject));
    const { rejection } = await failure(connection.request(requestSupplier, { id: 1 }, sender));
    expect(rejection?.message).toHaveLength(10_000);
    expect(rejection?.code).toHaveLength(255);
  });

  it("whose reply comes too late leaves nothing behind", async () => {
    const { connection, log } = await scene();
    let reply: (value: unknown) => void = ignore;
    const slow = (): Promise<unknown> =>
      new Promise((resolve) => {
        reply = resolve;
      });
    await connection.consume([ordersSubscription], handling(slow));
    expect((await failure(connection.request(requestSupplier, { id: 1 }, sender, { timeoutMs: 40 }))).code).toBe(
      "REQUEST_TIMEOUT",
    );
    reply({ name: "late" });
    expect(await log.count("late-reply", 1)).toMatchObject([{ count: 1 }]);
    expect(connection.health().pending.requests).toBe(0);
  });
});

describe("a connection that is lost before the reply", () => {
  it("fails the request", async () => {
    const { broker, connection } = await scene();
    const call = failure(connection.request(requestSupplier, { id: 1 }, sender));
    await broker.waitForMessages("queue_orders", 1);
    broker.closeConnections();
    expect((await call).code).toBe("CONNECTION_CLOSED");
  });

  it("fails one that the broker has not confirmed, and does not send it again", async () => {
    const { broker, connection, log } = await scene();
    await failure(connection.request(requestSupplier, { id: 0 }, sender, { timeoutMs: 10 }));
    broker.block();
    // RabbitMQ still takes what tells it that we publish, and nothing after that.
    const calls = [1, 2].map((id) => failure(connection.request(requestSupplier, { id }, sender)));
    await log.count("blocked", 1);
    broker.closeConnections();
    broker.unblock();
    expect((await Promise.all(calls)).map(({ code }) => code)).toEqual(["CONNECTION_CLOSED", "CONNECTION_CLOSED"]);
    await log.count("open", 2);
    expect(log.all("resending")).toEqual([]);
  });

  it("has it sent again when it is idempotent", async () => {
    const { broker, connection } = await scene();
    const call = connection.request(requestSupplier, { id: 1 }, sender, { idempotent: true });
    await broker.waitForMessages("queue_orders", 1);
    broker.closeConnections();
    await broker.waitForMessages("queue_orders", 2);
    await connection.consume(
      [ordersSubscription],
      handling(({ id }) => ({ name: `supplier ${id}` })),
    );
    expect(await call).toMatchObject({ name: "supplier 1" });
  });

  it("fails one that the broker confirmed in the same moment", async () => {
    const broker = new InMemoryBroker();
    const { connection } = await scene({ transport: closingWithConfirm(broker) }, broker);
    broker.declareQueue(ordersSubscription.queue);
    const call = failure(connection.request(requestSupplier, { id: 1 }, sender, { timeoutMs: 2_000 }));
    expect((await call).code).toBe("CONNECTION_CLOSED");
    expect(connection.health().pending.requests).toBe(0);
  });

  it("does not concern one that was not sent yet", async () => {
    const { broker, connection } = await scene();
    await connection.consume(
      [ordersSubscription],
      handling(() => ({ name: "x" })),
    );
    broker.refuseConnections();
    broker.closeConnections();
    const call = connection.request(requestSupplier, { id: 1 }, sender);
    broker.acceptConnections();
    expect(await call).toMatchObject({ name: "x" });
  });
});

it("close fails what is still waiting", async () => {
  const { broker, connection } = await scene();
  const call = failure(connection.request(requestSupplier, { id: 1 }, sender));
  await broker.waitForMessages("queue_orders", 1);
  await connection.close();
  expect((await call).code).toBe("CONNECTION_CLOSED");
});

/** Replies as a service in another language does. */
async function reply(broker: InMemoryBroker, replyTo: string, body: string, correlationId: string): Promise<void> {
  const listener = { closed: ignore, blocked: ignore, unblocked: ignore, drained: ignore, returned: ignore };
  const target = { url: "amqp://memory/", connectionName: "other", connectTimeoutMs: 1_000, heartbeatSeconds: 10 };
  const connection = await broker.transport().connect(target, listener);
  const channel = await connection.openChannel("plain", listener);
  const properties = { correlationId };
  channel.publish({ exchange: "", routingKey: replyTo, body: Buffer.from(body), properties, mandatory: false });
  await connection.close();
}

/** A broker that closes the channel right behind its first confirm, so that both are read at once. */
function closingWithConfirm(broker: InMemoryBroker): Transport {
  let isClosed = false;
  return withChannels(broker.transport(), (channel, { listener }) => ({
    publish: (message, settled) =>
      channel.publish(message, (error) => {
        settled?.(error);
        if (isClosed) return;
        isClosed = true;
        listener.closed(undefined);
      }),
  }));
}
