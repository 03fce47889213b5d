import { type Connection, connect, RejectEvent } from "@eventwright/runtime";
import type {
  ContentEncoding,
  Destination,
  MessageContract,
  MessagePlace,
  RequestOperation,
  Subscription,
} from "@eventwright/runtime/generated";
import { TransportError } from "@eventwright/runtime/transport";
import { type BrokerMessage, InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { promiseWithResolvers } from "../support/promise-with-resolvers.js";
import { rabbitmqUrl } from "../support/rabbitmq-url.js";
import { TcpProxy } from "../support/tcp-proxy.js";
import { EventLog, failure, scene, withChannels } from "./setup.js";
import { meetInMemory, meetings, meetOnRabbitmq, plainQueue } from "./stranger.js";

const queue = plainQueue("queue_stock_questions");
const answers = plainQueue("queue_stock_answers");
const topology = { queues: [queue], exchanges: [], bindings: [] };
const destination: Destination = { channel: "questions", exchange: "", routingKey: queue.name, topology };
const sender = { service: "shop" };
const ownQueue = /^eventwright\.reply\./;

/** Content with what has a text at each of the places. */
function message(
  name: string,
  places: readonly MessagePlace[] = [],
  more: Partial<MessageContract> = {},
): MessageContract {
  const hasTexts = (part: MessagePlace["in"]) => (value: unknown) =>
    places.every((place) => place.in !== part || typeof textIn(value, place.path) === "string");
  return {
    name,
    contentType: "application/json",
    constants: {},
    accepts: hasTexts("body"),
    declared: true,
    headers: { constants: {}, accepts: hasTexts("headers"), declared: true },
    ...more,
  };
}

function textIn(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) found = (found as Readonly<Record<string, unknown>> | undefined)?.[key];
  return found;
}

const answer = message("answer");
const inHeaders: MessagePlace = { in: "headers", path: ["answer-to"] };
const inBody: MessagePlace = { in: "body", path: ["meta", "answerTo"] };

function asking(replyAddress: MessagePlace, more: Partial<MessageContract> = {}): RequestOperation {
  const question = message("question", [replyAddress], more);
  return { name: "requestStock", message: question, destination, replies: [answer], replyAddress };
}

function answering({ message: question, replies, replyAddress, replyTo }: RequestOperation): Subscription {
  return {
    channel: "questions",
    queue,
    topology,
    messages: [
      {
        message: question,
        replies,
        ...(replyAddress === undefined ? {} : { replyAddress }),
        ...(replyTo === undefined ? {} : { replyTo }),
      },
    ],
  };
}

const places = [
  { name: "in the headers", place: inHeaders, at: (to: unknown) => ({ headers: { "answer-to": to }, body: {} }) },
  { name: "in the body", place: inBody, at: (to: unknown) => ({ headers: {}, body: { meta: { answerTo: to } } }) },
];

const telling = { name: "publishQuestion", message: message("question"), destinations: [destination] };

