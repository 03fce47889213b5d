import { expect } from "vitest";
import {
  type Behaviour,
  type Bench,
  consume,
  expectKind,
  expectThrown,
  message,
  publish,
  publishAll,
  ready,
} from "./bench.js";

const EVERY_PROPERTY = {
  contentType: "application/json",
  contentEncoding: "utf-8",
  headers: {
    text: "grün",
    whole: 7,
    large: 3_000_000_000,
    fraction: 0.5,
    yes: true,
    nothing: null,
    list: [1, "two", [3]],
    table: { nested: { deep: "value" } },
    bytes: Buffer.from([0, 255]),
    time: { "!": "timestamp", value: 1_700_000_000 },
  },
  persistent: true,
  priority: 8,
  correlationId: "correlation",
  replyTo: "answers",
  expirationMs: 60_000,
  messageId: "a message",
  timestampSeconds: 1_700_000_000,
  type: "product.created",
  userId: "guest",
  appId: "catalog-service",
} as const;

/** What the broker refuses, which ends the channel. */
const REFUSED = [
  { what: "an expiration that is no whole number", properties: { expirationMs: 1.5 } },
  { what: "a negative expiration", properties: { expirationMs: -1 } },
  { what: "somebody else's userId", properties: { userId: "nobody" } },
] as const;

/** What cannot be written to the wire at all. */
const UNWRITABLE = [
  { what: "a text of 256 bytes", properties: { messageId: "m".repeat(256) } },
  { what: "a priority of 256", properties: { priority: 256 } },
  { what: "a negative priority", properties: { priority: -1 } },
  { what: "a timestamp with a fraction", properties: { timestampSeconds: 0.5 } },
  { what: "headers of 70 KiB", properties: { headers: { large: "h".repeat(70 * 1024) } } },
  { what: "a header that is a function", properties: { headers: { run: () => undefined } } },
  { what: "a header that is a bigint", properties: { headers: { huge: 1n } } },
] as const;

