import { once } from "node:events";
import { type ChannelModel, connect } from "amqplib";
import { expect, it } from "vitest";
import { FakeBroker, type FakeSession, type PublishedMessage } from "./fake-broker.js";

/** A client that this project did not write says whether the fake speaks AMQP. */
async function withClient(broker: FakeBroker, use: (client: ChannelModel) => Promise<void>): Promise<void> {
  const client = await connect(broker.url);
  client.on("error", () => undefined);
  await use(client);
}

it("does what a broker does when no script says otherwise", async () => {
  await using broker = await FakeBroker.listen();
  await withClient(broker, async (client) => {
    const channel = await client.createConfirmChannel();
    expect(await channel.assertQueue("orders", { durable: true })).toEqual({
      queue: "orders",
      messageCount: 0,
      consumerCount: 0,
    });
    channel.sendToQueue("orders", Buffer.from("a body"));
    channel.sendToQueue("orders", Buffer.alloc(300_000));
    await channel.waitForConfirms();
    await channel.close();
    await client.close();
  });
});

it("hands the script each message, and confirms in the order that it chooses", async () => {
  const messages: PublishedMessage[] = [];
  await using broker = await FakeBroker.listen({
    published(message, session) {
      messages.push(message);
      if (messages.length < 3) return;
      for (const { channel, deliveryTag } of [...messages].reverse()) session.ack(channel, deliveryTag);
    },
  });
  await withClient(broker, async (client) => {
    const channel = await client.createConfirmChannel();
    const confirmed: number[] = [];
    for (const number of [1, 2, 3]) {
      channel.publish("shop", `key ${number}`, Buffer.from(String(number)), {}, () => confirmed.push(number));
    }
    await channel.waitForConfirms();
    expect(confirmed).toEqual([3, 2, 1]);
    expect(messages.map(({ exchange, routingKey, body }) => [exchange, routingKey, body.toString()])).toEqual([
      ["shop", "key 1", "1"],
      ["shop", "key 2", "2"],
      ["shop", "key 3", "3"],
    ]);
  });
});

it("nacks, and returns what was sent", async () => {
  await using broker = await FakeBroker.listen({
    published(message, session) {
      session.returnMessage(message);
      session.nack(message.channel, message.deliveryTag);
    },
  });
  await withClient(broker, async (client) => {
    const channel = await client.createConfirmChannel();
    const returned = once(channel, "return");
    channel.sendToQueue("orders", Buffer.from("a body"), { messageId: "one", mandatory: true });
    await expect(channel.waitForConfirms()).rejects.toThrow("nacked");
    const [message] = await returned;
    expect(message.properties.messageId).toBe("one");
    expect(message.content.toString()).toBe("a body");
  });
});

it("keeps silent where the script says so", async () => {
  const steps: string[] = [];
  await using broker = await FakeBroker.listen({
    reactTo: (step) => {
      steps.push(step);
      return step === "connection.open" ? "silent" : "answer";
    },
  });
  const connecting = connect(broker.url, { timeout: 200 });
  await expect(connecting).rejects.toThrow("ETIMEDOUT");
  expect(steps).toEqual(["protocol-header", "connection.start-ok", "connection.tune-ok", "connection.open"]);
});

it("cuts at a chosen frame", async () => {
  await using broker = await FakeBroker.listen({
    reactTo: (step) => (step === "basic.publish" ? "cut" : "answer"),
  });
  await withClient(broker, async (client) => {
    const channel = await client.createConfirmChannel();
    const closed = new Promise((resolve) => client.once("close", resolve));
    channel.sendToQueue("orders", Buffer.from("a body"));
    await closed;
  });
});

it("blocks and closes a channel like a broker", async () => {
  const sessions: FakeSession[] = [];
  await using broker = await FakeBroker.listen({
    published: (_message, session) => void sessions.push(session),
  });
  await withClient(broker, async (client) => {
    const channel = await client.createConfirmChannel();
    channel.sendToQueue("orders", Buffer.from("a body"));
    const blocked = once(client, "blocked");
    const failed = once(channel, "error");
    while (sessions.length === 0) await new Promise(setImmediate);
    sessions[0]?.block("low on memory");
    expect(await blocked).toEqual(["low on memory"]);
    const unblocked = once(client, "unblocked");
    sessions[0]?.unblock();
    await unblocked;
    sessions[0]?.closeChannel(1, 406, "PRECONDITION_FAILED");
    const [error] = await failed;
    expect(error.code).toBe(406);
  });
});
