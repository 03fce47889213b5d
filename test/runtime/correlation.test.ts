import { type Delivery, RejectEvent } from "@eventwright/runtime";
import type { Destination, MessageContract, MessagePlace, Subscription } from "@eventwright/runtime/generated";
import { describe, expect, it } from "vitest";
import { failure } from "./setup.js";
import { meetInMemory, meetings, plainQueue } from "./stranger.js";

const queue = plainQueue("queue_stock_questions");
const answers = "queue_stock_answers";
const topology = { queues: [queue], exchanges: [], bindings: [] };
const destination: Destination = { channel: "questions", exchange: "", routingKey: queue.name, topology };
const sender = { service: "shop" };

/** A validator that is content with what has a text at the place. */
function message(name: string, correlationId: MessagePlace, more: Partial<MessageContract> = {}): MessageContract {
  const inBody = correlationId.in === "body";
  const accepts = (value: unknown): boolean => {
    let found: unknown = value;
    for (const key of correlationId.path) found = (found as Readonly<Record<string, unknown>> | undefined)?.[key];
    return typeof found === "string";
  };
  return {
    name,
    contentType: "application/json",
    correlationId,
    constants: {},
    accepts: inBody ? accepts : () => true,
    declared: true,
    ...(inBody ? {} : { headers: { constants: {}, accepts, declared: true } }),
    ...more,
  };
}

const inHeaders: MessagePlace = { in: "headers", path: ["x-request-id"] };
const inBody: MessagePlace = { in: "body", path: ["meta", "requestId"] };

describe.each(meetings)("on %s, a correlation id that the contract has elsewhere", (_broker, meet) => {
  const places = [
    { name: "in the headers", place: inHeaders, at: (id: unknown) => ({ headers: { "x-request-id": id }, body: {} }) },
    { name: "in the body", place: inBody, at: (id: unknown) => ({ headers: {}, body: { meta: { requestId: id } } }) },
  ];

  describe.each(places)("$name", ({ place, at }) => {
    const question = message("question", place);
    const answer = message("answer", place);
    const ask = { name: "requestStock", message: question, destination, replies: [answer] };
    const subscription: Subscription = {
      channel: "questions",
      queue,
      topology,
      messages: [{ message: question, replies: [answer] }],
    };

    it("is what a responder answers by that does not know AMQP's own property", async () => {
      const { connection, log, stranger } = await meet([queue.name, answers]);
      const replies = [1, 2].map((of) => connection.request<object>(ask, { of }, sender));
      for (const _ of replies) {
        const asked = await stranger.take(queue.name);
        const { correlationId, replyTo, headers } = asked.properties;
        expect({ headers, body: asked.body }).toMatchObject(at(correlationId));
        const { headers: answerHeaders, body } = at(correlationId);
        const { of } = asked.body as { readonly of: number };
        stranger.send(replyTo ?? "", { properties: { headers: answerHeaders }, body: { ...body, of } });
      }
      expect(await Promise.all(replies)).toMatchObject([{ of: 1 }, { of: 2 }]);
      expect(log.all("late-reply")).toEqual([]);
    });

    it("is read from a request without AMQP's own property, and is in its reply in both places", async () => {
      const { connection, stranger } = await meet([queue.name, answers]);
      const seen: unknown[] = [];
      await connection.consume([subscription], {
        question: (_event: unknown, { correlationId }: Delivery) => {
          seen.push(correlationId);
          return { count: 7 };
        },
      });
      const { headers, body } = at("theirs-1");
      stranger.send(queue.name, { properties: { replyTo: answers, headers }, body });
      const answered = await stranger.take(answers);
      expect(seen).toEqual(["theirs-1"]);
      expect(answered.properties.correlationId).toBe("theirs-1");
      expect({ headers: answered.properties.headers ?? {}, body: answered.body }).toMatchObject(at("theirs-1"));
      expect(answered.body).toMatchObject({ count: 7 });
    });

    it("is what a rejection is found by", async () => {
      const { connection, stranger } = await meet([queue.name, answers]);
      await connection.consume([subscription], {
        question: () => {
          throw new RejectEvent("no such thing");
        },
      });
      const { headers, body } = at("theirs-1");
      stranger.send(queue.name, { properties: { replyTo: answers, headers }, body });
      expect((await stranger.take(answers)).properties.correlationId).toBe("theirs-1");
    });

    it("is the message's own id where it is too long to be answered with", async () => {
      const { connection, log, stranger } = await meet([queue.name, answers]);
      await connection.consume([subscription], { question: () => ({}) });
      const { headers, body } = at("x".repeat(256));
      stranger.send(queue.name, { properties: { replyTo: answers, messageId: "m-1", headers }, body });
      expect((await stranger.take(answers)).properties.correlationId).toBe("m-1");
      expect(log.all("reply-lost")).toEqual([]);
    });

    it("is each request's own, whatever its caller wrote there or calls it", async () => {
      const { connection, stranger } = await meet([queue.name, answers]);
      const given = { meta: { requestId: "mine", other: 1 } };
      const options = { messageId: "m-1", headers: { "x-request-id": "mine" } };
      // They end with the connection.
      for (const _ of [1, 2]) void failure(connection.request(ask, given, sender, options));
      const [first, second] = [await stranger.take(queue.name), await stranger.take(queue.name)];
      for (const asked of [first, second]) {
        const { headers, correlationId } = asked.properties;
        expect({ headers, body: asked.body }).toMatchObject(at(correlationId));
      }
      expect(first.properties.correlationId).not.toBe(second.properties.correlationId);
      expect(given).toEqual({ meta: { requestId: "mine", other: 1 } });
    });

    it("is no request's when the reply says another, or nothing", async () => {
      const { connection, log, stranger } = await meet([queue.name, answers]);
      const call = connection.request<object>(ask, {}, sender);
      const { correlationId, replyTo = "" } = (await stranger.take(queue.name)).properties;
      const strange = [at("another"), at(4711), { headers: {}, body: [] }];
      for (const { headers, body } of strange) stranger.send(replyTo, { properties: { headers }, body });
      const { headers, body } = at(correlationId);
      stranger.send(replyTo, { properties: { correlationId: "another", headers }, body });
      await log.count("late-reply", 4);
      expect(connection.health().pending.requests).toBe(1);
      stranger.send(replyTo, { properties: { correlationId, headers }, body: { ...body, of: 1 } });
      expect(await call).toMatchObject({ of: 1 });
    });

    it("of an event is its message id, unless its publisher gives another", async () => {
      const { connection, stranger } = await meet([queue.name, answers]);
      const tell = { name: "publishQuestion", message: question, destinations: [destination] };
      const event = place === inBody ? { meta: {} } : {};
      await connection.publish(tell, event, sender, { messageId: "m-1" });
      const filledIn = await stranger.take(queue.name);
      expect({ headers: filledIn.properties.headers ?? {}, body: filledIn.body }).toMatchObject(at("m-1"));
      expect(filledIn.properties.correlationId).toBeUndefined();

      await connection.publish(tell, at("mine").body, sender, { headers: at("mine").headers });
      const given = await stranger.take(queue.name);
      expect({ headers: given.properties.headers ?? {}, body: given.body }).toMatchObject(at("mine"));
    });
  });
});

