import { setTimeout as sleep } from "node:timers/promises";
import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it } from "vitest";
import { promiseWithResolvers } from "../support/promise-with-resolvers.js";
import { ordersSubscription } from "./contract.js";
import { scene, withChannels } from "./setup.js";

const ignore = (): void => undefined;
const handlers = { "price.changed": ignore, "product.removed": ignore, get_supplier: () => ({ name: "Lumen" }) };

/** The same broker, which answers to `consume` when it is told to. */
function slowToConsume(broker: InMemoryBroker) {
  const asked: (() => void)[] = [];
  const { promise: whenAsked, resolve: isAsked } = promiseWithResolvers<void>();
  let isSlow = false;
  const transport = withChannels(broker.transport(), (channel) => ({
    async consume(...parameters) {
      if (isSlow) {
        isAsked();
        await new Promise<void>((answer) => asked.push(answer));
      }
      return channel.consume(...parameters);
    },
  }));
  return {
    transport,
    whenAsked,
    beSlow: () => {
      isSlow = true;
    },
    answer: () => {
      isSlow = false;
      for (const one of asked.splice(0)) one();
    },
  };
}

describe("pause and resume in quick succession", () => {
  const consumers = (broker: InMemoryBroker): number | undefined =>
    broker.queues().find(({ name }) => name === "queue_orders")?.consumerCount;

  it("leave one consumer, and none when the last word is pause", async () => {
    const broker = new InMemoryBroker();
    const { transport, beSlow, answer } = slowToConsume(broker);
    const { connection } = await scene({ transport }, broker);
    const consumption = await connection.consume([ordersSubscription], handlers);
    beSlow();
    const words = ["pause", "resume", "pause", "resume"] as const;
    const said = words.map((word) => consumption[word]());
    // Longer than any of them waits before it asks the broker.
    await sleep(50);
    answer();
    await Promise.all(said);
    await broker.waitForIdle();
    expect(consumers(broker)).toBe(1);
    await consumption.pause();
    expect(consumers(broker)).toBe(0);
    await Promise.all([consumption.resume(), consumption.pause()]);
    await broker.waitForIdle();
    expect(consumers(broker)).toBe(0);
    await consumption.resume();
    expect(consumers(broker)).toBe(1);
  });

  it("leave one consumer while the connection comes back, too", async () => {
    const broker = new InMemoryBroker();
    const { transport, whenAsked, beSlow, answer } = slowToConsume(broker);
    const { connection, log } = await scene({ transport }, broker);
    const consumption = await connection.consume([ordersSubscription], handlers);
    beSlow();
    broker.closeConnections();
    await whenAsked;
    const said = [consumption.pause(), consumption.resume()];
    await sleep(50);
    answer();
    await Promise.all(said);
    await log.count("consumer-running", 2);
    await broker.waitForIdle();
    expect(consumers(broker)).toBe(1);
  });
});
