import { type OutgoingMessage, type Transport, TransportError } from "@eventwright/runtime/transport";
import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it } from "vitest";
import { publishPriceChanged, sender } from "./contract.js";
import { bodies, failure, scene, withChannels } from "./setup.js";

describe("one bad message among many", () => {
  it("fails alone, although the broker closes the channel over it without saying which it was", async () => {
    // Which of the brokers answers, and so which user is right, is not known beforehand.
    const url = ["amqp://guest:guest@memory/", "amqp://other:other@elsewhere/"];
    const { broker, connection } = await scene({ url });
    const bad = {
      ...publishPriceChanged,
      destinations: publishPriceChanged.destinations.map((destination) => ({ ...destination, userId: "other" })),
    };
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, price) =>
        connection.publish(price === 17 ? bad : publishPriceChanged, { price }, sender),
      ),
    );
    const codes = results.map((result) => (result.status === "fulfilled" ? "ok" : result.reason.code));
    expect(codes[17]).toBe("EVENT_REFUSED");
    expect(codes.filter((code) => code === "ok")).toHaveLength(39);
    expect(
      new Set(
        bodies(broker.messages("queue_orders")).map((body) => (body as { payload: { price: number } }).payload.price),
      ).size,
    ).toBe(39);
  });
});

/** RabbitMQ 3.10.8 ends the whole connection over a reply to an address that it cannot read: 541, without a word of why. */
function closesOver(isBad: (message: OutgoingMessage) => boolean, broker: InMemoryBroker): Transport {
  const inner = broker.transport();
  let reason: TransportError | undefined;
  const explained: Transport = {
    connect(target, listener) {
      reason = undefined;
      return inner.connect(target, { ...listener, closed: (error) => listener.closed(reason ?? error) });
    },
  };
  return withChannels(explained, (channel, { connection }) => ({
    publish(message, settled) {
      if (!isBad(message)) return channel.publish(message, settled);
      reason = new TransportError("broker-error", "The broker closed the connection: 541 INTERNAL_ERROR", {
        replyCode: 541,
      });
      connection.destroy();
      return true;
    },
  }));
}

describe("a message over which the broker closes the whole connection", () => {
  const failing = ({ properties }: OutgoingMessage): boolean => properties.headers?.["bad"] === true;

  it("fails alone, and is not sent again and again until its deadline", async () => {
    const broker = new InMemoryBroker();
    const { connection, log } = await scene({ transport: closesOver(failing, broker) }, broker);
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, price) =>
        connection.publish(publishPriceChanged, { price }, sender, price === 17 ? { headers: { bad: true } } : {}),
      ),
    );
    const codes = results.map((result) => (result.status === "fulfilled" ? "ok" : result.reason.code));
    expect(codes[17]).toBe("EVENT_REFUSED");
    expect(codes.filter((code) => code === "ok")).toHaveLength(39);
    expect(log.all("reconnecting").length).toBeLessThanOrEqual(3);
  });

  it("is known when it does so alone for the second time: the first may be the broker's own trouble", async () => {
    const broker = new InMemoryBroker();
    let troubles = 1;
    const transport = closesOver((message) => failing(message) && troubles-- > 0, broker);
    const { connection } = await scene({ transport }, broker);
    await connection.publish(publishPriceChanged, { price: 1 }, sender, { headers: { bad: true } });
    troubles = Number.POSITIVE_INFINITY;
    const error = await failure(
      connection.publish(publishPriceChanged, { price: 2 }, sender, { headers: { bad: true }, messageId: "m-2" }),
    );
    expect(error).toMatchObject({ code: "EVENT_REFUSED", messageId: "m-2" });
    expect(error.message).toContain("541");
  });
});
