import { type ConnectionEvent, connect } from "@eventwright/runtime";
import { connect as connectAmqplib, type Options } from "amqplib";
import type { Bench } from "../bench.js";
import { type BenchEvent, publishOperation, sender, subscription } from "../bench-contract.js";
import { type Check, isTrue } from "../checks.js";
import { register } from "../scenario.js";
import { waitUntil } from "../wait-until.js";

/** How existing Python services declare their queues. */
const asPythonDoes: Options.AssertQueue = { durable: true, maxPriority: 10 };

interface Case {
  readonly name: string;
  /** How somebody else declares the queue before us. */
  readonly before?: Options.AssertQueue;
  /** How somebody else declares it after us. */
  readonly after?: Options.AssertQueue;
  readonly defaultQueueType?: string;
  /** Whether the contract wants a queue of its own. */
  readonly exclusive?: boolean;
  /** Which arguments the runtime names as different. */
  readonly differs: string;
}

const cases: readonly Case[] = [
  { name: "Python first", before: asPythonDoes, differs: "" },
  { name: "Python second", after: asPythonDoes, differs: "" },
  { name: "vhost with default queue type quorum", defaultQueueType: "quorum", differs: "" },
  { name: "Python first without priority", before: { durable: true }, differs: "x-max-priority" },
  { name: "Python first with another priority", before: { durable: true, maxPriority: 5 }, differs: "x-max-priority" },
  {
    name: "a quorum queue is there",
    before: { durable: true, arguments: { "x-queue-type": "quorum" } },
    differs: "x-queue-type",
  },
  {
    name: "a shared queue where we want an exclusive one",
    before: asPythonDoes,
    exclusive: true,
    differs: "exclusive",
  },
];

/** Publishes to a queue and consumes it. @returns which arguments it said are different, and how often it connected. */
type Service = (
  url: string,
  queue: string,
  options: { readonly exclusive: boolean },
) => Promise<{ readonly differs: string; readonly connections: number; readonly works: boolean }>;

export const declaredByOthers = register({
  id: "I2",
  title: "queues that somebody else declares, before or after us and otherwise",
  mustShow: "works or explains; never a 406 loop",
  parameters: { short: {}, full: {} },
  subject: serveWithRuntime,
  hazards: [
    { name: "amqplib that declares what it wants", breaks: "Python first without priority", subject: serveWithAmqplib },
  ],
  async run(bench, _parameters, serve: Service) {
    const checks: Check[] = [];
    for (const [number, one] of cases.entries())
      checks.push(await meet(bench, serve, { ...one, queue: `shared-${number}` }));
    return checks;
  },
});

async function meet(bench: Bench, serve: Service, one: Case & { readonly queue: string }): Promise<Check> {
  const { name, queue, before, after, defaultQueueType, exclusive = false, differs } = one;
  const vhost = `${bench.vhost}-${queue}`;
  const url = await bench.broker.createVhost(vhost, defaultQueueType === undefined ? {} : { defaultQueueType });
  try {
    if (before !== undefined) await declare(url, queue, before);
    const served = await serve(url, queue, { exclusive });
    const othersWork =
      after === undefined ||
      (await declare(url, queue, after).then(
        () => true,
        () => false,
      ));
    const seen = [
      served.works ? "works" : "does not work",
      ...(served.differs === "" ? [] : [`tells of ${served.differs}`]),
      `${served.connections} connections`,
      ...(othersWork ? [] : ["the others are refused"]),
    ];
    const want = ["works", ...(differs === "" ? [] : [`tells of ${differs}`])];
    const holds = served.works && othersWork && named(differs, served.differs) && served.connections <= 2;
    return isTrue(name, seen.join(", "), want.join(", "), holds);
  } finally {
    await bench.broker.deleteVhost(vhost);
  }
}

/** A quorum queue has no priorities either: the runtime may name that, too. */
function named(wanted: string, seen: string): boolean {
  return wanted === "" ? seen === "" : seen.split(", ").includes(wanted);
}

async function declare(url: string, queue: string, options: Options.AssertQueue): Promise<void> {
  const client = await connectAmqplib(url);
  try {
    const channel = await client.createChannel();
    channel.on("error", () => undefined);
    await channel.assertQueue(queue, options);
  } finally {
    await client.close();
  }
}

async function serveWithRuntime(url: string, queue: string, { exclusive }: { readonly exclusive: boolean }) {
  const differing = new Set<string>();
  let connections = 0;
  const onEvent = (event: ConnectionEvent): void => {
    if (event.type === "open") connections += 1;
    if (event.type === "topology-differs") for (const { argument } of event.differences) differing.add(argument);
  };
  const connection = await connect({ url, onEvent });
  try {
    const handled = new Set<number>();
    const shared = subscription(queue);
    const wanted = exclusive ? { ...shared, queue: { ...shared.queue, exclusive } } : shared;
    await connection.consume([wanted], { "bench.event": ({ id }: BenchEvent) => void handled.add(id) });
    for (const id of [1, 2, 3]) await connection.publish(publishOperation(queue), { id }, sender);
    const works = await waitUntil(() => handled.size === 3, 5_000);
    return { differs: [...differing].sort().join(", "), connections, works };
  } catch {
    return { differs: [...differing].sort().join(", "), connections, works: false };
  } finally {
    await connection.close();
  }
}

async function serveWithAmqplib(url: string, queue: string, { exclusive }: { readonly exclusive: boolean }) {
  const client = await connectAmqplib(url);
  try {
    const channel = await client.createChannel();
    channel.on("error", () => undefined);
    await channel.assertQueue(queue, { ...asPythonDoes, exclusive });
    return { differs: "", connections: 1, works: true };
  } catch {
    return { differs: "", connections: 1, works: false };
  } finally {
    await client.close();
  }
}
