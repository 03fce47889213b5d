import type { ArgumentValue, QueueDeclaration } from "@eventwright/runtime/transport";
import { expect } from "vitest";
import {
  type Behaviour,
  type Bench,
  consume,
  expectKind,
  expectRefused,
  message,
  publish,
  queueNamed,
  ready,
} from "./bench.js";

type Arguments = Readonly<Record<string, ArgumentValue>>;

interface Redeclaration {
  readonly what: string;
  readonly first: Arguments;
  readonly again: Arguments;
  readonly more?: Partial<QueueDeclaration>;
}

const PRIORITIES = { "x-max-priority": 10 };
const STRATEGY = { "x-dead-letter-strategy": "at-least-once" };

const DIFFERENT: readonly Redeclaration[] = [
  { what: "without its priorities", first: PRIORITIES, again: {} },
  { what: "with priorities", first: {}, again: PRIORITIES },
  { what: "with other priorities", first: PRIORITIES, again: { "x-max-priority": 5 } },
  { what: "with a TTL", first: {}, again: { "x-message-ttl": 1000 } },
  { what: "with a dead-letter exchange", first: {}, again: { "x-dead-letter-exchange": "" } },
  { what: "with another length", first: { "x-max-length": 1 }, again: { "x-max-length": 2 } },
  { what: "as durable", first: {}, again: {}, more: { durable: true } },
  { what: "as auto-delete", first: {}, again: {}, more: { autoDelete: true } },
];

const SAME: readonly Redeclaration[] = [
  { what: "as it is", first: PRIORITIES, again: PRIORITIES },
  {
    what: "as classic, when no type was given",
    first: PRIORITIES,
    again: { ...PRIORITIES, "x-queue-type": "classic" },
  },
  {
    what: "without a type, when it is classic",
    first: { ...PRIORITIES, "x-queue-type": "classic" },
    again: PRIORITIES,
  },
  { what: "with an argument that the broker does not know", first: {}, again: { "x-something-else": 1 } },
  { what: "with a dead-letter strategy, which classic queues do not have", first: {}, again: STRATEGY },
];

const INVALID: readonly (Pick<Redeclaration, "what" | "more"> & { readonly given: Arguments })[] = [
  { what: "a priority above 255", given: { "x-max-priority": 256 } },
  { what: "a negative priority", given: { "x-max-priority": -1 } },
  { what: "a TTL that is text", given: { "x-message-ttl": "1000" } },
  { what: "an unknown queue type", given: { "x-queue-type": "heap" } },
  { what: "an unknown overflow", given: { "x-overflow": "explode" } },
  {
    what: "priorities on a quorum queue",
    given: { "x-queue-type": "quorum", "x-max-priority": 10 },
    more: { durable: true },
  },
  { what: "a dead-letter strategy on a classic queue", given: STRATEGY },
  {
    what: "an unknown dead-letter strategy",
    given: { "x-queue-type": "quorum", "x-dead-letter-strategy": "perhaps" },
    more: { durable: true },
  },
  { what: "a transient quorum queue", given: { "x-queue-type": "quorum" } },
];

function redeclare({ what, first, again, more = {} }: Redeclaration, differs: boolean): Behaviour {
  return {
    title: `a queue declared again ${what} is ${differs ? "refused" : "accepted"}`,
    async run(bench: Bench) {
      const channel = await bench.channel();
      const name = await bench.queue(channel, first);
      await publish(channel, message(name));
      const declared = channel.channel.declareQueue(queueNamed(name, again, more));
      if (differs) await expectRefused(channel, declared, "precondition-failed", 406);
      else expect(await declared).toEqual({ messageCount: 1, consumerCount: 0 });
    },
  };
}

