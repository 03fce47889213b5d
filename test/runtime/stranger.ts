import { type Connection, connect } from "@eventwright/runtime";
import type { QueueContract } from "@eventwright/runtime/generated";
import { InMemoryBroker } from "@eventwright/testing";
import { connect as connectAmqp, type Options } from "amqplib";
import { onTestFinished } from "vitest";
import { promiseWithResolvers } from "../support/promise-with-resolvers.js";
import { rabbitmqUrl } from "../support/rabbitmq-url.js";
import { EventLog } from "./setup.js";

/** A message as a program that knows nothing of us sees it and writes it. */
export interface PlainMessage {
  readonly properties: { readonly [Name in keyof Options.Publish]?: Options.Publish[Name] | undefined };
  readonly body: unknown;
}

/** Another program at the same broker. */
interface Stranger {
  send(queue: string, message: PlainMessage): void;
  /** The next message of the queue. */
  take(queue: string): Promise<PlainMessage>;
}

interface Meeting {
  /** Ours. */
  readonly connection: Connection;
  readonly log: EventLog;
  readonly stranger: Stranger;
}

const ignore = (): void => undefined;

/** A queue as our contracts declare it. */
export function plainQueue(name: string): QueueContract {
  return {
    name,
    durable: true,
    exclusive: false,
    autoDelete: false,
    arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
  };
}

export async function meetInMemory(queues: readonly string[]): Promise<Meeting> {
  const broker = new InMemoryBroker();
  onTestFinished(() => broker.close());
  const log = new EventLog();
  const connection = await connect({ url: "amqp://memory/", transport: broker.transport(), onEvent: log.record });
  onTestFinished(() => connection.close());
  const listener = { closed: ignore, blocked: ignore, unblocked: ignore, drained: ignore, returned: ignore };
  const target = { url: "amqp://memory/", connectionName: "other", connectTimeoutMs: 1_000, heartbeatSeconds: 10 };
  const other = await broker.transport().connect(target, listener);
  const channel = await other.openChannel("plain", listener);
  for (const name of queues) await channel.declareQueue(plainQueue(name));
  const taken = new Map<string, number>();
  const stranger: Stranger = {
    send(routingKey, { body, properties }) {
      channel.publish({
        exchange: "",
        routingKey,
        body: Buffer.from(JSON.stringify(body)),
        properties: properties as object,
        mandatory: false,
      });
    },
    async take(name) {
      const count = (taken.get(name) ?? 0) + 1;
      taken.set(name, count);
      const next = (await broker.waitForMessages(name, count))[count - 1];
      if (next === undefined) throw new Error("Nothing came.");
      return { properties: next.properties as object, body: JSON.parse(next.body.toString()) };
    },
  };
  return { connection, log, stranger };
}

class Inbox {
  readonly #messages: PlainMessage[] = [];
  #arrived: (() => void) | undefined;

  readonly add = (message: PlainMessage): void => {
    this.#messages.push(message);
    this.#arrived?.();
  };

  async next(): Promise<PlainMessage> {
    for (;;) {
      const next = this.#messages.shift();
      if (next !== undefined) return next;
      const { promise, resolve } = promiseWithResolvers<void>();
      this.#arrived = resolve;
      await promise;
    }
  }
}

export async function meetOnRabbitmq(queues: readonly string[]): Promise<Meeting> {
  const other = await connectAmqp(rabbitmqUrl());
  const channel = await other.createChannel();
  const empty = async (): Promise<void> => {
    for (const name of queues) {
      for (const each of [name, `${name}.dead`]) await channel.deleteQueue(each);
    }
  };
  await empty();
  for (const name of queues) await channel.assertQueue(name, plainQueue(name));
  const inboxes = new Map<string, Inbox>();
  const log = new EventLog();
  const connection = await connect({ url: rabbitmqUrl(), onEvent: log.record });
  onTestFinished(async () => {
    await connection.close();
    await empty();
    await other.close();
  });
  const stranger: Stranger = {
    send: (name, { body, properties }) =>
      void channel.sendToQueue(name, Buffer.from(JSON.stringify(body)), properties as Options.Publish),
    async take(name) {
      let waiting = inboxes.get(name);
      if (waiting === undefined) {
        waiting = new Inbox();
        inboxes.set(name, waiting);
        const { add } = waiting;
        await channel.consume(
          name,
          (taken) => taken && add({ properties: taken.properties, body: JSON.parse(taken.content.toString()) }),
          { noAck: true },
        );
      }
      return waiting.next();
    },
  };
  return { connection, log, stranger };
}

/** We and a stranger at one broker where these queues are, and empty. */
export const meetings: readonly (readonly [broker: string, meet: (queues: readonly string[]) => Promise<Meeting>])[] = [
  ["the in-memory broker", meetInMemory],
  ["RabbitMQ", meetOnRabbitmq],
];
