import { type Connection, type ConnectOptions, connect, type Delivery } from "@eventwright/runtime";
import type { PublishOperation, Subscription } from "@eventwright/runtime/generated";
import { InMemoryBroker } from "@eventwright/testing";
import { type ChannelModel, connect as connectAmqp } from "amqplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { rabbitmqUrl } from "../support/rabbitmq-url.js";
import {
  announceLightOn,
  type Light,
  lightSubscriptions,
  publishLightOff,
  publishLightOn,
  publishToRoom,
  queue,
  roomSubscription,
  sender,
  unnamedSubscription,
} from "./exchange-contract.js";
import { EventLog, failure } from "./setup.js";

const queues = ["ew_lights", "ew_watcher", "ew_room_hall", "ew_quorum"].flatMap((name) => [
  name,
  `${name}.dead`,
  `${name}.retry.20`,
  `${name}.retry.1000`,
  `${name}.retry.10000`,
  `${name}.retry.60000`,
]);
let admin: ChannelModel;
beforeAll(async () => {
  admin = await connectAmqp(rabbitmqUrl());
});
afterAll(async () => {
  await cleanUp();
  await admin.close();
});

async function cleanUp(): Promise<void> {
  const channel = await admin.createChannel();
  for (const name of [...queues, "ew_failed"]) await channel.deleteQueue(name);
  await channel.deleteExchange("ew_house");
  await channel.close();
}

interface Seen {
  readonly event: Light;
  readonly delivery: Delivery;
}

/** What handlers were given, and waits for so many. */
class Inbox {
  readonly seen: Seen[] = [];
  #look = (): void => undefined;

  readonly handler = (event: Light, delivery: Delivery): void => {
    this.seen.push({ event, delivery });
    this.#look();
  };

  count(count: number): Promise<readonly Seen[]> {
    return new Promise((resolve) => {
      this.#look = () => {
        if (this.seen.length >= count) resolve(this.seen);
      };
      this.#look();
    });
  }
}

const brokers: Readonly<Record<string, () => ConnectOptions>> = {
  "the in-memory broker": () => {
    const broker = new InMemoryBroker();
    onTestFinished(() => broker.close());
    return { url: "amqp://guest:guest@memory/", transport: broker.transport() };
  },
  RabbitMQ: () => ({ url: rabbitmqUrl() }),
};

