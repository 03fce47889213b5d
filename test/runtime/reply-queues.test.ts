import { RejectEvent } from "@eventwright/runtime";
import type { MessageContract, RequestOperation, Subscription } from "@eventwright/runtime/generated";
import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it } from "vitest";
import { failure, scene } from "./setup.js";
import { meetings, plainQueue } from "./stranger.js";

const questions = plainQueue("queue_stock_questions");
const answers = plainQueue("queue_stock_answers");
const topology = { queues: [questions], exchanges: [], bindings: [] };
const replyTo = { queue: answers.name, topology: { queues: [answers], exchanges: [], bindings: [] } };
const sender = { service: "shop" };

function message(name: string): MessageContract {
  return { name, contentType: "application/json", constants: {}, accepts: () => true, declared: true };
}

const answer = message("answer");
const ask: RequestOperation = {
  name: "requestStock",
  message: message("question"),
  destination: { channel: "questions", exchange: "", routingKey: questions.name, topology },
  replies: [answer],
  replyTo,
};
const subscription: Subscription = {
  channel: "questions",
  queue: questions,
  topology,
  messages: [{ message: ask.message, replies: [answer], replyTo }],
};

describe.each(meetings)("on %s, a reply queue of the contract", (_broker, meet) => {
  it("is where replies are waited for, from a responder that knows it", async () => {
    const { connection, stranger } = await meet([questions.name, answers.name]);
    const call = connection.request(ask, { of: 1 }, sender);
    const { properties } = await stranger.take(questions.name);
    expect(properties.replyTo).toBe(answers.name);
    stranger.send(answers.name, { properties: { correlationId: properties.correlationId }, body: { count: 7 } });
    expect(await call).toEqual({ count: 7 });
    expect(connection.health().pending.requests).toBe(0);
  });

  it("is where replies are waited for, from a responder that is told", async () => {
    const { connection } = await meet([questions.name, answers.name]);
    await connection.consume([subscription], { question: ({ of }: { of: number }) => ({ count: of }) });
    const more = Array.from({ length: 50 }, (_, of) => of);
    expect(await Promise.all(more.map((of) => connection.request(ask, { of }, sender)))).toEqual(
      more.map((count) => ({ count })),
    );
    expect(connection.health()).toMatchObject({
      pending: { requests: 0 },
      consumers: expect.arrayContaining([{ queue: answers.name, state: "running" }]),
    });
  });

  it("is where a request is answered to that names no address, be it with a reply or with a rejection", async () => {
    const { connection, log, stranger } = await meet([questions.name, answers.name]);
    await connection.consume([subscription], {
      question: ({ of }: { of: number }) => {
        if (of === 0) throw new RejectEvent("no such thing", { code: "UNKNOWN" });
        return { count: of };
      },
    });
    stranger.send(questions.name, { properties: { messageId: "m-1" }, body: { of: 7 } });
    expect(await stranger.take(answers.name)).toMatchObject({
      properties: { correlationId: "m-1" },
      body: { count: 7 },
    });
    stranger.send(questions.name, { properties: { messageId: "m-2" }, body: { of: 0 } });
    expect(await stranger.take(answers.name)).toMatchObject({
      properties: { correlationId: "m-2" },
      body: { code: "UNKNOWN" },
    });
    expect(log.all("reply-lost")).toEqual([]);
  });

  it("gives way to the address that a request names", async () => {
    const { connection, stranger } = await meet([questions.name, answers.name, "queue_elsewhere"]);
    await connection.consume([subscription], { question: () => ({ count: 7 }) });
    stranger.send(questions.name, { properties: { replyTo: "queue_elsewhere" }, body: {} });
    expect((await stranger.take("queue_elsewhere")).body).toEqual({ count: 7 });
  });

  it("keeps no reply that nobody waits for", async () => {
    const { connection, log, stranger } = await meet([questions.name, answers.name]);
    stranger.send(answers.name, { properties: { correlationId: "gone" }, body: { count: 6 } });
    const call = connection.request(ask, {}, sender);
    const { properties } = await stranger.take(questions.name);
    await log.count("late-reply", 1);
    stranger.send(answers.name, { properties: { correlationId: properties.correlationId }, body: { count: 7 } });
    expect(await call).toEqual({ count: 7 });
    await connection.close();
    // Everything before it was settled: what comes now is the first.
    stranger.send(answers.name, { properties: { correlationId: "last" }, body: {} });
    expect((await stranger.take(answers.name)).properties.correlationId).toBe("last");
  });
});

it("a reply that comes while the connection is lost is not", async () => {
  const { broker, connection, log } = await scene();
  const { replyTo: _replyTo, ...direct } = ask;
  const lost = failure(connection.request(direct, {}, sender));
  const call = connection.request(ask, {}, sender);
  const [, asked] = await broker.waitForMessages(questions.name, 2);
  // Confirmed after both requests.
  await connection.publish({ name: "tell", message: answer, destinations: [ask.destination] }, {}, sender);
  const { correlationId = "" } = asked?.properties ?? {};
  broker.refuseConnections();
  broker.closeConnections();
  await log.count("reconnecting", 2);
  broker.publish({ routingKey: answers.name, body: '{"count":7}', properties: { correlationId } });
  broker.acceptConnections();
  expect((await lost).code).toBe("CONNECTION_CLOSED");
  expect(await call).toEqual({ count: 7 });
});

it("a reply in it outlives a restart of the broker, and one to a requester's own address need not", async () => {
  const { broker, connection } = await scene();
  await connection.consume([subscription], { question: () => ({ count: 7 }) });
  broker.publish({ routingKey: questions.name, body: "{}", properties: { messageId: "m-1" } });
  const [kept] = await broker.waitForMessages(answers.name, 1);
  expect(kept?.properties.persistent).toBe(true);
});

it("one that may not be consumed fails the request, and no other message", async () => {
  const broker = new InMemoryBroker();
  const { connection, log } = await scene({ topology: "ignore" }, broker);
  await scene({}, broker).then(({ connection: other }) => other.consume([subscription], { question: () => ({}) }));
  expect(await failure(connection.request(ask, {}, sender))).toMatchObject({
    code: "CONSUME_REFUSED",
    message: expect.stringContaining(`"${answers.name}"`),
  });
  const { replyTo: _replyTo, ...direct } = ask;
  expect(await connection.request(direct, {}, sender)).toEqual({});
  expect(log.all("resending")).toEqual([]);
});

it("a request after close() opens no connection for its replies", async () => {
  const { connection, log } = await scene();
  await connection.close();
  expect((await failure(connection.request(ask, {}, sender))).code).toBe("CONNECTION_CLOSED");
  expect(log.all("connecting").map(({ role }) => role)).toEqual(["publishing"]);
});