export const PUBLISHING: readonly Behaviour[] = [
  {
    title: "body and properties arrive as they were sent",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await publish(channel, { ...message(queue), body: Buffer.from([0, 1, 254, 255]), properties: EVERY_PROPERTY });
      const delivery = await (await consume(channel, queue)).next();
      expect(delivery).toMatchObject({ exchange: "", routingKey: queue, redelivered: false });
      expect(delivery.body).toEqual(Buffer.from([0, 1, 254, 255]));
      expect(delivery.properties).toEqual(EVERY_PROPERTY);
    },
  },
  {
    title: "an empty body arrives, and no property is made up",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await publish(channel, message(queue, "", { headers: { left: undefined } }));
      const delivery = await (await consume(channel, queue)).next();
      expect(delivery.body).toEqual(Buffer.alloc(0));
      const { persistent, ...rest } = delivery.properties;
      expect(persistent ?? false).toBe(false);
      expect(rest).toEqual({});
    },
  },
  {
    title: "what was published can be changed afterwards, and what is delivered is one's own",
    async run(bench) {
      const channel = await bench.channel();
      const [first, second] = [await bench.queue(channel), await bench.queue(channel)];
      const exchange = await bench.exchange(channel, "fanout");
      for (const queue of [first, second]) {
        await channel.channel.bindQueue({ queue, exchange, routingKey: "", arguments: {} });
      }
      const body = Buffer.from("before");
      const headers = { list: ["before"] };
      const confirmed = publish(channel, { ...message("", ""), exchange, body, properties: { headers } });
      body.fill("x");
      headers.list.push("after");
      await confirmed;
      const delivery = await (await consume(channel, first)).next();
      expect(delivery.properties.headers).toEqual({ list: ["before"] });
      delivery.body.fill("y");
      expect((await (await consume(channel, second)).next()).body.toString()).toBe("before");
    },
  },
  {
    title: "a mandatory message that reaches no queue is returned before it is confirmed",
    async run(bench) {
      const { channel, returned } = await bench.channel();
      const order: string[] = [];
      const routingKey = bench.name("nobody");
      await new Promise<void>((resolve) => {
        const sent = message(routingKey, "lost", { messageId: "m1", headers: { kept: 1 } }, { mandatory: true });
        channel.publish(sent, (error) => {
          order.push(`settled ${error?.kind}, returned ${returned.total}`);
          resolve();
        });
      });
      expect(order).toEqual(["settled undefined, returned 1"]);
      expect(await returned.next()).toMatchObject({
        exchange: "",
        routingKey,
        replyCode: 312,
        replyText: "NO_ROUTE",
        properties: { messageId: "m1", headers: { kept: 1 } },
      });
    },
  },
  {
    title: "a message that is not mandatory is confirmed though nobody gets it",
    async run(bench) {
      const channel = await bench.channel();
      await publish(channel, message(bench.name("nobody")));
      await publish(channel, message("any", "", {}, { exchange: "amq.direct" }));
      expect(channel.returned.total).toBe(0);
    },
  },
  {
    title: "each of many messages is settled once",
    async run(bench) {
      const opened = await bench.channel();
      const queue = await bench.queue(opened);
      const settled: number[] = [];
      const failed: unknown[] = [];
      await new Promise<void>((resolve) => {
        for (let index = 0; index < 1_200; index++) {
          opened.channel.publish(message(index % 3 === 0 ? bench.name("nobody") : queue), (error) => {
            if (error !== undefined) failed.push(error);
            if (settled.push(index) === 1_200) resolve();
          });
        }
      });
      expect(await ready(opened, queue)).toBe(800);
      expect([failed, new Set(settled).size, settled.length]).toEqual([[], 1_200, 1_200]);
    },
  },
  {
    title: "a full socket says so, and says when it takes more; nothing is lost",
    async run(bench) {
      const opened = await bench.channel();
      const queue = await bench.queue(opened);
      const body = "x".repeat(4_000);
      let sent = 0;
      let confirmed = 0;
      let takesMore = true;
      const allConfirmed = new Promise<void>((resolve) => {
        while (takesMore && sent < 100_000) {
          sent++;
          takesMore = opened.channel.publish(message(queue, body), () => {
            confirmed++;
            if (!takesMore && confirmed === sent) resolve();
          });
        }
      });
      expect(takesMore).toBe(false);
      await opened.drained.next();
      await allConfirmed;
      expect(await ready(opened, queue)).toBe(sent);
    },
  },
  {
    title: "publishing to a missing exchange ends the channel; what was in flight is closed: outcome unknown",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      const lost = publish(channel, message("any", "", {}, { exchange: bench.name("missing") }));
      const after = publish(channel, message(queue));
      await Promise.all([expectKind(lost, "closed"), expectKind(after, "closed")]);
      expect(await channel.closed.next()).toMatchObject({ kind: "not-found", replyCode: 404 });
      // The broker reads nothing more from a channel that it closed.
      expect(await ready(await bench.channel(), queue)).toBe(0);
    },
  },
  {
    title: "an operation that waits while a publish ends the channel is closed, not refused",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      channel.channel.publish(message("any", "", {}, { exchange: bench.name("missing") }));
      await expectKind(channel.channel.checkQueue(queue), "closed");
      expect(await channel.closed.next()).toMatchObject({ kind: "not-found", replyCode: 404 });
    },
  },
  ...REFUSED.map(({ what, properties }) => ({
    title: `${what} ends the channel`,
    async run(bench: Bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await expectKind(publish(channel, message(queue, "", properties)), "closed");
      expect(await channel.closed.next()).toMatchObject({ kind: "precondition-failed", replyCode: 406 });
    },
  })),
  ...UNWRITABLE.map(({ what, properties }) => ({
    title: `${what} is refused at once, and the channel stays`,
    async run(bench: Bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      const settled: unknown[] = [];
      expectThrown(
        () => channel.channel.publish(message(queue, "", properties), (error) => settled.push(error)),
        "precondition-failed",
      );
      expectThrown(() => channel.channel.publish(message("k".repeat(256))), "precondition-failed");
      await publish(channel, message(queue));
      expect(await ready(channel, queue)).toBe(1);
      expect(settled).toEqual([]);
    },
  })),
  {
    title: "a queue that is full and refuses has the message nacked",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel, { "x-max-length": 1, "x-overflow": "reject-publish" });
      await publish(channel, message(queue));
      await expectKind(publish(channel, message(queue)), "nacked");
      await expectKind(publish(channel, message(queue)), "nacked");
      expect(await ready(channel, queue)).toBe(1);
    },
  },
  {
    title: "a queue that is full and drops loses its oldest message",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel, { "x-max-length": 2 });
      await publishAll(channel, queue, ["1", "2", "3"]);
      const deliveries = await (await consume(channel, queue)).take(2);
      expect(deliveries.map(({ body }) => body.toString())).toEqual(["2", "3"]);
    },
  },
  {
    title: "closing a channel or its connection settles what is in flight as closed, though the broker gets it",
    async run(bench) {
      const other = await bench.channel();
      for (const what of ["channel", "connection"] as const) {
        const opened = await bench.connect();
        const channel = await bench.channel("confirm", opened);
        const queue = await bench.queue(channel);
        const outcomes: (string | undefined)[] = [];
        for (let sent = 0; sent < 50; sent++) {
          channel.channel.publish(message(queue), (error) => outcomes.push(error?.kind));
        }
        await (what === "channel" ? channel.channel : opened.connection).close();
        expect(outcomes).toEqual(Array.from({ length: 50 }, () => "closed"));
        expect(await channel.closed.next()).toBeUndefined();
        await (await consume(other, queue, { noAck: true })).take(50);
      }
    },
  },
];