describe.each(meetings)("on %s, a reply address that the contract has", (_broker, meet) => {
  describe.each(places)("$name", ({ place, at }) => {
    const ask = asking(place);

    it("is where a responder answers to that does not know AMQP's own property", async () => {
      const { connection, log, stranger } = await meet([queue.name, answers.name]);
      const replies = [1, 2].map((of) => connection.request<object>(ask, { of }, sender));
      for (const _ of replies) {
        const { properties, body } = await stranger.take(queue.name);
        const address = textIn(place.in === "body" ? body : properties.headers, place.path);
        expect(address).toMatch(ownQueue);
        expect(properties.replyTo).toBe(address);
        const { of } = body as { readonly of: number };
        stranger.send(String(address), { properties: { correlationId: properties.correlationId }, body: { of } });
      }
      expect(await Promise.all(replies)).toEqual([{ of: 1 }, { of: 2 }]);
      expect(log.all("late-reply")).toEqual([]);
      expect(connection.health().pending.requests).toBe(0);
    });

    it("is what a request without AMQP's own property is answered to", async () => {
      const { connection, log, stranger } = await meet([queue.name, answers.name]);
      await connection.consume([answering(ask)], { question: () => ({ count: 7 }) });
      const { headers, body } = at(answers.name);
      stranger.send(queue.name, { properties: { correlationId: "theirs-1", headers }, body });
      const answered = await stranger.take(answers.name);
      expect(answered).toMatchObject({ properties: { correlationId: "theirs-1", type: "answer" }, body: { count: 7 } });
      expect(log.all("reply-lost")).toEqual([]);
    });

    it("is where a rejection goes, and what an invalid request is told", async () => {
      const { connection, stranger } = await meet([queue.name, answers.name]);
      const strict = asking(place, { discriminator: { path: ["kind"], value: "question" } });
      const isValid = strict.message.accepts;
      const accepts = (value: unknown): boolean => isValid(value) && textIn(value, ["of"]) !== 0;
      await connection.consume([answering({ ...strict, message: { ...strict.message, accepts } })], {
        question: () => {
          throw new RejectEvent("no such thing", { code: "UNKNOWN" });
        },
      });
      const { headers, body } = at(answers.name);
      stranger.send(queue.name, { properties: { headers }, body: { ...body, kind: "question", of: 1 } });
      expect((await stranger.take(answers.name)).body).toMatchObject({ code: "UNKNOWN" });
      stranger.send(queue.name, { properties: { headers }, body: { ...body, kind: "question", of: 0 } });
      expect((await stranger.take(answers.name)).body).toMatchObject({ code: "REQUEST_INVALID" });
    });

    it("gives way to AMQP's own property", async () => {
      const { connection, stranger } = await meet([queue.name, answers.name, "queue_elsewhere"]);
      await connection.consume([answering(ask)], { question: () => ({ count: 7 }) });
      const { headers, body } = at("queue_elsewhere");
      stranger.send(queue.name, { properties: { replyTo: answers.name, headers }, body });
      expect((await stranger.take(answers.name)).body).toEqual({ count: 7 });
    });

    it("counts as none when it is no text, empty, or too long to be one", async () => {
      const { connection, log, stranger } = await meet([queue.name, answers.name]);
      const lenient = { ...ask, message: message("question") };
      const seen: unknown[] = [];
      await connection.consume([answering(lenient)], {
        question: ({ of }: { of: number }) => {
          seen.push(of);
          return { count: of };
        },
      });
      for (const [of, strange] of [4711, "", "x".repeat(256), null, { queue: answers.name }].entries()) {
        const { headers, body } = at(strange);
        stranger.send(queue.name, { properties: { headers }, body: { ...body, of } });
      }
      stranger.send(queue.name, { properties: { replyTo: "" }, body: { of: 5 } });
      const { headers, body } = at(answers.name);
      stranger.send(queue.name, { properties: { replyTo: "", headers }, body: { ...body, of: 6 } });
      expect((await stranger.take(answers.name)).body).toEqual({ count: 6 });
      expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(log.all("reply-lost")).toEqual([]);
    });

    it("that does not exist loses the reply, and no other message", async () => {
      const { connection, log, stranger } = await meet([queue.name, answers.name]);
      await connection.consume([answering(ask)], { question: ({ of }: { of: number }) => ({ count: of }) });
      for (const [of, gone] of ["queue_gone", "amq.rabbitmq.reply-to", answers.name].entries()) {
        const { headers, body } = at(gone);
        stranger.send(queue.name, { properties: { messageId: `m-${of}`, headers }, body: { ...body, of } });
      }
      expect((await stranger.take(answers.name)).body).toEqual({ count: 2 });
      expect(await log.count("reply-lost", 2)).toMatchObject([
        { messageId: "m-0", error: { code: "EVENT_UNROUTABLE" } },
        { messageId: "m-1", error: { code: "EVENT_UNROUTABLE" } },
      ]);
      expect(log.all("resending")).toEqual([]);
      expect(log.all("dead-lettered")).toEqual([]);
    });

    it("is each request's own, whatever its caller wrote there", async () => {
      const { connection, stranger } = await meet([queue.name, answers.name]);
      const given = { meta: { answerTo: "mine", other: 1 } };
      // It ends with the connection.
      void failure(connection.request(ask, given, sender, { headers: { "answer-to": "mine" } }));
      const { properties, body } = await stranger.take(queue.name);
      expect({ headers: properties.headers, body }).toMatchObject(at(properties.replyTo));
      expect(given).toEqual({ meta: { answerTo: "mine", other: 1 } });
    });

    it("is the queue for replies, where the contract has that too", async () => {
      const { connection, stranger } = await meet([queue.name, answers.name]);
      const replyTo = { queue: answers.name, topology: { queues: [answers], exchanges: [], bindings: [] } };
      const call = connection.request({ ...ask, replyTo }, {}, sender);
      const { properties, body } = await stranger.take(queue.name);
      expect(properties.replyTo).toBe(answers.name);
      expect({ headers: properties.headers ?? {}, body }).toMatchObject(at(answers.name));
      stranger.send(answers.name, { properties: { correlationId: properties.correlationId }, body: { count: 7 } });
      expect(await call).toEqual({ count: 7 });
    });

    it("joins our requesters and our responders", async () => {
      const { connection } = await meet([queue.name, answers.name]);
      await connection.consume([answering(ask)], { question: ({ of }: { of: number }) => ({ count: of }) });
      const many = Array.from({ length: 50 }, (_, of) => of);
      const replies = await Promise.all(many.map((of) => connection.request(ask, { of }, sender)));
      expect(replies).toEqual(many.map((count) => ({ count })));
    });
  });
});

