import type { IncomingMessage } from "@eventwright/runtime/transport";
import { expect } from "vitest";
import {
  type Behaviour,
  type Bench,
  consume,
  expectKind,
  expectRefused,
  message,
  type OpenChannel,
  publish,
} from "./bench.js";

const REPLY_QUEUE = "amq.rabbitmq.reply-to";

/** A channel that asked on a queue, and one on which the question arrived. */
async function asked(bench: Bench) {
  const asking = await bench.channel("confirm");
  const replies = await consume(asking, REPLY_QUEUE, { noAck: true });
  const answering = await bench.channel("confirm", await bench.connect());
  const queue = await bench.queue(answering);
  const questions = await consume(answering, queue, { noAck: true });
  await publish(asking, message(queue, "question", { replyTo: REPLY_QUEUE, correlationId: "c1" }));
  return { asking, replies, answering, question: await questions.next() };
}

function answer(answering: OpenChannel, question: IncomingMessage, mandatory = false): Promise<void> {
  const { replyTo = "", correlationId = "" } = question.properties;
  return publish(answering, message(replyTo, "answer", { correlationId }, { mandatory }));
}

export const DIRECT_REPLY: readonly Behaviour[] = [
  {
    title: "a reply comes straight to the channel that asked, as often as there are questions",
    async run(bench) {
      const { replies, answering, question } = await asked(bench);
      expect(question.properties.replyTo).toMatch(/^amq\.rabbitmq\.reply-to\../);
      // The address is one of the default exchange, and of no other.
      const { replyTo = "" } = question.properties;
      await publish(answering, message(replyTo, "astray", {}, { exchange: "amq.direct" }));
      await answer(answering, question);
      const reply = await replies.next();
      expect(reply).toMatchObject({
        exchange: "",
        body: Buffer.from("answer"),
        consumerTag: replies.tag,
        redelivered: false,
        properties: { correlationId: "c1" },
      });
      await answer(answering, question);
      // Nothing can be settled, so RabbitMQ does not number them.
      expect((await replies.next()).deliveryTag).toBe(reply.deliveryTag);
    },
  },
  {
    title: "replies with acknowledgements are refused",
    async run(bench) {
      const channel = await bench.channel();
      await expectRefused(channel, consume(channel, REPLY_QUEUE), "precondition-failed", 406);
    },
  },
  {
    title: "a channel has one consumer of replies; after it was cancelled, another one",
    async run(bench) {
      const channel = await bench.channel();
      const first = await consume(channel, REPLY_QUEUE, { noAck: true });
      await channel.channel.cancel(first.tag);
      await consume(channel, REPLY_QUEUE, { noAck: true });
      await expectRefused(channel, consume(channel, REPLY_QUEUE, { noAck: true }), "precondition-failed", 406);
    },
  },
  {
    title: "a question from a channel that does not listen for replies ends it",
    async run(bench) {
      const channel = await bench.channel();
      const queue = await bench.queue(channel);
      await expectKind(publish(channel, message(queue, "", { replyTo: REPLY_QUEUE })), "closed");
      expect(await channel.closed.next()).toMatchObject({ kind: "precondition-failed", replyCode: 406 });
    },
  },
  {
    title: "a mandatory reply is delivered and returned: for the broker no queue took it",
    async run(bench) {
      const { replies, answering, question } = await asked(bench);
      await answer(answering, question, true);
      await replies.next();
      expect(await answering.returned.next()).toMatchObject({
        replyCode: 312,
        routingKey: question.properties.replyTo,
      });
    },
  },
  {
    title: "an address can be checked while the asker is there; a reply to one that is gone is lost without harm",
    async run(bench) {
      const { asking, answering, question } = await asked(bench);
      const address = question.properties.replyTo ?? "";
      expect(await answering.channel.checkQueue(REPLY_QUEUE)).toEqual({ messageCount: 0, consumerCount: 1 });
      expect(await answering.channel.checkQueue(address)).toEqual({ messageCount: 0, consumerCount: 1 });
      await asking.channel.close();
      await answer(answering, question);
      await expectRefused(answering, answering.channel.checkQueue(address), "not-found", 404);
    },
  },
];
