import { type ChannelModel, type ConsumeMessage, connect as connectAmqp } from "amqplib";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import { connectLampCounterpart } from "../generator/golden/reply-address/expected/counterpart.js";
import { connectLamp } from "../generator/golden/reply-address/expected/index.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";

/** Generated packages and programs that know a document's reply addresses alone: they neither write nor read AMQP's `replyTo`. */

const queues = ["queue_sensor", "queue_sensor.dead", "queue_theirs"];
let other: ChannelModel;
beforeAll(async () => {
  other = await connectAmqp(rabbitmqUrl());
});
afterAll(async () => {
  await cleanUp();
  await other.close();
});
beforeEach(cleanUp);

async function cleanUp(): Promise<void> {
  const channel = await other.createChannel();
  for (const name of queues) await channel.deleteQueue(name);
  await channel.close();
}

const url = (): { readonly url: string } => ({ url: rabbitmqUrl() });

it("a responder that answers to what the request says in headers or body is heard", async () => {
  await using lamp = await connectLamp(url());
  const channel = await other.createChannel();
  onTestFinished(() => channel.close());
  await channel.assertQueue("queue_sensor", { arguments: { "x-queue-type": "classic", "x-max-priority": 10 } });
  const answer = (asked: ConsumeMessage | null): void => {
    const { correlationId, headers, type } = asked?.properties ?? {};
    const isUser = type === "get_user";
    const to = isUser ? headers?.["replyTo"] : JSON.parse(String(asked?.content)).answer.to;
    const reply = isUser ? { name: "Ada" } : { isOn: true };
    channel.sendToQueue(to, Buffer.from(JSON.stringify(reply)), { correlationId });
  };
  await channel.consume("queue_sensor", answer, { noAck: true });
  expect(await lamp.requestAskForUser({ lamp: 1 })).toEqual({ name: "Ada" });
  expect(await lamp.requestAskForState({ lamp: 1, answer: {} })).toEqual({ isOn: true });
});

it("a requester that gives its address in headers or body is answered", async () => {
  await using sensor = await connectLampCounterpart({ service: "sensor", ...url() });
  await sensor.consume({
    get_state: ({ lamp }) => ({ isOn: lamp === 1 }),
    get_user: (_event, { headers }) => ({ name: headers.replyTo }),
  });
  const channel = await other.createChannel();
  onTestFinished(() => channel.close());
  await channel.assertQueue("queue_theirs");
  const answers = new Promise<readonly unknown[]>((resolve) => {
    const all: unknown[] = [];
    void channel.consume(
      "queue_theirs",
      (taken) => {
        all.push({ id: taken?.properties.correlationId, ...JSON.parse(String(taken?.content)) });
        if (all.length === 2) resolve(all);
      },
      { noAck: true },
    );
  });
  const inHeaders = { correlationId: "1", type: "get_user", headers: { replyTo: "queue_theirs" } };
  channel.sendToQueue("queue_sensor", Buffer.from(JSON.stringify({ lamp: 1 })), inHeaders);
  const inBody = Buffer.from(JSON.stringify({ lamp: 1, answer: { to: "queue_theirs" } }));
  channel.sendToQueue("queue_sensor", inBody, { correlationId: "2", type: "get_state" });
  expect(await answers).toEqual(
    expect.arrayContaining([
      { id: "1", name: "queue_theirs" },
      { id: "2", isOn: true },
    ]),
  );
});