it.each(["check", "ignore"] as const)("a queue of its own is declared where topology is %s", async (mode) => {
  const { broker, connection } = await scene({ topology: mode });
  broker.declareQueue(queue);
  const call = connection.request(asking(inHeaders), {}, sender);
  const [asked] = await broker.waitForMessages(queue.name, 1);
  answerTo(broker, asked, inHeaders);
  expect(await call).toEqual({ count: 7 });
});

/** Answers the last of the requests that wait, at what stands at the place. */
function answerTo(broker: InMemoryBroker, asked: BrokerMessage | undefined, place: MessagePlace): string {
  const { correlationId = "", headers } = asked?.properties ?? {};
  const body: unknown = asked?.properties.contentEncoding === undefined ? JSON.parse(String(asked?.body)) : undefined;
  const address = String(textIn(place.in === "body" ? body : headers, place.path));
  broker.publish({ routingKey: address, body: '{"count":7}', properties: { correlationId } });
  return address;
}

describe.each(places)("when the connection is lost, a reply address $name", ({ place }) => {
  it("is another one on the next, for a request that is sent again", async () => {
    const { broker, connection } = await scene();
    const given = { of: 1, meta: {} };
    const call = connection.request(asking(place), given, sender, { idempotent: true });
    const [first] = await broker.waitForMessages(queue.name, 1);
    given.of = 2;
    broker.closeConnections();
    const [, again] = await broker.waitForMessages(queue.name, 2);
    expect(JSON.parse(String(again?.body))).toMatchObject({ of: 1 });
    expect(again?.properties.replyTo).toMatch(ownQueue);
    expect(again?.properties.replyTo).not.toBe(first?.properties.replyTo);
    expect(answerTo(broker, again, place)).toBe(again?.properties.replyTo);
    expect(await call).toEqual({ count: 7 });
    expect(broker.queues().filter(({ name }) => ownQueue.test(name))).toHaveLength(1);
  });

  it("is another one on the next, for a request that the broker had not confirmed", async () => {
    const { broker, connection, log } = await scene();
    broker.block();
    // The broker still takes the first, which tells it that we publish, and nothing after that.
    const calls = [1, 2].map((of) => connection.request(asking(place), { of }, sender, { idempotent: true }));
    await log.count("blocked", 1);
    // It waits, so it need not be idempotent.
    calls.push(connection.request(asking(place), { of: 3 }, sender));
    broker.closeConnections();
    broker.unblock();
    await connection.consume([answering(asking(place))], { question: ({ of }: { of: number }) => ({ count: of }) });
    expect(await Promise.all(calls)).toEqual([{ count: 1 }, { count: 2 }, { count: 3 }]);
    await log.count("resending", 1);
  });

  it("is another one on the next, for a request that was not sent yet", async () => {
    const { broker, connection, log } = await scene();
    void failure(connection.request(asking(place), {}, sender));
    const [first] = await broker.waitForMessages(queue.name, 1);
    broker.refuseConnections();
    broker.closeConnections();
    await log.count("reconnecting", 1);
    const call = connection.request(asking(place), {}, sender);
    broker.acceptConnections();
    const [, second] = await broker.waitForMessages(queue.name, 2);
    expect(answerTo(broker, second, place)).not.toBe(first?.properties.replyTo);
    expect(await call).toEqual({ count: 7 });
  });

  it("ends the request that was sent", async () => {
    const { broker, connection } = await scene();
    const call = failure(connection.request(asking(place), {}, sender));
    await broker.waitForMessages(queue.name, 1);
    broker.closeConnections();
    expect(await call).toMatchObject({ code: "CONNECTION_CLOSED" });
    expect(connection.health().pending.requests).toBe(0);
  });
});

