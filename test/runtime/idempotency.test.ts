import { setTimeout as sleep } from "node:timers/promises";
import {
  type Delivery,
  type IdempotencyOptions,
  type IdempotencyStore,
  InMemoryIdempotencyStore,
  type MessageClaim,
} from "@eventwright/runtime";
import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it } from "vitest";
import { promiseWithResolvers } from "../support/promise-with-resolvers.js";
import { ordersSubscription, type PriceChanged, publishPriceChanged, requestSupplier, sender } from "./contract.js";
import { failure, type Scene, scene } from "./setup.js";

const ignore = (): void => undefined;

interface Consuming extends Scene {
  readonly prices: number[];
}

type Handle = (event: PriceChanged, delivery: Delivery) => unknown;

/** A service with a connection of its own; what its handler did is in `prices`. */
async function consuming(
  idempotency: Omit<IdempotencyOptions, "key">,
  handle: Handle = ignore,
  broker = new InMemoryBroker(),
): Promise<Consuming> {
  const opened = await scene({}, broker);
  const prices: number[] = [];
  const handler = async (event: PriceChanged, delivery: Delivery): Promise<void> => {
    await handle(event, delivery);
    prices.push(event.price);
  };
  await opened.connection.consume(
    [ordersSubscription],
    { "price.changed": handler },
    { idempotency, retryDelaysMs: [1, 1], prefetch: 2 },
  );
  return { ...opened, prices };
}

async function send({ connection }: Scene, price: number, messageId: string): Promise<void> {
  await connection.publish(publishPriceChanged, { price }, sender, { messageId });
}