describe.each(Object.keys(brokers))("on %s", (name) => {
  let options: ConnectOptions;
  beforeEach(async () => {
    await cleanUp();
    options = brokers[name]?.() ?? {};
  });

  async function open(more: ConnectOptions = {}): Promise<{ connection: Connection; log: EventLog }> {
    const log = new EventLog();
    const connection = await connect({ appId: "house", onEvent: log.record, ...options, ...more });
    onTestFinished(() => connection.close());
    return { connection, log };
  }

  const hall = { parameters: { room: "hall" }, headers: { tenant: "t" } };

  it("parameters are filled into the routing key, and the delivery carries them", async () => {
    const { connection } = await open();
    const inbox = new Inbox();
    await connection.consume(lightSubscriptions, { "light.on": inbox.handler, "light.off": inbox.handler });
    await connection.publish(publishLightOn, { lamp: 1 }, sender, hall);
    await connection.publish(publishLightOff, { lamp: 2 }, sender, { parameters: { room: "attic", region: "us" } });
    const seen = await inbox.count(2);
    expect(seen.map(({ event, delivery }) => [event.lamp, delivery.parameters]).sort()).toEqual([
      [1, { region: "eu", room: "hall" }],
      [2, { region: "us", room: "attic" }],
    ]);
  });

  it.each([
    { what: "a missing one", parameters: {}, says: /"room" of its address is missing/ },
    { what: "an empty one", parameters: { room: "" }, says: /"room" of its address must be a text that is not empty/ },
    { what: "a word too many", parameters: { room: "a.b" }, says: /"room" .*\. \* #/ },
    { what: "one that is not listed", parameters: { room: "a", region: "mars" }, says: /"region" .* one of eu, us/ },
    { what: "an unknown one", parameters: { room: "a", floor: "1" }, says: /no parameter "floor"/ },
    { what: "one too long for a routing key", parameters: { room: "x".repeat(250) }, says: /routingKey .* 255 bytes/ },
  ])("$what among the parameters is refused before anything is sent", async ({ parameters, says }) => {
    const { connection } = await open();
    const error = await failure(connection.publish(publishLightOn, { lamp: 1 }, sender, { ...hall, parameters }));
    expect(error).toMatchObject({ code: "OPTION_INVALID", message: expect.stringMatching(says) });
  });

  it("a retried message still has its parameters, and a dead letter its origin", async () => {
    const { connection, log } = await open();
    const attempts: unknown[] = [];
    const fail = (_event: Light, { attempt, parameters }: Delivery): void => {
      attempts.push([attempt, parameters]);
      throw new Error("away");
    };
    const [subscription] = lightSubscriptions;
    const own = { ...subscription, deadLetterQueue: "ew_failed", retryDelaysMs: [20] } as Subscription;
    await connection.consume([own], { "light.on": fail });
    await connection.publish(publishLightOn, { lamp: 1 }, sender, hall);
    const [dead] = await log.count("dead-lettered", 1);
    expect(attempts).toEqual([
      [1, { region: "eu", room: "hall" }],
      [2, { region: "eu", room: "hall" }],
    ]);
    expect(dead).toMatchObject({ deadLetterQueue: "ew_failed", attempts: 2 });
  });

  it("a queue of its own dead letters is not consumed: each would come again without a pause", async () => {
    const { connection } = await open();
    const [subscription] = lightSubscriptions;
    const own = { ...subscription, deadLetterQueue: "ew_lights" } as Subscription;
    const error = await failure(connection.consume([own], { "light.on": () => {} }));
    expect(error).toMatchObject({ code: "OPTION_INVALID", message: expect.stringContaining('"ew_lights"') });
  });

  it("a queue that the contract does not name is named by the consumer, and bound", async () => {
    const { connection } = await open();
    const inbox = new Inbox();
    const handlers = { "light.on": inbox.handler };
    const error = await failure(connection.consume([unnamedSubscription], handlers));
    expect(error).toMatchObject({ code: "OPTION_INVALID", message: expect.stringMatching(/"unnamed".*option queue/) });

    await connection.publish(announceLightOn, { lamp: 1 }, sender, hall);
    const narrow = { queue: "ew_watcher", parameters: { room: "hall" } };
    const consumption = await connection.consume([unnamedSubscription], handlers, narrow);
    expect(consumption.queues).toEqual(["ew_watcher"]);
    await connection.publish(announceLightOn, { lamp: 2 }, sender, { ...hall, parameters: { room: "attic" } });
    await connection.publish(announceLightOn, { lamp: 3 }, sender, hall);
    const seen = await inbox.count(1);
    expect(seen.map(({ event }) => event.lamp)).toEqual([3]);
  });

  it("a queue per parameter is declared by whoever sends, and consumed by name", async () => {
    const { connection } = await open();
    const inbox = new Inbox();
    await connection.publish(publishToRoom, { lamp: 1 }, sender, { parameters: { room: "hall" } });
    const error = await failure(connection.consume([roomSubscription], { "light.off": inbox.handler }));
    expect(error).toMatchObject({ code: "OPTION_INVALID", message: expect.stringMatching(/"room" .* is missing/) });
    const consumption = await connection.consume(
      [roomSubscription],
      { "light.off": inbox.handler },
      { parameters: { room: "hall" } },
    );
    expect(consumption.queues).toEqual(["ew_room_hall"]);
    expect((await inbox.count(1)).map(({ delivery }) => delivery.parameters)).toEqual([{ room: "hall" }]);
  });

  it("headers are filled in, validated and closed when they go out, and open when they come in", async () => {
    const { connection, log } = await open();
    const inbox = new Inbox();
    await connection.consume(lightSubscriptions, { "light.on": inbox.handler });
    const { parameters } = hall;
    const publish = (headers: object): Promise<unknown> =>
      failure(connection.publish(publishLightOn, { lamp: 1 }, sender, { parameters, headers }));
    expect(await publish({})).toMatchObject({ code: "EVENT_INVALID", violations: [{ rule: "required" }] });
    expect(await publish({ tenant: "t", colour: "red" })).toMatchObject({
      violations: [{ pointer: "/colour", rule: "undeclared-property" }],
    });
    await connection.publish(publishLightOn, { lamp: 1 }, sender, hall);
    // A sender outside of this contract: a header more, and a header less.
    const { headers: _headers, ...untyped } = publishLightOn.message;
    const foreign: PublishOperation = { ...publishLightOn, message: untyped };
    await connection.publish(foreign, { lamp: 2 }, sender, {
      parameters,
      headers: { tenant: "t", kind: "light", x: 1 },
    });
    await connection.publish(foreign, { lamp: 3 }, sender, { parameters, headers: { kind: "light" } });
    const seen = await inbox.count(2);
    const [dead] = await log.count("dead-lettered", 1);
    expect(seen.map(({ delivery }) => delivery.headers)).toMatchObject([
      { kind: "light", tenant: "t" },
      { kind: "light", tenant: "t", x: 1 },
    ]);
    expect(dead).toMatchObject({ reason: "invalid", error: { message: expect.stringMatching(/in the headers/) } });
  });

  it("bytes in a header arrive as bytes", async () => {
    const { connection } = await open();
    const inbox = new Inbox();
    await connection.consume(lightSubscriptions, { "light.off": inbox.handler });
    const headers = { raw: new Uint8Array([1, 2, 3]), list: [new Uint8Array([4])] };
    await connection.publish(publishLightOff, { lamp: 1 }, sender, { parameters: { room: "hall" }, headers });
    const [seen] = await inbox.count(1);
    expect(seen?.delivery.headers).toEqual({ raw: Buffer.from([1, 2, 3]), list: [Buffer.from([4])] });
  });

  it("what the broker need not keep is handled once, and not settled", async () => {
    const { connection, log } = await open();
    const inbox = new Inbox();
    const subscriptions = lightSubscriptions.map((subscription) => ({ ...subscription, noAck: true }));
    const consumption = await connection.consume(subscriptions, { "light.on": inbox.handler }, { concurrency: 1 });
    for (let lamp = 0; lamp < 20; lamp += 1) await connection.publish(publishLightOn, { lamp }, sender, hall);
    await inbox.count(20);
    await consumption.close();
    expect(inbox.seen.map(({ event }) => event.lamp)).toEqual(Array.from({ length: 20 }, (_, lamp) => lamp));
    expect(log.all("consumer-lost")).toEqual([]);
  });

  it("a message to a missing exchange fails alone, and is kept off the wire", async () => {
    const { connection, log } = await open({ topology: "ignore" });
    const inMissing = publishToRoom.destinations.map((destination) => ({ ...destination, exchange: "ew_missing" }));
    const missing: PublishOperation = { ...publishToRoom, destinations: inMissing };
    const { connection: other } = await open();
    await other.publish(publishToRoom, { lamp: 0 }, sender, { parameters: { room: "hall" } });
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, lamp) =>
        connection.publish(lamp === 20 ? missing : publishToRoom, { lamp }, sender, { parameters: { room: "hall" } }),
      ),
    );
    const failed = results.flatMap((result, index) =>
      result.status === "rejected" ? [[index, result.reason.code]] : [],
    );
    expect(failed).toEqual([[20, "TOPOLOGY_MISSING"]]);
    expect(log.all("resending")).toEqual([]);
  });

  it("a quorum queue that cannot keep the urgencies apart is told once", async () => {
    const { connection, log } = await open();
    const quorum = { ...queue("ew_quorum"), arguments: { "x-queue-type": "quorum" } };
    const topology = { queues: [quorum], exchanges: [], bindings: [] };
    const [destination] = publishToRoom.destinations;
    if (destination === undefined) throw new Error("There is a destination.");
    const { parameters: _parameters, ...plain } = destination;
    const operation: PublishOperation = {
      ...publishToRoom,
      destinations: [{ ...plain, routingKey: "ew_quorum", topology }],
    };
    await connection.publish(operation, { lamp: 1 }, sender);
    await connection.publish(operation, { lamp: 2 }, sender);
    expect(log.all("urgencies-collapse")).toMatchObject([{ queue: "ew_quorum" }]);
  });
});
