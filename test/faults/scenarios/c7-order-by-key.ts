import { setTimeout as sleep } from "node:timers/promises";
import { connect, type Delivery } from "@eventwright/runtime";
import { type ChannelModel, connect as connectAmqplib } from "amqplib";
import { type BenchEvent, sender, subscription } from "../bench-contract.js";
import { atLeast, exactly } from "../checks.js";
import { Feeder } from "../clients/feeder.js";
import { idOf } from "../drain.js";
import { register } from "../scenario.js";
import { waitUntil } from "../wait-until.js";

interface OrderSubject {
  open(target: OrderTarget): Promise<{ close(): Promise<void> }>;
}

interface OrderTarget {
  readonly url: string;
  readonly queue: string;
  readonly prefetch: number;
  readonly concurrency: number;
  readonly keyOf: (id: number) => string;
  readonly handle: (message: { readonly id: number; readonly redelivered: boolean }) => Promise<void>;
}

/** One message: the how-manieth of its key. */
interface Place {
  readonly key: string;
  readonly sequence: number;
}

const QUEUE = "ordered";
/** Several of one key come one after the other, or they would never meet. */
const MOST_IN_A_ROW = 6;
const MOST_HANDLER_MS = 20;
const SETTLED_WITHIN_MS = 60_000;

export const orderByKey = register({
  id: "C7",
  title: "1,000 keys, 32 handlers at a time, connections cut in the middle of them",
  mustShow: "per-key order is never violated on first delivery, and no two of one key run at the same time",
  parameters: {
    short: { keys: 100, messages: 3_000, cuts: 12, concurrency: 32 },
    full: { keys: 1_000, messages: 40_000, cuts: 200, concurrency: 32 },
  },
  subject: { open: openRuntime(true) } as OrderSubject,
  hazards: [
    {
      name: "the runtime without orderBy",
      breaks: "out of order on first delivery",
      subject: { open: openRuntime(false) },
    },
    {
      name: "amqplib with a chain of promises per key, new with each channel",
      breaks: "two of one key at the same time",
      subject: { open: openChained },
    },
  ],
  async run(bench, { keys, messages, cuts, concurrency }, subject) {
    await bench.declareQueue(QUEUE);
    const proxy = await bench.proxy();
    const feeder = bench.keep(await Feeder.open(bench.url));
    const places = drawPlaces({ keys, messages }, (least, most) => bench.random.integer(least, most));
    await feeder.feed(QUEUE, places.keys());
    const handled = new Set<number>();
    const latest = new Map<string, number>();
    const atWork = new Set<string>();
    let outOfOrder = 0;
    let together = 0;
    let mostAtWork = 0;
    const handle = async ({ id, redelivered }: { readonly id: number; readonly redelivered: boolean }) => {
      const { key, sequence } = placeOf(places, id);
      if (atWork.has(key)) together += 1;
      atWork.add(key);
      mostAtWork = Math.max(mostAtWork, atWork.size);
      await sleep(bench.random.integer(0, MOST_HANDLER_MS));
      atWork.delete(key);
      handled.add(id);
      if (redelivered) return;
      if (sequence < (latest.get(key) ?? 0)) outOfOrder += 1;
      latest.set(key, sequence);
    };
    const keyOf = (id: number): string => placeOf(places, id).key;
    await bench.open(
      subject.open({ url: proxy.address, queue: QUEUE, prefetch: concurrency * 4, concurrency, keyOf, handle }),
    );
    // Evenly over the whole load, each at a random moment.
    for (let cut = 0; cut < cuts; cut += 1) {
      await waitUntil(() => handled.size >= (messages * (cut + 1)) / (cuts + 1), SETTLED_WITHIN_MS);
      await sleep(bench.random.integer(0, MOST_HANDLER_MS));
      proxy.cut();
      if ((cut + 1) % 50 === 0) bench.progress(`${cut + 1} cuts, ${handled.size} of ${messages} handled`);
    }
    await waitUntil(() => handled.size >= messages, SETTLED_WITHIN_MS);
    return [
      exactly("out of order on first delivery", outOfOrder, 0),
      exactly("two of one key at the same time", together, 0),
      atLeast("keys at work at the same time", mostAtWork, concurrency),
      exactly("never handled", messages - handled.size, 0),
    ];
  },
});

function drawPlaces(
  { keys, messages }: { readonly keys: number; readonly messages: number },
  draw: (least: number, most: number) => number,
): readonly Place[] {
  const counts = new Map<string, number>();
  const places: Place[] = [];
  while (places.length < messages) {
    const key = String(draw(1, keys));
    for (let inARow = draw(1, MOST_IN_A_ROW); inARow > 0 && places.length < messages; inARow -= 1) {
      const sequence = counts.get(key) ?? 0;
      counts.set(key, sequence + 1);
      places.push({ key, sequence });
    }
  }
  return places;
}

function placeOf(places: readonly Place[], id: number): Place {
  const place = places[id];
  if (place === undefined) throw new Error(`Nobody sent message ${id}.`);
  return place;
}

function openRuntime(isOrdered: boolean): OrderSubject["open"] {
  return async ({ url, queue, prefetch, concurrency, keyOf, handle }) => {
    const reconnect = { initialDelayMs: 1, maxDelayMs: 10 };
    const connection = await connect({ url, appId: sender.service, reconnect, onEvent: () => undefined });
    const handlers = {
      "bench.event": ({ id }: BenchEvent, { redelivered }: Delivery) => handle({ id, redelivered }),
    };
    const order = isOrdered ? { orderBy: ({ id }: BenchEvent) => keyOf(id) } : {};
    await connection.consume([subscription(queue)], handlers, { prefetch, concurrency, ...order });
    return connection;
  };
}

/** Forgets with its channel what is still at work. */
async function openChained({ url, queue, prefetch, keyOf, handle }: OrderTarget) {
  let isClosed = false;
  let model: ChannelModel | undefined;
  const open = async (): Promise<void> => {
    const opened = await connectAmqplib(url);
    opened.on("error", () => undefined);
    opened.on("close", () => void reopen());
    const channel = await opened.createChannel();
    channel.on("error", () => undefined);
    await channel.prefetch(prefetch);
    const chains = new Map<string, Promise<void>>();
    await channel.consume(queue, (message) => {
      if (message === null) return;
      const id = idOf(message.content);
      const before = chains.get(keyOf(id)) ?? Promise.resolve();
      const work = async (): Promise<void> => {
        await before;
        await handle({ id, redelivered: message.fields.redelivered });
        channel.ack(message);
      };
      chains.set(
        keyOf(id),
        work().catch(() => undefined),
      );
    });
    model = opened;
  };
  const reopen = async (): Promise<void> => {
    while (!isClosed) {
      await sleep(5);
      try {
        await open();
        return;
      } catch {
        // Not yet.
      }
    }
  };
  await open();
  return {
    close: async () => {
      isClosed = true;
      await model?.close().catch(() => undefined);
    },
  };
}
