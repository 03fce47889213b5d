import { expect } from "vitest";
import { type Behaviour, type Bench, bodies, consume, message, publish, ready } from "./bench.js";

/** Binding key, the routing keys it takes, and some that it does not. */
const TOPICS = [
  { pattern: "product.created", takes: ["product.created"], leaves: ["product", "product.created.now", ""] },
  { pattern: "product.*", takes: ["product.created", "product."], leaves: ["product", "product.price.changed"] },
  { pattern: "*.created", takes: ["order.created"], leaves: ["created", "a.b.created"] },
  { pattern: "product.#", takes: ["product", "product.created", "product.a.b.c"], leaves: ["products", "a.product"] },
  { pattern: "#", takes: ["", "a", "a.b.c"], leaves: [] },
  { pattern: "#.created", takes: ["created", "a.created", "a.b.created"], leaves: ["created.a", "recreated"] },
  { pattern: "a.#.z", takes: ["a.z", "a.b.z", "a.b.c.z"], leaves: ["a", "z", "a.z.b"] },
  { pattern: "a.*.#.z", takes: ["a.b.z", "a.b.c.z"], leaves: ["a.z"] },
  { pattern: "*", takes: ["a"], leaves: ["a.b", ""] },
  { pattern: "#.#", takes: ["", "a", "a.b"], leaves: [] },
] as const;

const HEADERS = [
  {
    wanted: { "x-match": "all", a: 1, b: "two" },
    takes: [{ a: 1, b: "two", c: 3 }],
    leaves: [{ a: 1 }, { a: 1, b: "2" }],
  },
  { wanted: { a: 1, b: "two" }, takes: [{ a: 1, b: "two" }], leaves: [{ b: "two" }] },
  { wanted: { "x-match": "any", a: 1, b: "two" }, takes: [{ a: 1 }, { b: "two" }], leaves: [{ a: 2 }, { c: 1 }] },
] as const;

async function bound(bench: Bench, type: string, routingKey: string, given: Record<string, string | number> = {}) {
  const channel = await bench.channel();
  const exchange = await bench.exchange(channel, type);
  const queue = await bench.queue(channel);
  await channel.channel.bindQueue({ queue, exchange, routingKey, arguments: given });
  return { channel, exchange, queue };
}

export const ROUTING: readonly Behaviour[] = [
  ...TOPICS.map(({ pattern, takes, leaves }) => ({
    title: `topic: ${pattern} takes ${takes.map((key) => `"${key}"`).join(", ")}`,
    async run(bench: Bench) {
      const { channel, exchange, queue } = await bound(bench, "topic", pattern);
      for (const key of [...leaves, ...takes]) await publish(channel, message(key, key, {}, { exchange }));
      const deliveries = await (await consume(channel, queue)).take(takes.length);
      expect(bodies(deliveries)).toEqual(takes);
      expect(await ready(channel, queue)).toBe(0);
    },
  })),
  ...HEADERS.map(({ wanted, takes, leaves }) => ({
    title: `headers: ${JSON.stringify(wanted)} takes ${takes.map((given) => JSON.stringify(given)).join(", ")}`,
    async run(bench: Bench) {
      const { channel, exchange, queue } = await bound(bench, "headers", "", wanted);
      for (const headers of [...leaves, ...takes]) {
        await publish(channel, message("", JSON.stringify(headers), { headers }, { exchange }));
      }
      const deliveries = await (await consume(channel, queue)).take(takes.length);
      expect(bodies(deliveries)).toEqual(takes.map((headers) => JSON.stringify(headers)));
      expect(await ready(channel, queue)).toBe(0);
    },
  })),
  {
    title: "direct: the whole key, and nothing else",
    async run(bench) {
      const { channel, exchange, queue } = await bound(bench, "direct", "product.*");
      await publish(channel, message("product.created", "no", {}, { exchange }));
      await publish(channel, message("product.*", "yes", {}, { exchange }));
      expect(await (await consume(channel, queue)).next()).toMatchObject({
        body: Buffer.from("yes"),
        exchange,
        routingKey: "product.*",
      });
    },
  },
  {
    title: "fanout: every bound queue, whatever the key; each queue once, however often it is bound",
    async run(bench) {
      const { channel, exchange, queue } = await bound(bench, "fanout", "one");
      await channel.channel.bindQueue({ queue, exchange, routingKey: "two", arguments: {} });
      const other = await bench.queue(channel);
      await channel.channel.bindQueue({ queue: other, exchange, routingKey: "", arguments: {} });
      await publish(channel, message("three", "", {}, { exchange }));
      expect([await ready(channel, queue), await ready(channel, other)]).toEqual([1, 1]);
    },
  },
  {
    title: "what no binding takes goes to the alternate exchange, and is then not unroutable",
    async run(bench) {
      const { channel, exchange: alternate, queue } = await bound(bench, "fanout", "");
      const exchange = await bench.exchange(channel, "direct", { "alternate-exchange": alternate });
      const known = await bench.queue(channel);
      await channel.channel.bindQueue({ queue: known, exchange, routingKey: "known", arguments: {} });
      await publish(channel, message("known", "", {}, { exchange, mandatory: true }));
      await publish(channel, message("unknown", "", {}, { exchange, mandatory: true }));
      expect([await ready(channel, known), await ready(channel, queue), channel.returned.total]).toEqual([1, 1, 0]);
    },
  },
  {
    title: "CC and BCC are further routing keys; nobody sees BCC",
    async run(bench) {
      const channel = await bench.channel();
      const [to, copy, blind] = [await bench.queue(channel), await bench.queue(channel), await bench.queue(channel)];
      await publish(channel, message(to, "", { headers: { CC: [copy], BCC: [blind] } }));
      for (const queue of [to, copy, blind]) {
        expect((await (await consume(channel, queue)).next()).properties.headers).toEqual({ CC: [copy] });
      }
    },
  },
];