it("on RabbitMQ, is another one while the broker still keeps the queue of a frozen connection", async () => {
  const { stranger } = await meetOnRabbitmq([queue.name, answers.name]);
  await using proxy = await TcpProxy.listen(rabbitmqUrl());
  const connection = await connect({
    url: proxy.url(rabbitmqUrl()),
    heartbeatSeconds: 1,
    onEvent: new EventLog().record,
  });
  onTestFinished(() => connection.close());
  const call = connection.request(asking(inHeaders), {}, sender, { idempotent: true });
  const first = await stranger.take(queue.name);
  proxy.freezeLinks();
  const { properties } = await stranger.take(queue.name);
  expect(properties.replyTo).not.toBe(first.properties.replyTo);
  const { correlationId, headers } = properties;
  stranger.send(String(headers["answer-to"]), { properties: { correlationId }, body: { count: 7 } });
  expect(await call).toEqual({ count: 7 });
});

it("a reply address in a compressed body is another one on the next connection", async () => {
  const { broker, connection } = await scene();
  const ask = asking(inBody, { contentEncoding: "gzip" satisfies ContentEncoding });
  const call = connection.request(ask, {}, sender, { idempotent: true });
  await broker.waitForMessages(queue.name, 1);
  broker.closeConnections();
  await broker.waitForMessages(queue.name, 2);
  // The first of the two is answered at what is gone.
  await connection.consume([answering(ask)], { question: () => ({ count: 7 }) });
  expect(await call).toEqual({ count: 7 });
});

it("a queue of its own that somebody deletes is followed by another one", async () => {
  const { broker, connection } = await scene();
  const call = connection.request(asking(inHeaders), {}, sender, { idempotent: true });
  const ended = failure(connection.request(asking(inHeaders), {}, sender));
  const [first] = await broker.waitForMessages(queue.name, 2);
  await broker.waitForIdle();
  broker.deleteQueue(first?.properties.replyTo ?? "");
  const all = await broker.waitForMessages(queue.name, 3);
  expect(answerTo(broker, all[2], inHeaders)).not.toBe(first?.properties.replyTo);
  expect(await call).toEqual({ count: 7 });
  expect((await ended).code).toBe("CONNECTION_CLOSED");
});

it("a request that waited while its queue was deleted is answered through the next one", async () => {
  const { broker, connection, log } = await scene();
  broker.block();
  // The broker still takes what tells it that we publish, and nothing after that.
  const first = failure(connection.request(asking(inHeaders), {}, sender));
  await log.count("blocked", 1);
  const call = connection.request(asking(inHeaders), {}, sender);
  const [asked] = await broker.waitForMessages(queue.name, 1);
  broker.deleteQueue(asked?.properties.replyTo ?? "");
  expect((await first).code).toBe("CONNECTION_CLOSED");
  broker.unblock();
  const [, second] = await broker.waitForMessages(queue.name, 2);
  await broker.waitForIdle();
  answerTo(broker, second, inHeaders);
  expect(await call).toEqual({ count: 7 });
});