describe("a consumer with an idempotency store", () => {
  it("does what a message asks for once, however often it comes", async () => {
    const service = await consuming({ store: new InMemoryIdempotencyStore() });
    for (const id of ["m-1", "m-1", "m-2", "m-1"]) await send(service, Number(id.slice(2)), id);
    await service.broker.waitForIdle();
    expect(service.prices).toEqual([1, 2]);
    expect(service.log.all("duplicate")).toMatchObject([
      { queue: "queue_orders", messageId: "m-1" },
      { queue: "queue_orders", messageId: "m-1" },
    ]);
    expect(service.broker.messages("queue_orders.dead")).toEqual([]);
  });

  it("lets the second of two consumers wait until the first is done, and acknowledges its copy only then", async () => {
    const store = new InMemoryIdempotencyStore();
    const { promise: gate, resolve: open } = promiseWithResolvers<void>();
    const { promise: atWork, resolve: started } = promiseWithResolvers<void>();
    const handle = (): Promise<void> => {
      started();
      return gate;
    };
    const first = await consuming({ store }, handle);
    const second = await consuming({ store }, handle, first.broker);
    await send(first, 1, "m-1");
    await atWork;
    await send(first, 1, "m-1");
    const unsettled = (): number | undefined =>
      first.broker.queues().find(({ name }) => name === "queue_orders")?.unsettledCount;
    // Long enough for a store that is asked every few milliseconds.
    await sleep(100);
    expect(unsettled()).toBe(2);
    open();
    await first.broker.waitForIdle();
    expect([...first.prices, ...second.prices]).toEqual([1]);
    expect([...first.log.all("duplicate"), ...second.log.all("duplicate")]).toHaveLength(1);
  });

  it("takes over what a consumer that died has claimed, when its claim has expired", async () => {
    const store = new InMemoryIdempotencyStore();
    await store.claim({ key: "queue_orders:m-1", token: "of one that died" }, { ttlMs: 80 });
    const diedMs = performance.now();
    const service = await consuming({ store });
    await send(service, 1, "m-1");
    await service.broker.waitForIdle();
    expect(service.prices).toEqual([1]);
    expect(performance.now() - diedMs).toBeGreaterThanOrEqual(75);
  });

  it("keeps its claim for as long as its handler runs", async () => {
    const store = new InMemoryIdempotencyStore();
    const slow = (): Promise<void> => sleep(650);
    const first = await consuming({ store, claimMs: 300 }, slow);
    const second = await consuming({ store, claimMs: 300 }, slow, first.broker);
    await send(first, 1, "m-1");
    await send(first, 1, "m-1");
    await first.broker.waitForIdle();
    expect([...first.prices, ...second.prices]).toEqual([1]);
  });

  it("tries again after a failure: nothing is done before its handler returned", async () => {
    const attempts: number[] = [];
    const { promise: third, resolve: succeed } = promiseWithResolvers<void>();
    const service = await consuming({ store: new InMemoryIdempotencyStore() }, (_event, { attempt }) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error("away");
      succeed();
    });
    await send(service, 1, "m-1");
    await third;
    await service.broker.waitForIdle();
    expect(attempts).toEqual([1, 2, 3]);
    expect(service.prices).toEqual([1]);
  });

  it("forgets when it was told to: a copy that comes later is handled again", async () => {
    const service = await consuming({ store: new InMemoryIdempotencyStore(), rememberMs: 1 });
    await send(service, 1, "m-1");
    await service.broker.waitForIdle();
    await sleep(5);
    await send(service, 1, "m-1");
    await service.broker.waitForIdle();
    expect(service.prices).toEqual([1, 1]);
  });

  it("handles what has no message id as if there were no store", async () => {
    const service = await consuming({ store: new InMemoryIdempotencyStore() });
    const body = Buffer.from(
      JSON.stringify({
        from_service: "a",
        to_service: "b",
        method: "POST",
        payload: { event: "price.changed", price: 7 },
      }),
    );
    for (let copy = 0; copy < 2; copy += 1) service.broker.publish({ routingKey: "queue_orders", body });
    await service.broker.waitForIdle();
    expect(service.prices).toEqual([7, 7]);
  });

  const nobodys: readonly { given: string; id: string; key?: () => unknown }[] = [
    { given: "an empty message id, as some clients write where none was given", id: "" },
    { given: "a key that is empty", id: "m-1", key: () => "" },
    { given: "a key that is null", id: "m-1", key: () => null },
  ];
  for (const { given, id, key } of nobodys) {
    it(`takes no two messages for copies of each other because of ${given}`, async () => {
      const { broker, connection, log } = await scene();
      const prices: number[] = [];
      const idempotency = {
        store: new InMemoryIdempotencyStore(),
        ...(key === undefined ? {} : { key: key as () => string }),
      };
      await connection.consume(
        [ordersSubscription],
        { "price.changed": ({ price }: PriceChanged) => void prices.push(price) },
        { idempotency },
      );
      for (const price of [1, 2, 3]) {
        await connection.publish(publishPriceChanged, { price }, sender, { messageId: id });
      }
      await broker.waitForIdle();
      expect(prices).toEqual([1, 2, 3]);
      expect(log.all("duplicate")).toEqual([]);
    });
  }

  it("keeps a message whose key is no text: a promise would be the same one for all", async () => {
    const { broker, connection } = await scene();
    const key = (async () => "m") as unknown as () => string;
    await connection.consume(
      [ordersSubscription],
      { "price.changed": ignore },
      { idempotency: { store: new InMemoryIdempotencyStore(), key }, retryDelaysMs: [] },
    );
    for (const price of [1, 2]) await connection.publish(publishPriceChanged, { price }, sender);
    const dead = await broker.waitForMessages("queue_orders.dead", 2);
    expect(dead[0]?.properties.headers).toMatchObject({ "x-eventwright-error": "KeyError" });
  });

  it("finds copies by a key of the caller's", async () => {
    const opened = await scene();
    const prices: number[] = [];
    await opened.connection.consume(
      [ordersSubscription],
      { "price.changed": ({ price }: PriceChanged) => void prices.push(price) },
      { idempotency: { store: new InMemoryIdempotencyStore(), key: ({ price }) => String(price) } },
    );
    for (const id of ["m-1", "m-2"]) await send(opened, 7, id);
    await opened.broker.waitForIdle();
    expect(prices).toEqual([7]);
  });

  it("answers a request each time: the copy of a request needs a reply, too", async () => {
    const { connection } = await scene();
    const names = ["answer 1", "answer 2"];
    await connection.consume(
      [ordersSubscription],
      { get_supplier: () => ({ name: names.shift() }) },
      { idempotency: { store: new InMemoryIdempotencyStore() } },
    );
    for (const name of ["answer 1", "answer 2"]) {
      expect(await connection.request(requestSupplier, { id: 1 }, sender, { messageId: "m-1" })).toMatchObject({
        name,
      });
    }
  });

  it("waits for a store that fails, tells of it once, and loses and repeats nothing", async () => {
    const works = new InMemoryIdempotencyStore();
    const failures = Array.from({ length: 3 }, (_, index) => new Error(`The store is away ${index}.`));
    const store: IdempotencyStore = {
      claim: async (claim, options) => {
        const failure = failures.shift();
        if (failure !== undefined) throw failure;
        return works.claim(claim, options);
      },
      complete: (claim, options) => works.complete(claim, options),
      release: (claim) => works.release(claim),
    };
    const service = await consuming({ store });
    await send(service, 1, "m-1");
    await service.broker.waitForIdle();
    await send(service, 1, "m-1");
    await service.broker.waitForIdle();
    expect(service.prices).toEqual([1]);
    expect(service.log.all("idempotency-store-failed")).toHaveLength(1);
    expect(service.broker.messages("queue_orders.dead")).toEqual([]);
  });

  const nonsense: readonly { given: string; broken: Partial<Record<keyof IdempotencyStore, () => unknown>> }[] = [
    { given: "throws", broken: { claim: () => expect.fail("away") } },
    { given: "does not know what a claim is", broken: { claim: async () => "yes" } },
    { given: "does not say whether it completed", broken: { complete: async () => undefined } },
  ];
  for (const { given, broken } of nonsense) {
    it(`waits for a store that ${given}, and its health tells until it works`, async () => {
      const works = new InMemoryIdempotencyStore();
      let isBroken = true;
      const methods = (["claim", "complete", "release"] as const).map((name) => {
        const method = (...parameters: [MessageClaim, never]): unknown => {
          const breaks = broken[name];
          return isBroken && breaks !== undefined ? breaks() : works[name](...parameters);
        };
        return [name, method];
      });
      const store: IdempotencyStore = Object.fromEntries(methods);
      const service = await consuming({ store });
      expect(service.connection.health()).toMatchObject({
        messaging: "healthy",
        consumers: [{ idempotencyStore: { state: "working", failures: 0, lastFailure: undefined } }],
      });
      await send(service, 1, "m-1");
      const [failed] = await service.log.count("idempotency-store-failed", 1);
      expect(service.connection.health()).toMatchObject({
        messaging: "unhealthy",
        consumers: [
          { state: "running", idempotencyStore: { state: "failing", lastFailure: { error: failed?.error } } },
        ],
      });
      isBroken = false;
      await service.broker.waitForIdle();
      expect(service.prices).toEqual([1]);
      const health = service.connection.health();
      expect(health).toMatchObject({
        messaging: "healthy",
        consumers: [{ idempotencyStore: { state: "working", lastFailure: { at: expect.any(Date) } } }],
      });
      expect(health.consumers[0]?.idempotencyStore?.failures).toBeGreaterThan(0);
    });
  }

  it("has no store in the health of a consumer that has none", async () => {
    const { connection } = await scene();
    await connection.consume([ordersSubscription], { "price.changed": ignore });
    expect(connection.health().consumers).toEqual([{ queue: "queue_orders", state: "running" }]);
  });

  describe("whose handler exceeds its time and works on", () => {
    /** The first handler stays at work until it is told how to end; whatever runs beside it is counted. */
    async function timingOut(claimMs: number) {
      const { promise: ending, resolve: end } = promiseWithResolvers<"return" | "throw">();
      const opened = await scene();
      let running = 0;
      const effects: number[] = [];
      const handler = async (_event: PriceChanged, { attempt }: Delivery): Promise<void> => {
        running += 1;
        const atOnce = running;
        try {
          if (attempt === 1 && (await ending) === "throw") throw new Error("away");
          effects.push(atOnce);
        } finally {
          running -= 1;
        }
      };
      await opened.connection.consume(
        [ordersSubscription],
        { "price.changed": handler },
        {
          idempotency: { store: new InMemoryIdempotencyStore(), claimMs },
          handlerTimeoutMs: 20,
          retryDelaysMs: [1, 1],
        },
      );
      await send(opened, 1, "m-1");
      await opened.log.count("retrying", 1);
      // Long enough for the retry to come back, and to be looked at.
      await sleep(100);
      return { ...opened, effects, end };
    }

    it("is not joined by the next attempt, which is a duplicate when the first returns after all", async () => {
      const { broker, log, effects, end } = await timingOut(60_000);
      expect(effects).toEqual([]);
      end("return");
      await broker.waitForIdle();
      expect(effects).toEqual([1]);
      expect(log.all("duplicate")).toMatchObject([{ messageId: "m-1" }]);
      expect(broker.messages("queue_orders.dead")).toEqual([]);
    });

    it("gives way to the next attempt at once when it throws after all", async () => {
      const { broker, effects, end } = await timingOut(60_000);
      end("throw");
      await broker.waitForIdle();
      expect(effects).toEqual([1]);
    });

    it("gives way to the next attempt when its claim is over, if it never ends", async () => {
      const { broker, effects } = await timingOut(150);
      await broker.waitForIdle();
      expect(effects).toEqual([2]);
    });
  });

  it("gives back what waits for a claim when it closes", async () => {
    const works = new InMemoryIdempotencyStore();
    await works.claim({ key: "queue_orders:m-1", token: "somebody" }, { ttlMs: 60_000 });
    const { promise: asked, resolve } = promiseWithResolvers<void>();
    const store: IdempotencyStore = {
      claim: (claim, options) => {
        resolve();
        return works.claim(claim, options);
      },
      complete: (claim, options) => works.complete(claim, options),
      release: (claim) => works.release(claim),
    };
    const service = await consuming({ store });
    await send(service, 1, "m-1");
    await asked;
    await service.connection.close();
    expect(service.prices).toEqual([]);
    expect(service.broker.messages("queue_orders")).toHaveLength(1);
  });

  it("hands its claim to the handler, whose store refuses it when another has taken over", async () => {
    const store = new InMemoryIdempotencyStore();
    const said: unknown[] = [];
    const service = await consuming({ store }, async (_event, { claim }) => {
      if (claim === undefined) throw new Error("There is no claim.");
      said.push(claim.key, await store.complete({ ...claim, token: "another" }, { rememberMs: 1_000 }));
      said.push(await store.complete(claim, { rememberMs: 1_000 }));
    });
    await send(service, 1, "m-1");
    await service.broker.waitForIdle();
    expect(said).toEqual(["queue_orders:m-1", false, true]);
  });

  it("tells a handler by its signal that another consumer has taken over", async () => {
    const works = new InMemoryIdempotencyStore();
    const store: IdempotencyStore = {
      claim: (claim, options) => works.claim(claim, options),
      complete: async () => true,
      release: (claim) => works.release(claim),
    };
    const reasons: string[] = [];
    const service = await consuming({ store, claimMs: 30 }, async (_event, { claim, signal }) => {
      if (claim === undefined) throw new Error("There is no claim.");
      await works.release(claim);
      await works.claim({ ...claim, token: "another" }, { ttlMs: 60_000 });
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      reasons.push(signal.reason.name);
    });
    await send(service, 1, "m-1");
    await service.broker.waitForIdle();
    expect(reasons).toEqual(["ClaimLostError"]);
  });
});

it("options of a store that cannot work are refused", async () => {
  const { connection } = await scene();
  const store = new InMemoryIdempotencyStore();
  for (const idempotency of [
    { store, claimMs: 0 },
    { store, rememberMs: Number.NaN },
  ]) {
    const call = connection.consume([ordersSubscription], { "price.changed": ignore }, { idempotency });
    expect((await failure(call)).code).toBe("OPTION_INVALID");
  }
});
