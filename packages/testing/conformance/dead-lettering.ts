import type { ArgumentValue, IncomingMessage } from "@eventwright/runtime/transport";
import { expect } from "vitest";
import { type Behaviour, type Bench, bodies, consume, message, type OpenChannel, publish, ready } from "./bench.js";

interface Grave {
  /** Dead letters of it go to `dead`. */
  readonly queue: string;
  readonly dead: string;
}

async function queueWithGrave(
  bench: Bench,
  channel: OpenChannel,
  given: Readonly<Record<string, ArgumentValue>> = {},
): Promise<Grave> {
  const dead = await bench.queue(channel);
  const route = { "x-dead-letter-exchange": "", "x-dead-letter-routing-key": dead };
  return { dead, queue: await bench.queue(channel, { ...route, ...given }) };
}

function deaths({ properties }: IncomingMessage): readonly Record<string, unknown>[] {
  const header = properties.headers?.["x-death"];
  return Array.isArray(header) ? header : [];
}

/** Message containers brought these (RabbitMQ 3.13; run on 4.0.5). */
function lastDeath(queue: string): Readonly<Record<string, string>> {
  return { "x-last-death-exchange": "", "x-last-death-queue": queue, "x-last-death-reason": "rejected" };
}

/** Time that passes at the broker: resolves when a message that lives so long has expired there. */
async function lifetime(bench: Bench, channel: OpenChannel, expirationMs: number): Promise<void> {
  const { queue, dead } = await queueWithGrave(bench, channel);
  await publish(channel, message(queue, "", { expirationMs }));
  await (await consume(channel, dead, { noAck: true })).next();
}

