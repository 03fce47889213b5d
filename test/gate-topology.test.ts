import { type Channel, type ChannelModel, connect } from "amqplib";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Contract, Channel as ContractChannel, Queue } from "../generator/src/contract/contract.js";
import { changedArguments } from "../generator/src/diff/compared-arguments.js";
import { compareContracts } from "../generator/src/diff/contract-comparison.js";
import { rules } from "../generator/src/diff/rules/rules.js";
import { contractsOf, type PagePair, readRulePage } from "../generator/test/changes/rule-page.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";

/**
 * What the gate says of the broker is asked of the broker: the old topology is declared as Python services do, then the new
 * one, and the answer is what the finding foretold.
 */

let connection: ChannelModel;
beforeAll(async () => {
  connection = await connect(rabbitmqUrl());
});
afterAll(() => connection.close());

const topologyRules = rules.filter(({ group }) => group === "topology");

describe.each(topologyRules)("$id", (rule) => {
  const page = readRulePage(rule.id);

  it.each(page.examples.map((pair) => [nameOf(pair), pair] as const))(
    "the broker answers as foretold: %s",
    async (_, pair) => {
      const { old, new: changed } = await contractsOf(pair);
      const found = [...(await rule.find(compareContracts(old, changed)))];
      expect(found).not.toEqual([]);
      const foretold = found.flatMap(({ rejectedBy }) => rejectedBy?.error ?? []);
      expect(await answersTo(old, changed)).toEqual(foretold);
    },
  );

  it.each(page.lookAlikes.map((pair) => [nameOf(pair), pair] as const))("the broker agrees: %s", async (_, pair) => {
    const { old, new: changed } = await contractsOf(pair);
    expect(await answersTo(old, changed)).toEqual([]);
  });
});

/** Which argument of which type of queue the broker compares, and with which value it may be made. */
const samples = {
  "x-expires": 60_000,
  "x-message-ttl": 60_000,
  "x-dead-letter-exchange": "failures",
  "x-max-length": 1_000,
  "x-max-length-bytes": 100_000,
  "x-max-priority": 5,
  "x-overflow": "drop-head",
  "x-queue-mode": "lazy",
  "x-single-active-consumer": true,
  "x-queue-master-locator": "min-masters",
  "x-dead-letter-strategy": "at-most-once",
  "x-delivery-limit": 5,
  "x-max-in-memory-length": 1_000,
  "x-max-in-memory-bytes": 100_000,
  "x-quorum-initial-group-size": 1,
  "x-max-age": "1D",
  "x-stream-max-segment-size-bytes": 100_000,
  "x-initial-cluster-size": 1,
  "x-team": "warehouse",
} as const;

describe.each(["classic", "quorum", "stream"])("a %s queue", (type) => {
  it.each(Object.entries(samples))("is declared again with %s: refused as the gate has it", async (argument, value) => {
    const [old, changed] = [queueOf({ "x-queue-type": type }), queueOf({ "x-queue-type": type, [argument]: value })];
    await declare((channel) => assertQueue(channel, old));
    onTestFinished(() => deleteQueue(old.name));

    const answer = await declare((channel) => assertQueue(channel, changed));

    const { refused } = changedArguments(old, changed);
    expect(answer?.includes(`inequivalent arg '${argument}'`) ?? false).toBe(refused.includes(argument));
    expect(answer === undefined).toBe(refused.length === 0);
  });
});

function queueOf(args: Queue["arguments"]): Queue {
  return { name: "gate-arguments", durable: true, exclusive: false, autoDelete: false, arguments: args };
}

/** A consumer that gives the name gives one, and keeps it. */
function queueOfChannel({ queue, unnamedQueue }: ContractChannel): Queue | null {
  return unnamedQueue === undefined ? queue : { ...unnamedQueue, name: "…" };
}

/** What the broker says to who declares the new topology where the old one is, in the order of its channels. */
async function answersTo(old: Contract, changed: Contract): Promise<readonly string[]> {
  onTestFinished(async () => {
    for (const channel of [...old.channels, ...changed.channels]) {
      const { exchange } = channel;
      const queue = queueOfChannel(channel);
      if (queue !== null) await deleteQueue(queue.name);
      if (exchange !== null && exchange.name !== "") await deleteExchange(exchange.name);
    }
  });
  expect(await declareAll(old)).toEqual([]);
  return declareAll(changed);
}

async function declareAll({ channels }: Contract): Promise<readonly string[]> {
  const answers: (string | undefined)[] = [];
  for (const channel of channels) {
    const { exchange } = channel;
    const queue = queueOfChannel(channel);
    if (exchange !== null && exchange.name !== "") {
      const { name, type, durable, autoDelete } = exchange;
      answers.push(await declare((channel) => channel.assertExchange(name, type, { durable, autoDelete })));
    }
    if (queue !== null) answers.push(await declare((channel) => assertQueue(channel, queue)));
  }
  return answers.filter((answer) => answer !== undefined);
}

function assertQueue(channel: Channel, { name, arguments: args, ...flags }: Queue): Promise<unknown> {
  return channel.assertQueue(name, { ...flags, arguments: args });
}

/** On a channel of its own, which a refusal closes. Undefined: the broker has agreed. */
async function declare(ask: (channel: Channel) => Promise<unknown>): Promise<string | undefined> {
  const channel = await connection.createChannel();
  // The rejection says the same.
  channel.on("error", () => undefined);
  try {
    await ask(channel);
  } catch (error) {
    return stablePartOf(error);
  }
  await channel.close();
  return undefined;
}

/** Without the vhost, the types that a client chooses for the wire, and the guess at the end, which depend on who asks whom. */
function stablePartOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const [, code, text] = /; (\d{3}) \(.*\) with message "(.*)"$/s.exec(said) ?? [undefined, "", said];
  return `${code} ${text}`
    .replace(/ in vhost '[^']*'/, "")
    .replace(/ of type '\w+'/g, "")
    .replace(/\. It could be .*$/s, "");
}

async function deleteQueue(name: string): Promise<void> {
  const channel = await connection.createChannel();
  await channel.deleteQueue(name);
  await channel.close();
}

async function deleteExchange(name: string): Promise<void> {
  const channel = await connection.createChannel();
  await channel.deleteExchange(name);
  await channel.close();
}

function nameOf({ before, after }: PagePair): string {
  return [before, after].map((fragment) => fragment.trim().replace(/\s+/g, " ")).join(" → ");
}
