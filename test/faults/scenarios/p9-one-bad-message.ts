import { connect as connectRuntime } from "@eventwright/runtime";
import type { Destination, PublishOperation } from "@eventwright/runtime/generated";
import { connect as connectAmqplib } from "amqplib";
import { accountFor } from "../account.js";
import { publishOperation, sender } from "../bench-contract.js";
import { type Check, isTrue } from "../checks.js";
import { drain } from "../drain.js";
import { Ledger } from "../ledger.js";
import { register } from "../scenario.js";

/** One thing that is wrong with a message. */
interface Bad {
  readonly name: string;
  readonly padding?: string;
  readonly messageId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly destination?: Partial<Destination>;
}

interface Subject {
  open(url: string): Promise<{
    good(queue: string, id: number): Promise<void>;
    bad(queue: string, id: number, bad: Bad): Promise<void>;
    close(): Promise<void>;
  }>;
}

const KIB = 1024;

const badMessages: readonly Bad[] = [
  { name: "message id of 300 bytes", messageId: "x".repeat(300) },
  { name: "headers of 70 KiB", headers: { large: "x".repeat(70 * KIB) } },
  { name: "header with a name of 300 bytes", headers: { ["x".repeat(300)]: "value" } },
  { name: "body of 17 MiB", padding: "x".repeat(17 * KIB * KIB) },
  { name: "expiration of -1 ms", destination: { expirationMs: -1 } },
  { name: "expiration of 1.5 ms", destination: { expirationMs: 1.5 } },
  { name: "priority 300", destination: { priority: 300 } },
  { name: "priority NaN", destination: { priority: Number.NaN } },
  { name: "user id of somebody else", destination: { userId: "somebody-else" } },
  { name: "routing key of 300 bytes", destination: { routingKey: "x".repeat(300) } },
  {
    name: "exchange that is missing",
    destination: { exchange: "missing", topology: { queues: [], exchanges: [], bindings: [] } },
  },
  { name: "CC that is no list", headers: { CC: "nobody" } },
];

export const oneBadMessage = register({
  id: "P9",
  title: "one bad message among 1,000 in flight, each property wrong in turn",
  mustShow: "only that one fails; 999 confirmed once",
  parameters: { short: { messages: 200 }, full: { messages: 1_000 } },
  subject: { open: openRuntime } as Subject,
  hazards: [{ name: "amqplib on one channel", breaks: "user id of somebody else", subject: { open: openAmqplib } }],
  async run(bench, { messages }, subject) {
    const client = await bench.open(subject.open(bench.url));
    const checks: Check[] = [];
    for (const [number, bad] of badMessages.entries()) {
      const queue = `bad-${number}`;
      await bench.declareQueue(queue);
      const ledger = new Ledger();
      const badId = Math.floor(messages / 2);
      for (let id = 0; id < messages; id += 1) {
        void ledger.record(id, () => (id === badId ? client.bad(queue, id, bad) : client.good(queue, id)));
      }
      await ledger.whenPending(0, 40_000);
      const account = accountFor(ledger.attempts, await drain(bench.url, queue));
      const badOutcome = ledger.attempts.get(badId);
      const badCode = badOutcome?.kind === "failed" ? badOutcome.code : badOutcome?.kind;
      const failedGood =
        Object.values(account.failures).reduce((sum, count) => sum + count, 0) -
        (badOutcome?.kind === "failed" ? 1 : 0);
      const once = account.right - (badOutcome?.kind === "failed" ? 1 : 0);
      const seen = `the bad one ${badCode}; of the others ${once} right, ${failedGood} failed, ${account.lost.length} lost, ${account.copies} copies`;
      const isRight = badOutcome?.kind === "failed" && account.right === messages && failedGood === 0;
      checks.push(isTrue(bad.name, seen, `${messages - 1} right`, isRight));
    }
    return checks;
  },
});

async function openRuntime(url: string) {
  const connection = await connectRuntime({ url, onEvent: () => undefined });
  return {
    good: (queue: string, id: number) => connection.publish(publishOperation(queue), { id }, sender),
    bad: (queue: string, id: number, { padding, messageId, headers, destination }: Bad) =>
      connection.publish(
        withDestination(publishOperation(queue), destination),
        padding === undefined ? { id } : { id, padding },
        sender,
        {
          ...(messageId === undefined ? {} : { messageId }),
          ...(headers === undefined ? {} : { headers }),
        },
      ),
    close: () => connection.close(),
  };
}

function withDestination(operation: PublishOperation, change: Partial<Destination> = {}): PublishOperation {
  return { ...operation, destinations: operation.destinations.map((destination) => ({ ...destination, ...change })) };
}

async function openAmqplib(url: string) {
  const model = await connectAmqplib(url);
  model.on("error", () => undefined);
  const open = async () => {
    const channel = await model.createConfirmChannel();
    channel.on("error", () => undefined);
    return channel;
  };
  let channel = await open();
  channel.on("close", async () => {
    channel = await open().catch(() => channel);
  });
  const send = (queue: string, id: number, { padding, messageId, headers, destination }: Partial<Bad> = {}) =>
    new Promise<void>((resolve, reject) => {
      const { expirationMs, priority, userId, exchange = "", routingKey = queue } = destination ?? {};
      const options = {
        persistent: true,
        ...(messageId === undefined ? {} : { messageId }),
        ...(headers === undefined ? {} : { headers }),
        ...(expirationMs === undefined ? {} : { expiration: expirationMs }),
        ...(priority === undefined ? {} : { priority }),
        ...(userId === undefined ? {} : { userId }),
      };
      channel.publish(exchange, routingKey, Buffer.from(JSON.stringify({ id, padding })), options, (error: unknown) =>
        error ? reject(new Error("channel closed")) : resolve(),
      );
    });
  return { good: send, bad: send, close: () => model.close() };
}