it("a request that the broker took after its queue was deleted is sent again", async () => {
  const { broker, connection, log } = await scene();
  broker.block();
  const first = failure(connection.request(asking(inHeaders), {}, sender));
  const call = connection.request(asking(inHeaders), {}, sender, { idempotent: true });
  await log.count("blocked", 1);
  const [asked] = await broker.waitForMessages(queue.name, 1);
  broker.deleteQueue(asked?.properties.replyTo ?? "");
  expect((await first).code).toBe("CONNECTION_CLOSED");
  broker.unblock();
  const all = await broker.waitForMessages(queue.name, 3);
  await broker.waitForIdle();
  expect(all[1]?.properties.replyTo).toBe(asked?.properties.replyTo);
  answerTo(broker, all[2], inHeaders);
  expect(await call).toEqual({ count: 7 });
});

/** A request that waits to be sent when its queue is deleted, while the next one is about to be declared. */
async function waitingForNextQueue() {
  const opened = await controlled();
  const { broker, connection, control, log } = opened;
  broker.block();
  // The broker still takes what tells it that we publish, and nothing after that.
  const first = failure(connection.request(asking(inHeaders), {}, sender));
  await log.count("blocked", 1);
  const call = connection.request(asking(inHeaders), {}, sender);
  const [asked] = await broker.waitForMessages(queue.name, 1);
  const { promise: gate, resolve: release } = promiseWithResolvers<void>();
  const { promise: declaring, resolve: isAsked } = promiseWithResolvers<void>();
  control.beforeDeclare = () => {
    isAsked();
    return gate;
  };
  broker.deleteQueue(asked?.properties.replyTo ?? "");
  expect((await first).code).toBe("CONNECTION_CLOSED");
  broker.unblock();
  await declaring;
  await broker.waitForIdle();
  expect(broker.messages(queue.name)).toHaveLength(1);
  return { ...opened, call, release };
}

it("a request that waited while its queue was deleted is not sent before the next one is there", async () => {
  const { broker, call, release } = await waitingForNextQueue();
  release();
  const [, second] = await broker.waitForMessages(queue.name, 2);
  expect(broker.queues().map(({ name }) => name)).toContain(second?.properties.replyTo);
  answerTo(broker, second, inHeaders);
  expect(await call).toEqual({ count: 7 });
});

it("a request that waited while its queue was deleted is not sent at all when the next one is refused", async () => {
  const { broker, connection, control, call, release } = await waitingForNextQueue();
  control.mayDeclare = false;
  release();
  const error = await failure(call);
  expect(error).toMatchObject({ code: "CONSUME_REFUSED", message: expect.stringContaining("was not sent") });
  await connection.publish(telling, {}, sender);
  // The one that had the first queue, and what was published now.
  expect(broker.messages(queue.name)).toHaveLength(2);
});

it("a request that waits for its queue when the connection is lost is sent on the next", async () => {
  const { broker, control, call, release } = await waitingForNextQueue();
  control.beforeDeclare = async () => undefined;
  broker.closeConnections();
  release();
  const [, second] = await broker.waitForMessages(queue.name, 2);
  answerTo(broker, second, inHeaders);
  expect(await call).toEqual({ count: 7 });
});

it("a request that may have arrived says so when it cannot be sent again", async () => {
  const { broker, connection, control } = await controlled();
  const call = failure(connection.request(asking(inHeaders), {}, sender, { idempotent: true }));
  const [asked] = await broker.waitForMessages(queue.name, 1);
  await broker.waitForIdle();
  control.mayDeclare = false;
  broker.deleteQueue(asked?.properties.replyTo ?? "");
  expect(await call).toMatchObject({
    code: "CONSUME_REFUSED",
    message: expect.stringContaining("may have arrived"),
  });
});

it("a queue of its own that is deleted while it is declared is declared once more", async () => {
  const { broker, connection, control } = await controlled();
  let names = 0;
  control.declared = (name) => {
    names += 1;
    if (names < 3) broker.deleteQueue(name);
  };
  const call = connection.request(asking(inHeaders), {}, sender);
  const [asked] = await broker.waitForMessages(queue.name, 1);
  answerTo(broker, asked, inHeaders);
  expect(await call).toEqual({ count: 7 });
  expect(names).toBe(3);
});

