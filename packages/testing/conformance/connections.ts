import { expect } from "vitest";
import {
  type Behaviour,
  type Bench,
  consume,
  expectKind,
  expectThrown,
  message,
  publish,
  queueNamed,
} from "./bench.js";

const nothing = { closed: () => undefined, drained: () => undefined, returned: () => undefined };

/** Why a connection is refused, by what is wrong with the URL. */
const REFUSED = [
  { what: "a wrong password", change: { password: "not-the-password" }, kind: "access-refused", replyCode: 403 },
  { what: "an unknown user", change: { username: "nobody" }, kind: "access-refused", replyCode: 403 },
  { what: "a missing vhost", change: { pathname: "/no-such-vhost" }, kind: "not-found", replyCode: 530 },
  {
    what: "a vhost with an escaped name",
    change: { pathname: "/no%2Fsuch%20vhost" },
    kind: "not-found",
    replyCode: 530,
  },
] as const;

export const CONNECTIONS: readonly Behaviour[] = [
  {
    title: "a connection says whom it is connected to",
    async run(bench) {
      const { connection } = await bench.connect();
      expect(connection.broker.product).not.toBe("");
      expect(connection.broker.version).toMatch(/^\d+\.\d+/);
    },
  },
  ...REFUSED.map(({ what, change, kind, replyCode }) => ({
    title: `${what} is refused as ${kind}, without the credentials in the message`,
    async run(bench: Bench) {
      const url = Object.assign(new URL(bench.subject.url), change).href;
      const connecting = bench.connect(url);
      await expectKind(connecting, kind, replyCode);
      const error: unknown = await connecting.catch((reason: unknown) => reason);
      expect(String(error)).not.toContain(new URL(url).password);
    },
  })),
  {
    title: "a URL that is none is refused before anything is sent",
    async run(bench) {
      await expectKind(bench.connect("localhost:5672"), "precondition-failed");
    },
  },
  {
    title: "close() ends the channels first and then the connection, without an error",
    async run(bench) {
      const opened = await bench.connect();
      const order: string[] = [];
      const channel = await opened.connection.openChannel("plain", {
        ...nothing,
        closed: (error) => order.push(`channel ${error?.kind}`),
      });
      await opened.connection.close();
      order.push(`connection ${(await opened.closed.next())?.kind}`);
      expect(order).toEqual(["channel undefined", "connection undefined"]);
      await expectKind(channel.checkQueue(bench.name("any")), "closed");
      await expectKind(opened.connection.openChannel("plain", nothing), "closed");
      await Promise.all([opened.connection.close(), channel.close()]);
      opened.connection.destroy();
      expect(opened.closed.total).toBe(1);
    },
  },
  {
    title: "destroy() settles everything that is pending, once",
    async run(bench) {
      const opened = await bench.connect();
      const channel = await bench.channel("confirm", opened);
      const queue = await bench.queue(channel);
      const settled: (string | undefined)[] = [];
      const pending = [
        channel.channel.checkQueue(queue),
        channel.channel.declareQueue(queueNamed(bench.name("never"), {}, { exclusive: true })),
        opened.connection.openChannel("confirm", nothing),
        opened.connection.openChannel("plain", nothing),
      ];
      channel.channel.publish(message(queue), (error) => settled.push(error?.kind));
      channel.channel.publish(message(queue), (error) => settled.push(error?.kind));
      opened.connection.destroy();
      await Promise.all(pending.map((operation) => expectKind(operation, "closed")));
      expect(await opened.closed.next()).toMatchObject({ kind: "closed" });
      expect(await channel.closed.next()).toBeUndefined();
      expect(settled).toEqual(["closed", "closed"]);
      expectThrown(() => channel.channel.publish(message(queue)), "closed");
      expectThrown(() => channel.channel.ack(1), "closed");
      expectThrown(() => channel.channel.nack(1, { requeue: true }), "closed");
      await Promise.all([channel.channel.close(), opened.connection.close()]);
      expect([opened.closed.total, channel.closed.total]).toEqual([1, 1]);
    },
  },
  {
    title: "close() that is overtaken by a lost connection still resolves",
    async run(bench) {
      const opened = await bench.connect();
      const channel = await bench.channel("confirm", opened);
      const closing = [channel.channel.close(), opened.connection.close()];
      opened.connection.destroy();
      await Promise.all(closing);
      expect(await opened.closed.next()).toBeUndefined();
    },
  },
  {
    title: "what a lost connection did not settle goes to another one, marked as redelivered",
    async run(bench) {
      const lost = await bench.connect();
      const first = await bench.channel("confirm", lost);
      const queue = await bench.queue(first);
      await publish(first, message(queue, "once more"));
      const before = await consume(first, queue);
      expect((await before.next()).redelivered).toBe(false);

      const second = await bench.channel("plain", await bench.connect());
      const after = await consume(second, queue);
      lost.connection.destroy();
      expect(await after.next()).toMatchObject({ redelivered: true, body: Buffer.from("once more") });
    },
  },
  {
    title: "an address where nobody listens is unreachable",
    async run(bench) {
      await bench.subject.unreachable((url) => expectKind(bench.connect(url), "unreachable"));
    },
  },
];
