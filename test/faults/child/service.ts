import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Connection, connect } from "@eventwright/runtime";
import { connect as connectAmqplib } from "amqplib";
import { type BenchEvent, publishOperation, sender, subscription } from "../bench-contract.js";
import { idOf } from "../drain.js";

/**
 * A service in a process of its own: consumes `work`, publishes each id to `done`, ends on SIGTERM. What it does it says on
 * standard output, one word and one id a line, written at once.
 */
export async function main([variant, url = "", closeTimeoutMs = ""]: readonly string[]): Promise<number> {
  const service =
    variant === "amqplib" ? await startWithAmqplib(url) : await startWithRuntime(url, Number(closeTimeoutMs));
  // Nobody can be told that it is ready and send SIGTERM before it listens.
  const terminated = new Promise((resolve) => process.once("SIGTERM", resolve));
  say("ready", 0);
  await terminated;
  say("terminating", 0);
  await service.close();
  say("closed", 0);
  return 0;
}

export type Word = "ready" | "start" | "published" | "terminating" | "closed";

function say(word: Word, id: number): void {
  writeSync(1, `${word} ${id}\n`);
}

async function startWithRuntime(url: string, closeTimeoutMs: number): Promise<Connection> {
  const connection = await connect({ url, closeTimeoutMs, onEvent: () => undefined });
  const operation = publishOperation("done");
  const handle = async ({ id }: BenchEvent): Promise<void> => {
    say("start", id);
    await sleep(Math.random() * 20);
    await connection.publish(operation, { id }, sender);
    say("published", id);
  };
  await connection.consume([subscription("work")], { "bench.event": handle });
  return connection;
}

/** Acknowledges when it begins, and publishes without waiting for the broker. */
async function startWithAmqplib(url: string) {
  const client = await connectAmqplib(url);
  const channel = await client.createChannel();
  await channel.prefetch(10);
  await channel.consume("work", async (message) => {
    if (message === null) return;
    const id = idOf(message.content);
    say("start", id);
    channel.ack(message);
    await sleep(Math.random() * 20);
    channel.sendToQueue("done", message.content, { persistent: true });
    say("published", id);
  });
  return client;
}
