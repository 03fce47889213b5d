import { expect } from "vitest";
import {
  type Behaviour,
  bodies,
  consume,
  expectKind,
  expectRefused,
  expectThrown,
  message,
  publish,
  publishAll,
  ready,
} from "./bench.js";

const PRIORITIES = { "x-max-priority": 10 };

export const CONSUMING: readonly Behaviour[] = [
  {
    title: "messages come in the order of publishing",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await publishAll(channel, queue, ["1", "2", "3"]);
      const consumer = await consume(channel, queue);
      await publishAll(channel, queue, ["4", "5"]);
      const deliveries = await consumer.take(5);
      expect(bodies(deliveries)).toEqual(["1", "2", "3", "4", "5"]);
      expect(deliveries.map(({ deliveryTag }) => deliveryTag)).toEqual([1, 2, 3, 4, 5]);
      expect(deliveries.every(({ consumerTag }) => consumerTag === consumer.tag)).toBe(true);
    },
  },
  {
    title: "the highest priority first, within one the oldest; above the maximum is the maximum, none is 0",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel, PRIORITIES);
      for (const priority of [1, undefined, 8, 10, 1, 255, 5, 0, 10]) {
        const properties = priority === undefined ? {} : { priority };
        await publish(channel, message(queue, String(priority), properties));
      }
      const deliveries = await (await consume(channel, queue)).take(9);
      expect(bodies(deliveries)).toEqual(["10", "255", "10", "8", "5", "1", "1", "undefined", "0"]);
      // What the maximum caps is the order, not the property.
      expect(deliveries[1]?.properties.priority).toBe(255);
    },
  },
  {
    title: "a queue without priorities ignores them",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await publish(channel, message(queue, "low", { priority: 1 }));
      await publish(channel, message(queue, "critical", { priority: 10 }));
      expect(bodies(await (await consume(channel, queue)).take(2))).toEqual(["low", "critical"]);
    },
  },
  {
    title: "a critical message waits for what is prefetched, and for nothing else",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel, PRIORITIES);
      for (let low = 1; low <= 5; low++) await publish(channel, message(queue, `low ${low}`, { priority: 1 }));
      await channel.channel.setPrefetch(2);
      const consumer = await consume(channel, queue);
      const prefetched = await consumer.take(2);
      await publish(channel, message(queue, "critical", { priority: 10 }));
      channel.channel.ack(prefetched[0]?.deliveryTag ?? 0);
      expect(bodies([...prefetched, await consumer.next()])).toEqual(["low 1", "low 2", "critical"]);
    },
  },
  {
    title: "prefetch bounds what is unsettled per consumer",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await publishAll(channel, queue, ["1", "2", "3", "4", "5"]);
      await channel.channel.setPrefetch(2);
      const first = await consume(channel, queue);
      const [one] = await first.take(2);
      expect(await ready(channel, queue)).toBe(3);
      await channel.channel.setPrefetch(1);
      const second = await consume(channel, queue);
      expect(bodies([await second.next()])).toEqual(["3"]);
      expect(await ready(channel, queue)).toBe(2);
      channel.channel.ack(one?.deliveryTag ?? 0);
      expect(bodies([await first.next()])).toEqual(["4"]);
      expect([await ready(channel, queue), first.total, second.total]).toEqual([1, 3, 1]);
    },
  },
  {
    title: "without a prefetch everything comes at once",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await publishAll(
        channel,
        queue,
        Array.from({ length: 50 }, (_, index) => String(index)),
      );
      await (await consume(channel, queue)).take(50);
      expect(await ready(channel, queue)).toBe(0);
    },
  },
  {
    title: "consumers of one queue take turns",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      const first = await consume(channel, queue);
      const second = await consume(channel, queue);
      for (const body of ["1", "2", "3", "4"]) await publish(channel, message(queue, body));
      expect([bodies(await first.take(2)), bodies(await second.take(2))]).toEqual([
        ["1", "3"],
        ["2", "4"],
      ]);
    },
  },
  {
    title: "with a single active consumer the next one takes over when it leaves",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel, { "x-single-active-consumer": true });
      await channel.channel.setPrefetch(1);
      const active = await consume(channel, queue);
      const standby = await consume(channel, queue);
      await publishAll(channel, queue, ["1", "2"]);
      const first = await active.next();
      expect([await ready(channel, queue), standby.total]).toEqual([1, 0]);
      channel.channel.ack(first.deliveryTag);
      const second = await active.next();
      channel.channel.ack(second.deliveryTag);
      await channel.channel.cancel(active.tag);
      await publish(channel, message(queue, "3"));
      expect(bodies([first, second, await standby.next()])).toEqual(["1", "2", "3"]);
    },
  },
  {
    title: "an exclusive consumer is alone or is refused",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      const alone = await consume(channel, queue, { exclusive: true });
      const other = await bench.channel();
      await expectRefused(other, consume(other, queue), "access-refused", 403);
      await channel.channel.cancel(alone.tag);
      await consume(channel, queue);
      const late = await bench.channel();
      await expectRefused(late, consume(late, queue, { exclusive: true }), "access-refused", 403);
    },
  },
  {
    title: "with noAck nothing is left to settle",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await channel.channel.setPrefetch(1);
      const consumer = await consume(channel, queue, { noAck: true });
      await publishAll(channel, queue, ["1", "2", "3"]);
      const deliveries = await consumer.take(3);
      channel.channel.ack(deliveries[0]?.deliveryTag ?? 0);
      expect(await channel.closed.next()).toMatchObject({ kind: "precondition-failed", replyCode: 406 });
      expect(await ready(await bench.channel(), queue)).toBe(0);
    },
  },
  {
    title: "acknowledged messages are gone, the others come back when the channel closes, in their old order",
    async run(bench) {
      const first = await bench.channel();
      const queue = await bench.queue(first, PRIORITIES);
      for (const body of ["1", "2", "3", "4"]) await publish(first, message(queue, body, { priority: 5 }));
      const deliveries = await (await consume(first, queue)).take(4);
      first.channel.ack(deliveries[1]?.deliveryTag ?? 0);
      await first.channel.close();
      const second = await bench.channel();
      await publish(second, message(queue, "5", { priority: 5 }));
      const again = await (await consume(second, queue)).take(4);
      expect(bodies(again)).toEqual(["1", "3", "4", "5"]);
      expect(again.map(({ redelivered }) => redelivered)).toEqual([true, true, true, false]);
      expect(again[0]?.deliveryTag).toBe(1);
    },
  },
  {
    title: "a requeued message keeps its place and its priority, and is marked as redelivered",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel, PRIORITIES);
      await publish(channel, message(queue, "high 1", { priority: 8 }));
      await publish(channel, message(queue, "low", { priority: 1 }));
      await publish(channel, message(queue, "high 2", { priority: 8 }));
      await channel.channel.setPrefetch(1);
      const consumer = await consume(channel, queue);
      const first = await consumer.next();
      channel.channel.nack(first.deliveryTag, { requeue: true });
      const again = await consumer.next();
      channel.channel.reject(again.deliveryTag, { requeue: true });
      const third = await consumer.next();
      channel.channel.ack(third.deliveryTag);
      const fourth = await consumer.next();
      expect(bodies([first, again, third, fourth])).toEqual(["high 1", "high 1", "high 1", "high 2"]);
      expect([first, again, third, fourth].map(({ redelivered }) => redelivered)).toEqual([false, true, true, false]);
    },
  },
  {
    title: "nack and reject without requeue drop the message",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await publishAll(channel, queue, ["1", "2", "3"]);
      await channel.channel.setPrefetch(1);
      const consumer = await consume(channel, queue);
      channel.channel.nack((await consumer.next()).deliveryTag, { requeue: false });
      channel.channel.reject((await consumer.next()).deliveryTag, { requeue: false });
      expect(await consumer.next()).toMatchObject({ body: Buffer.from("3"), redelivered: false });
    },
  },
  {
    title: "upTo settles all earlier ones, of all consumers of the channel",
    async run(bench) {
      const channel = await bench.channel();
      const [one, two] = [await bench.queue(channel), await bench.queue(channel)];
      const [first, second] = [await consume(channel, one), await consume(channel, two)];
      await publish(channel, message(one, "1"));
      await first.next();
      await publish(channel, message(two, "2"));
      const upTo = await second.next();
      await publish(channel, message(one, "3"));
      await first.next();
      channel.channel.ack(upTo.deliveryTag, { upTo: true });
      await publish(channel, message(two, "4"));
      const last = await second.next();
      channel.channel.nack(last.deliveryTag, { upTo: true, requeue: false });
      await channel.channel.close();
      const after = await bench.channel();
      expect([await ready(after, one), await ready(after, two)]).toEqual([0, 0]);
    },
  },
  {
    title: "upTo with tag 0 settles everything, and nothing when there is nothing",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      channel.channel.ack(0, { upTo: true });
      await publishAll(channel, queue, ["1", "2"]);
      await (await consume(channel, queue)).take(2);
      channel.channel.ack(0, { upTo: true });
      await channel.channel.close();
      expect(await ready(await bench.channel(), queue)).toBe(0);
    },
  },
  ...(["ack twice", "a tag never given", "a tag of another channel", "upTo with a tag never given"] as const).map(
    (what): Behaviour => ({
      title: `${what} ends the channel as an unknown tag, and what it had comes back`,
      async run(bench) {
        const channel = await bench.channel();
        const queue = await bench.queue(channel);
        await publishAll(channel, queue, ["1", "2"]);
        const deliveries = await (await consume(channel, queue)).take(2);
        const tag = deliveries[1]?.deliveryTag ?? 0;
        const other = what === "a tag of another channel" ? await bench.channel() : channel;
        if (what === "ack twice") channel.channel.ack(tag);
        if (what === "upTo with a tag never given") channel.channel.ack(77, { upTo: true });
        else other.channel.ack(what === "a tag never given" ? 77 : tag);
        expect(await other.closed.next()).toMatchObject({ kind: "precondition-failed", replyCode: 406 });
        expectThrown(() => other.channel.ack(tag), "closed");
        await channel.channel.close();
        expect(await ready(await bench.channel(), queue)).toBe(what === "ack twice" ? 1 : 2);
      },
    }),
  ),
  {
    title: "after cancel nothing more is delivered, and what was delivered can still be settled",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      const consumer = await consume(channel, queue);
      await publishAll(channel, queue, ["1", "2"]);
      const [one, two] = await consumer.take(2);
      await channel.channel.cancel(consumer.tag);
      await channel.channel.cancel(consumer.tag);
      await publish(channel, message(queue, "3"));
      channel.channel.ack(one?.deliveryTag ?? 0);
      channel.channel.nack(two?.deliveryTag ?? 0, { requeue: true });
      await channel.channel.close();
      expect(await ready(await bench.channel(), queue)).toBe(2);
      expect([consumer.total, consumer.cancelled.total]).toEqual([2, 0]);
    },
  },
  {
    title: "when its queue is deleted a consumer is cancelled, and what it holds can be settled without harm",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      const consumer = await consume(channel, queue);
      await publishAll(channel, queue, ["1", "2"]);
      const [one, two] = await consumer.take(2);
      await bench.subject.deleteQueue(queue);
      await consumer.cancelled.next();
      channel.channel.ack(one?.deliveryTag ?? 0);
      channel.channel.reject(two?.deliveryTag ?? 0, { requeue: true });
      await channel.channel.cancel(consumer.tag);
      const another = await bench.queue(channel);
      expect(await ready(channel, another)).toBe(0);
      await expectKind(channel.channel.checkQueue(queue), "not-found", 404);
      expect(consumer.cancelled.total).toBe(1);
    },
  },
];