export const TOPOLOGY: readonly Behaviour[] = [
  ...DIFFERENT.map((redeclaration) => redeclare(redeclaration, true)),
  ...SAME.map((redeclaration) => redeclare(redeclaration, false)),
  ...INVALID.map(({ what, given, more }) => ({
    title: `${what} is refused`,
    async run(bench: Bench) {
      const channel = await bench.channel();
      const declared = channel.channel.declareQueue(queueNamed(bench.name("invalid"), given, more));
      await expectRefused(channel, declared, "precondition-failed", 406);
    },
  })),
  {
    title: "checkQueue counts messages and consumers",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await publish(channel, message(queue));
      expect(await channel.channel.checkQueue(queue)).toEqual({ messageCount: 1, consumerCount: 0 });
      await (await consume(channel, queue)).next();
      expect(await channel.channel.checkQueue(queue)).toEqual({ messageCount: 0, consumerCount: 1 });
    },
  },
  {
    title:
      "a missing queue is not found; the channel ends with it, what stood in line is closed, the connection goes on",
    async run(bench) {
      const channel = await bench.channel();
      const missing = channel.channel.checkQueue(bench.name("missing"));
      const inLine = channel.channel.checkQueue(bench.name("missing too"));
      const checked = expectKind(inLine, "closed");
      await expectRefused(channel, missing, "not-found", 404);
      await checked;
      await expectKind(channel.channel.checkQueue(bench.name("later")), "closed");
      expect(channel.closed.total).toBe(1);
      const next = await bench.channel();
      expect(await ready(next, await bench.queue(next))).toBe(0);
    },
  },
  {
    title: "consuming from a missing queue is not found",
    async run(bench) {
      const channel = await bench.channel();
      await expectRefused(channel, consume(channel, bench.name("missing")), "not-found", 404);
    },
  },
  {
    title: "an exclusive queue is locked for other connections, and gone with its own",
    async run(bench) {
      const owner = await bench.connect();
      const own = await bench.channel("confirm", owner);
      const queue = await bench.queue(own, {}, { exclusive: true });
      expect(await ready(own, queue)).toBe(0);
      const other = await bench.connect();
      const exclusive = queueNamed(queue, {}, { exclusive: true });
      for (const attempt of ["check", "declare", "consume"] as const) {
        const channel = await bench.channel("plain", other);
        const operation = {
          check: () => channel.channel.checkQueue(queue),
          declare: () => channel.channel.declareQueue(exclusive),
          consume: () => consume(channel, queue),
        }[attempt]();
        await expectRefused(channel, operation, "resource-locked", 405);
      }
      await owner.connection.close();
      const after = await bench.channel("plain", other);
      await expectRefused(after, after.channel.checkQueue(queue), "not-found", 404);
    },
  },
  {
    title: "a shared queue is not made exclusive by declaring it so",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      const declared = channel.channel.declareQueue(queueNamed(queue, {}, { exclusive: true }));
      await expectRefused(channel, declared, "resource-locked", 405);
    },
  },
  {
    title: "an auto-delete queue lives until its last consumer leaves",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel, {}, { autoDelete: true });
      const first = await consume(channel, queue);
      const second = await consume(channel, queue);
      await channel.channel.cancel(first.tag);
      expect(await ready(channel, queue)).toBe(0);
      await channel.channel.cancel(second.tag);
      await expectRefused(channel, channel.channel.checkQueue(queue), "not-found", 404);
    },
  },
  {
    title: "a missing exchange is not found",
    async run(bench) {
      const channel = await bench.channel();
      await expectRefused(channel, channel.channel.checkExchange(bench.name("missing")), "not-found", 404);
    },
  },
  {
    title: "the exchanges that every broker has are there",
    async run(bench) {
      const { channel } = await bench.channel();
      for (const type of ["direct", "fanout", "topic", "headers"]) await channel.checkExchange(`amq.${type}`);
    },
  },
  {
    title: "an exchange declared again with another type is refused",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      const name = await bench.exchange(channel, "topic");
      await channel.channel.bindQueue({ queue, exchange: name, routingKey: "#", arguments: {} });
      const declaration = { name, durable: false, autoDelete: true, arguments: {} };
      await channel.channel.declareExchange({ ...declaration, type: "topic" });
      const declared = channel.channel.declareExchange({ ...declaration, type: "direct" });
      await expectRefused(channel, declared, "precondition-failed", 406);
    },
  },
  {
    title: "names that begin with amq. are the broker's",
    async run(bench) {
      const first = await bench.channel();
      const queue = queueNamed(`amq.${bench.name("queue")}`);
      await expectRefused(first, first.channel.declareQueue(queue), "access-refused", 403);
      const second = await bench.channel();
      const exchange = {
        name: `amq.${bench.name("x")}`,
        type: "direct",
        durable: false,
        autoDelete: true,
        arguments: {},
      };
      await expectRefused(second, second.channel.declareExchange(exchange), "access-refused", 403);
    },
  },
  {
    title: "nothing is bound to the default exchange",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      const bound = channel.channel.bindQueue({ queue, exchange: "", routingKey: "other", arguments: {} });
      await expectRefused(channel, bound, "access-refused", 403);
    },
  },
  {
    title: "a binding needs its queue and its exchange",
    async run(bench) {
      const first = await bench.channel();
      const binding = { exchange: "amq.direct", queue: bench.name("missing"), routingKey: "key", arguments: {} };
      await expectRefused(first, first.channel.bindQueue(binding), "not-found", 404);
      const second = await bench.channel();
      const queue = await bench.queue(second);
      const bound = second.channel.bindQueue({ ...binding, queue, exchange: bench.name("missing") });
      await expectRefused(second, bound, "not-found", 404);
    },
  },
  {
    // 503 until 3.x, which ends the connection; 406 from 4.0 on (run on 3.10.8 and 4.0.5).
    title: "an exchange type that does not exist ends the connection, or from 4.0 on the channel",
    async run(bench) {
      const opened = await bench.connect();
      const channel = await bench.channel("plain", opened);
      const exchange = { name: bench.name("x"), type: "no-such-type", durable: false, autoDelete: true, arguments: {} };
      const declared = channel.channel.declareExchange(exchange);
      if (await bench.isSince(4)) {
        await expectRefused(channel, declared, "precondition-failed", 406);
        return;
      }
      await expectKind(declared, "closed");
      expect(await channel.closed.next()).toBeUndefined();
      expect(await opened.closed.next()).toMatchObject({ kind: "broker-error", replyCode: 503 });
    },
  },
  {
    title: "a name that is too long for AMQP is refused before anything is sent, and the channel stays",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      const tooLong = "q".repeat(256);
      await expectKind(channel.channel.checkQueue(tooLong), "precondition-failed");
      await expectKind(channel.channel.declareQueue(queueNamed(tooLong)), "precondition-failed");
      await expectKind(channel.channel.setPrefetch(70_000), "precondition-failed");
      expect(await ready(channel, queue)).toBe(0);
    },
  },
];