export const DEAD_LETTERING: readonly Behaviour[] = [
  {
    title: "a rejected message goes to the dead-letter queue, with its story in x-death",
    async run(bench) {
      const channel = await bench.channel();
      const { queue, dead } = await queueWithGrave(bench, channel);
      const properties = { priority: 8, messageId: "m1", type: "t", persistent: true, headers: { own: "header" } };
      await publish(channel, message(queue, "body", properties));
      channel.channel.reject((await (await consume(channel, queue)).next()).deliveryTag, { requeue: false });
      const letter = await (await consume(channel, dead)).next();
      expect(letter).toMatchObject({ exchange: "", routingKey: dead, body: Buffer.from("body"), redelivered: false });
      const { headers, ...rest } = letter.properties;
      expect({ ...rest, headers: { own: headers?.["own"] } }).toEqual(properties);
      expect(headers).toEqual({
        own: "header",
        "x-first-death-exchange": "",
        "x-first-death-queue": queue,
        "x-first-death-reason": "rejected",
        ...((await bench.isSince(3, 13)) ? lastDeath(queue) : {}),
        "x-death": [
          {
            count: 1,
            reason: "rejected",
            queue,
            time: { "!": "timestamp", value: expect.any(Number) },
            exchange: "",
            "routing-keys": [queue],
          },
        ],
      });
    },
  },
  {
    title: "without a routing key of its own the dead-letter exchange routes by the message's",
    async run(bench) {
      const channel = await bench.channel();
      const dead = await bench.queue(channel);
      const exchange = await bench.exchange(channel, "direct");
      const queue = await bench.queue(channel, { "x-dead-letter-exchange": exchange });
      await channel.channel.bindQueue({ queue: dead, exchange, routingKey: queue, arguments: {} });
      await publish(channel, message(queue));
      channel.channel.nack((await (await consume(channel, queue)).next()).deliveryTag, { requeue: false });
      expect(await (await consume(channel, dead)).next()).toMatchObject({ exchange, routingKey: queue });
    },
  },
  {
    // From 4.0 on x-death belongs to the broker (https://github.com/rabbitmq/rabbitmq-server/pull/11339): it does not count on
    // from what a client published.
    title: "a message that is published again and dies in the same way is counted, until 4.0",
    async run(bench) {
      const channel = await bench.channel();
      const { queue, dead } = await queueWithGrave(bench, channel);
      const counted = (await bench.isSince(4)) ? [1, 1, 1] : [1, 2, 3];
      const [living, grave] = [await consume(channel, queue), await consume(channel, dead)];
      await publish(channel, message(queue));
      channel.channel.reject((await living.next()).deliveryTag, { requeue: false });
      const once = await grave.next();
      await publish(channel, { ...message(queue), properties: once.properties });
      channel.channel.reject((await living.next()).deliveryTag, { requeue: false });
      const twice = await grave.next();
      await publish(channel, { ...message(queue), properties: { ...twice.properties, expirationMs: 0 } });
      // There is a consumer: with a TTL of 0 it is delivered all the same.
      channel.channel.reject((await living.next()).deliveryTag, { requeue: false });
      const letters = [once, twice, await grave.next()];
      expect(letters.map((letter) => deaths(letter).map(({ reason, count }) => [reason, count]))).toEqual(
        counted.map((count) => [["rejected", count]]),
      );
    },
  },
  {
    title: "the first death is remembered, whatever kills it later; another death is listed before it",
    async run(bench) {
      const channel = await bench.channel();
      const { queue, dead: second } = await queueWithGrave(bench, channel);
      const { queue: first, dead } = await queueWithGrave(bench, channel, { "x-dead-letter-routing-key": queue });
      expect([second, dead]).not.toContain(queue);
      await publish(channel, message(first, "", { expirationMs: 1 }));
      const living = await consume(channel, queue);
      channel.channel.reject((await living.next()).deliveryTag, { requeue: false });
      const letter = await (await consume(channel, second)).next();
      expect(deaths(letter).map((death) => [death["queue"], death["reason"]])).toEqual([
        [queue, "rejected"],
        [first, "expired"],
      ]);
      expect(letter.properties.headers).toMatchObject({
        "x-first-death-queue": first,
        "x-first-death-reason": "expired",
        "x-first-death-exchange": "",
      });
    },
  },
  {
    // Message containers leave the header there (run on 4.0.5), and it does not route again.
    title: "a copy's keys are in its story; a dead letter with a routing key of its own loses its CC, until 3.13",
    async run(bench) {
      const channel = await bench.channel();
      const copy = await bench.queue(channel);
      const { queue, dead } = await queueWithGrave(bench, channel);
      await publish(channel, message(queue, "", { headers: { CC: [copy] } }));
      channel.channel.reject((await (await consume(channel, queue)).next()).deliveryTag, { requeue: false });
      const letter = await (await consume(channel, dead)).next();
      expect(deaths(letter)).toMatchObject([{ "routing-keys": [queue, copy] }]);
      expect(letter.properties.headers?.["CC"]).toEqual((await bench.isSince(3, 13)) ? [copy] : undefined);
      expect(await ready(channel, copy)).toBe(1);
    },
  },
  {
    title: "a message with an expiration dies after it, and lives on without it",
    async run(bench) {
      const channel = await bench.channel();
      const { queue, dead } = await queueWithGrave(bench, channel);
      await publish(channel, message(queue, "short-lived", { expirationMs: 20 }));
      const letter = await (await consume(channel, dead)).next();
      expect(letter.properties.expirationMs).toBeUndefined();
      expect(deaths(letter)).toMatchObject([{ reason: "expired", queue, count: 1, "original-expiration": "20" }]);
      expect(letter.properties.headers).toMatchObject({ "x-first-death-reason": "expired" });
    },
  },
  {
    title: "a queue's TTL counts for all its messages; the shorter of both counts",
    async run(bench) {
      const channel = await bench.channel();
      const { queue, dead } = await queueWithGrave(bench, channel, { "x-message-ttl": 20 });
      const grave = await consume(channel, dead);
      await publish(channel, message(queue, "1"));
      expect(deaths(await grave.next())).toMatchObject([{ reason: "expired", queue }]);
      await publish(channel, message(queue, "2", { expirationMs: 3_600_000 }));
      const second = await grave.next();
      expect(deaths(second)).toMatchObject([{ reason: "expired", "original-expiration": "3600000" }]);
    },
  },
  {
    title: "only the head expires: a short-lived message behind a long-lived one waits",
    async run(bench) {
      const channel = await bench.channel();
      const { queue, dead } = await queueWithGrave(bench, channel);
      await publish(channel, message(queue, "long"));
      await publish(channel, message(queue, "short", { expirationMs: 1 }));
      await lifetime(bench, channel, 30);
      expect([await ready(channel, queue), await ready(channel, dead)]).toEqual([2, 0]);
      await channel.channel.setPrefetch(1);
      const consumer = await consume(channel, queue);
      expect(bodies([await consumer.next()])).toEqual(["long"]);
      expect(bodies([await (await consume(channel, dead)).next()])).toEqual(["short"]);
    },
  },
  {
    title: "a higher priority that lives shields a lower one that is over",
    async run(bench) {
      const channel = await bench.channel();
      const { queue, dead } = await queueWithGrave(bench, channel, { "x-max-priority": 10 });
      await publish(channel, message(queue, "high", { priority: 8 }));
      await publish(channel, message(queue, "low", { priority: 1, expirationMs: 1 }));
      await lifetime(bench, channel, 30);
      expect([await ready(channel, queue), await ready(channel, dead)]).toEqual([2, 0]);
    },
  },
  {
    title: "an expired message is not delivered to a consumer that comes later",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await publish(channel, message(queue, "over", { expirationMs: 1 }));
      await publish(channel, message(queue, "good"));
      await lifetime(bench, channel, 30);
      expect(bodies([await (await consume(channel, queue)).next()])).toEqual(["good"]);
    },
  },
  {
    title: "a message that a full queue drops is dead-lettered as maxlen",
    async run(bench) {
      const channel = await bench.channel();
      const { queue, dead } = await queueWithGrave(bench, channel, { "x-max-length": 1 });
      await publish(channel, message(queue, "1"));
      await publish(channel, message(queue, "2"));
      const letter = await (await consume(channel, dead)).next();
      expect(bodies([letter])).toEqual(["1"]);
      expect(deaths(letter)).toMatchObject([{ reason: "maxlen", queue, count: 1 }]);
    },
  },
  {
    title: "a dead-letter exchange that does not exist swallows, and the channel stays",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel, { "x-dead-letter-exchange": bench.name("missing") });
      await publish(channel, message(queue));
      channel.channel.reject((await (await consume(channel, queue)).next()).deliveryTag, { requeue: false });
      await publish(channel, message(queue, "next"));
      expect(await ready(channel, queue)).toBe(0);
    },
  },
  {
    title: "expiring round and round is stopped after one round; with a rejection in it, it goes on",
    async run(bench) {
      const channel = await bench.channel();
      const loop = bench.name("queue-0");
      const route = { "x-dead-letter-exchange": "", "x-dead-letter-routing-key": loop };
      const queue = await bench.queue(channel, route);
      expect(queue).toBe(loop);
      await publish(channel, message(queue, "round", { expirationMs: 1 }));
      await lifetime(bench, channel, 30);
      expect(await ready(channel, queue)).toBe(0);
      const consumer = await consume(channel, queue);
      await publish(channel, message(queue, "rejected"));
      channel.channel.reject((await consumer.next()).deliveryTag, { requeue: false });
      expect(deaths(await consumer.next())).toMatchObject([{ reason: "rejected", count: 1 }]);
    },
  },
];