it("a request waits on when the channel that published it is lost alone", async () => {
  const { broker, connection, control } = await controlled();
  const { replyAddress: _place, ...direct } = asking(inHeaders);
  const call = connection.request(asking(inHeaders), {}, sender);
  const [asked] = await broker.waitForMessages(queue.name, 1);
  const ended = failure(connection.request({ ...direct, message: message("question") }, {}, sender));
  await broker.waitForMessages(queue.name, 2);
  await broker.waitForIdle();
  await control.closePublishing();
  expect((await ended).code).toBe("CONNECTION_CLOSED");
  answerTo(broker, asked, inHeaders);
  expect(await call).toEqual({ count: 7 });
});

it("requests without such a place go on being answered directly", async () => {
  const { broker, connection } = await scene();
  const { replyAddress: _place, ...direct } = asking(inHeaders);
  void failure(connection.request({ ...direct, message: message("question") }, {}, sender));
  const [asked] = await broker.waitForMessages(queue.name, 1);
  expect(asked?.properties.replyTo).toMatch(/^amq\.rabbitmq\.reply-to\./);
  expect(broker.queues().filter(({ name }) => ownQueue.test(name))).toEqual([]);
});

it("an event that breaks its schema asks for no queue", async () => {
  const { broker, connection } = await scene();
  const never = asking(inBody, { accepts: () => false });
  expect((await failure(connection.request(never, {}, sender))).code).toBe("EVENT_INVALID");
  await broker.waitForIdle();
  expect(broker.queues()).toEqual([]);
});

it("a message that orders are read from is answered where its contract says, also when that fails", async () => {
  const { connection, stranger } = await meetInMemory([queue.name, answers.name]);
  await connection.consume(
    [answering(asking(inHeaders))],
    { question: () => ({}) },
    {
      orderBy: () => {
        throw new Error("no key");
      },
    },
  );
  stranger.send(queue.name, { properties: { headers: { "answer-to": answers.name } }, body: {} });
  expect((await stranger.take(answers.name)).body).toMatchObject({ code: "HANDLER_FAILED" });
});

describe("a broker that does not let us have a queue for replies", () => {
  it("fails the request and nothing else, and is asked again by the next one", async () => {
    const { connection, broker, control } = await controlled();
    control.mayDeclare = false;
    const ask = asking(inHeaders);
    for (const _ of [1, 2]) {
      expect(await failure(connection.request(ask, {}, sender))).toMatchObject({
        code: "CONSUME_REFUSED",
        message: expect.stringContaining('"eventwright.reply."'),
      });
    }
    await connection.publish(telling, {}, sender);
    expect(connection.health()).toMatchObject({ messaging: "healthy", pending: { requests: 0 } });
    control.mayDeclare = true;
    const call = connection.request(ask, {}, sender);
    const [, asked] = await broker.waitForMessages(queue.name, 2);
    answerTo(broker, asked, inHeaders);
    expect(await call).toEqual({ count: 7 });
  });
});

interface Control {
  /** Whether the broker lets us declare a queue of our own. */
  mayDeclare: boolean;
  /** What a queue of our own waits for. */
  beforeDeclare: () => Promise<void>;
  /** Told when one was declared. */
  declared: (name: string) => void;
  /** Ends the channel that publishes, and nothing else. */
  closePublishing: () => Promise<void>;
}

async function controlled(): Promise<{
  readonly broker: InMemoryBroker;
  readonly connection: Connection;
  readonly control: Control;
  readonly log: EventLog;
}> {
  const broker = new InMemoryBroker();
  const control: Control = {
    mayDeclare: true,
    beforeDeclare: async () => undefined,
    declared: () => undefined,
    closePublishing: async () => undefined,
  };
  const transport = withChannels(broker.transport(), (channel, { mode }) => {
    if (mode === "confirm") control.closePublishing = () => channel.close();
    return {
      async declareQueue(declaration) {
        if (!ownQueue.test(declaration.name)) return channel.declareQueue(declaration);
        await control.beforeDeclare();
        if (control.mayDeclare) {
          const state = await channel.declareQueue(declaration);
          control.declared(declaration.name);
          return state;
        }
        await channel.close();
        throw new TransportError("access-refused", "ACCESS_REFUSED - access refused.", { replyCode: 403 });
      },
    };
  });
  const log = new EventLog();
  const connection = await connect({ url: "amqp://memory/", transport, onEvent: log.record });
  onTestFinished(async () => {
    await connection.close();
    broker.close();
  });
  return { broker, connection, control, log };
}
