import type { ConsumeOptions, Delivery } from "@eventwright/runtime";
import { describe, expect, it } from "vitest";
import { promiseWithResolvers } from "../support/promise-with-resolvers.js";
import { ordersSubscription, type PriceChanged, publishPriceChanged, sender } from "./contract.js";
import { type Scene, scene } from "./setup.js";

type Options = ConsumeOptions<{ readonly "price.changed": (event: PriceChanged) => unknown }>;

/** Handlers at work: each says when it starts, and stays until it is ended. */
class Work {
  /** Product and price, in the order in which handlers started. */
  readonly started: string[] = [];
  readonly #ends = new Map<string, { resolve(): void; reject(error: Error): void }>();
  #look = (): void => undefined;

  readonly handler = ({ id, price }: PriceChanged): Promise<void> => {
    const { promise, resolve, reject } = promiseWithResolvers<void>();
    this.started.push(`${id}:${price}`);
    this.#ends.set(`${id}:${price}`, { resolve, reject });
    this.#look();
    return promise;
  };

  end(name: string): void {
    this.#ends.get(name)?.resolve();
  }

  fail(name: string): void {
    this.#ends.get(name)?.reject(new Error("away"));
  }

  /** Resolves when so many have started in all. */
  count(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => {
        if (this.started.length >= count) resolve();
      };
      this.#look();
    });
  }
}

const byProduct = ({ id }: PriceChanged): string => String(id);

async function consuming(options: Options, names: readonly string[]): Promise<Scene & { readonly work: Work }> {
  const opened = await scene({ closeTimeoutMs: 50 });
  const work = new Work();
  await opened.connection.consume([ordersSubscription], { "price.changed": work.handler }, options);
  await publish(opened, names);
  return { ...opened, work };
}

async function publish({ connection }: Scene, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const [id, price] = name.split(":").map(Number);
    await connection.publish(publishPriceChanged, { id, price }, sender);
  }
}

describe("order by key", () => {
  it("events of one key are handled one after the other, of different keys at the same time", async () => {
    const { broker, work } = await consuming({ orderBy: byProduct }, ["1:1", "1:2", "2:1", "1:3", "2:2"]);
    await work.count(2);
    expect(work.started).toEqual(["1:1", "2:1"]);
    work.end("2:1");
    await work.count(3);
    expect(work.started.at(-1)).toBe("2:2");
    work.end("1:1");
    await work.count(4);
    work.end("1:2");
    await work.count(5);
    expect(work.started.slice(-2)).toEqual(["1:2", "1:3"]);
    work.end("1:3");
    work.end("2:2");
    await broker.waitForIdle();
  });

  it("without it, events of one key are handled at the same time", async () => {
    const { work } = await consuming({}, ["1:1", "1:2"]);
    await work.count(2);
    expect(work.started).toEqual(["1:1", "1:2"]);
  });

  it("an event without a key waits for nobody", async () => {
    const orderBy = ({ id }: PriceChanged): string | undefined => (id === 0 ? undefined : String(id));
    const { work } = await consuming({ orderBy }, ["1:1", "0:1", "0:2"]);
    await work.count(3);
    expect(work.started).toEqual(["1:1", "0:1", "0:2"]);
  });

  it("what is delivered again after a loss waits for the handler that is still at work on it", async () => {
    const opened = await consuming({ orderBy: byProduct }, ["1:1", "1:2"]);
    const { broker, log, work } = opened;
    await work.count(1);
    broker.closeConnections();
    await log.count("consumer-running", 2);
    await publish(opened, ["2:1"]);
    await work.count(2);
    expect(work.started).toEqual(["1:1", "2:1"]);
    work.end("1:1");
    await work.count(3);
    work.end("1:1");
    await work.count(4);
    expect(work.started.slice(2)).toEqual(["1:1", "1:2"]);
  });

  it("an event that is retried leaves its place, and those behind it go on", async () => {
    const { work } = await consuming({ orderBy: byProduct, retryDelaysMs: [1] }, ["1:1", "1:2"]);
    await work.count(1);
    work.fail("1:1");
    await work.count(2);
    expect(work.started).toEqual(["1:1", "1:2"]);
    work.end("1:2");
    await work.count(3);
    expect(work.started.at(-1)).toBe("1:1");
  });

  it("a key that cannot be found counts as a handler that failed", async () => {
    const orderBy = (_event: PriceChanged, { attempt }: Delivery): string => {
      throw new TypeError(`4711 at attempt ${attempt}`);
    };
    const { broker, work } = await consuming({ orderBy, retryDelaysMs: [1] }, ["1:1"]);
    const [dead] = await broker.waitForMessages("queue_orders.dead", 1);
    expect(dead?.properties.headers).toMatchObject({
      "x-eventwright-reason": "failed",
      "x-eventwright-error": "TypeError",
      "x-eventwright-attempts": 2,
    });
    expect(work.started).toEqual([]);
  });
});
