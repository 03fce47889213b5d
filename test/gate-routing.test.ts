import { type ChannelModel, type ConfirmChannel, connect } from "amqplib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { headersOutside } from "../generator/src/diff/routing/header-bindings.js";
import { containsKeys, type KeyLanguage } from "../generator/src/diff/routing/key-language.js";
import { bindingKeys } from "../generator/src/diff/routing/key-patterns.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";

/** What the gate says of bindings is what a broker does: by it are decided binding-key-narrowed and binding-key-widened. */
let connection: ChannelModel;
let channel: ConfirmChannel;
beforeAll(async () => {
  connection = await connect(rabbitmqUrl());
  channel = await connection.createConfirmChannel();
});
afterAll(() => connection.close());

const words = ["a", "b", ""];
const keys = [
  "",
  ...words,
  ...words.flatMap((one) => words.map((other) => `${one}.${other}`)),
  "a.b.a",
  "a..b",
  "b.a.b.a",
];
/** The same each time: what is drawn here has been looked at. */
let state = 20_240_115;
function draw<Item>(items: readonly Item[]): Item {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return items[Math.floor((state / 2 ** 32) * items.length)] as Item;
}

function drawList<Item>(most: number, item: () => Item): Item[] {
  return Array.from({ length: draw([...Array(most + 1).keys()]) }, item);
}

it("lets the same routing keys through a topic exchange as a broker", async () => {
  const binding = () => drawList(4, () => draw(["a", "b", "", "*", "#"])).join(".");

  for (let pair = 0; pair < 30; pair += 1) {
    const [inner, outer] = [drawList(3, binding), drawList(3, binding)];
    const verdict = containsKeys(topicKeys(inner), topicKeys(outer));
    const shown = verdict.answer === "outside" ? [verdict.key] : [];
    const sent = [...new Set([...keys, ...shown])];
    const [reachedInner = [], reachedOuter = []] = await reached(
      "topic",
      [inner.map(byKey), outer.map(byKey)],
      sent.map(withKey),
    );

    expect(reachedInner).toEqual(sent.filter((key) => contains(inner, key)));
    const stray = reachedInner.filter((key) => !reachedOuter.includes(key));
    if (verdict.answer === "outside") expect(stray).toContain(verdict.key);
    else expect([verdict.answer, stray]).toEqual(["contained", []]);
  }
});

it("lets the same headers through a headers exchange as a broker", async () => {
  const values = [undefined, 1, "1"];
  const matches = [undefined, "all", "any", "all-with-x", "any-with-x"];
  const table = () => said({ a: draw(values), b: draw(values), "x-c": draw(values), "x-match": draw(matches) });
  const messages = values.flatMap((a) => values.flatMap((b) => values.map((c) => said({ a, b, "x-c": c }))));

  for (let pair = 0; pair < 30; pair += 1) {
    const [inner, outer] = [drawList(3, table), drawList(3, table)];
    const outside = headersOutside(inner, outer);
    const bindings = [inner, outer].map((tables) => tables.map((headers) => ({ key: "", headers })));
    const sent = messages.map((headers) => ({ id: textOf(headers), key: "", headers }));
    const [reachedInner = [], reachedOuter = []] = await reached("headers", bindings, sent);

    const stray = reachedInner.filter((id) => !reachedOuter.includes(id));
    if (outside === undefined) expect(stray).toEqual([]);
    else expect(stray).toContain(textOf(outside));
  }
});

type Table = Readonly<Record<string, string | number | boolean>>;

interface Way {
  readonly key: string;
  readonly headers: Table;
}

/** Without what is undefined. */
function said(table: Readonly<Record<string, Table[string] | undefined>>): Table {
  return JSON.parse(JSON.stringify(table));
}

function topicKeys(all: readonly string[]): KeyLanguage {
  return { patterns: all.flatMap((key) => bindingKeys(key, [], "topic").patterns) };
}

function contains(bindings: readonly string[], key: string): boolean {
  return (
    containsKeys({ patterns: bindingKeys(key, [], "literal").patterns }, topicKeys(bindings)).answer === "contained"
  );
}

function byKey(key: string): Way {
  return { key, headers: {} };
}

function withKey(key: string): Way & { readonly id: string } {
  return { id: key, key, headers: {} };
}

function textOf(headers: Table): string {
  return JSON.stringify(Object.entries(headers).sort());
}

/** The messages that arrive in a queue for each list of bindings, in the order in which they are sent. */
async function reached(
  type: string,
  lists: readonly (readonly Way[])[],
  messages: readonly (Way & { readonly id: string })[],
): Promise<readonly (readonly string[])[]> {
  const { exchange } = await channel.assertExchange(`gate-routing-${type}`, type, {
    durable: false,
    autoDelete: false,
  });
  const queues: string[] = [];
  for (const ways of lists) {
    const { queue } = await channel.assertQueue("", { exclusive: true });
    queues.push(queue);
    for (const { key, headers } of ways) await channel.bindQueue(queue, exchange, key, headers);
  }
  for (const { id, key, headers } of messages) channel.publish(exchange, key, Buffer.from(id), { headers });
  await channel.waitForConfirms();
  const arrived: string[][] = [];
  for (const queue of queues) {
    const ids: string[] = [];
    for (
      let got = await channel.get(queue, { noAck: true });
      got !== false;
      got = await channel.get(queue, { noAck: true })
    ) {
      ids.push(got.content.toString());
    }
    arrived.push(ids);
    await channel.deleteQueue(queue);
  }
  await channel.deleteExchange(exchange);
  return arrived;
}