it("a correlation id is not looked for where another request has it", async () => {
  const { connection, log, stranger } = await meetInMemory([queue.name]);
  const asking = [inHeaders, inBody].map((place) => ({
    name: "requestStock",
    message: message("question", place),
    destination,
    replies: [message("answer", place)],
  }));
  const [first, second] = asking.map((operation) => connection.request<object>(operation, {}, sender));
  const one = (await stranger.take(queue.name)).properties;
  const other = (await stranger.take(queue.name)).properties;
  const headers = { "x-request-id": one.correlationId };
  const meta = { requestId: other.correlationId };
  stranger.send(one.replyTo ?? "", { properties: {}, body: { meta: { requestId: one.correlationId } } });
  await log.count("late-reply", 1);
  stranger.send(one.replyTo ?? "", { properties: { headers }, body: { of: 1 } });
  stranger.send(other.replyTo ?? "", { properties: {}, body: { of: 2, meta } });
  expect(await Promise.all([first, second])).toEqual([{ of: 1 }, { of: 2, meta }]);
});

it("an object of an event that was left out is not made for a correlation id", async () => {
  const { connection, stranger } = await meetInMemory([queue.name]);
  const optional = message("question", inBody, { accepts: () => true });
  const tell = { name: "publishQuestion", message: optional, destinations: [destination] };
  await connection.publish(tell, { of: 1 }, sender);
  expect((await stranger.take(queue.name)).body).toEqual({ of: 1 });
});

it("what stands around an event is made for its correlation id", async () => {
  const { connection, stranger } = await meetInMemory([queue.name]);
  const wrapped = message("question", inBody, { envelope: [{ role: "payload", path: ["event"] }] });
  const tell = { name: "publishQuestion", message: wrapped, destinations: [destination] };
  await connection.publish(tell, { of: 1 }, sender, { messageId: "m-1" });
  expect((await stranger.take(queue.name)).body).toEqual({ event: { of: 1 }, meta: { requestId: "m-1" } });
});

it("a correlation id that its schema refuses is not sent", async () => {
  const { connection } = await meetInMemory([queue.name]);
  const never = message("question", inBody, { accepts: () => false });
  const ask = { name: "requestStock", message: never, destination, replies: [never] };
  expect((await failure(connection.request(ask, {}, sender))).code).toBe("EVENT_INVALID");
  expect(connection.health().pending.requests).toBe(0);
});
