import { type ConnectOptions, connect } from "@eventwright/runtime";
import { InMemoryBroker } from "@eventwright/testing";
import { type ChannelModel, connect as connectAmqp } from "amqplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import * as fanOutCounterpart from "../generator/golden/fan-out/expected/counterpart.js";
import * as fanOut from "../generator/golden/fan-out/expected/index.js";
import * as headersCounterpart from "../generator/golden/headers/expected/counterpart.js";
import * as headers from "../generator/golden/headers/expected/index.js";
import * as parametersCounterpart from "../generator/golden/parameters/expected/counterpart.js";
import * as parameters from "../generator/golden/parameters/expected/index.js";
import { EventLog } from "./runtime/setup.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";

/** What the generator makes of exchanges, parameters and headers, sent and received by the emitted packages themselves. */

const retries = [1_000, 10_000, 60_000, 100, 5_000];
const queues = ["lights", "room-hall", "watcher", "commands", "failed-commands"].flatMap((name) => [
  name,
  `${name}.dead`,
  ...retries.map((delayMs) => `${name}.retry.${delayMs}`),
]);
let admin: ChannelModel;
beforeAll(async () => {
  admin = await connectAmqp(rabbitmqUrl());
});
afterAll(async () => {
  await cleanUp();
  await admin.close();
});

/** The exchange "house" has another type in each document. */
async function cleanUp(): Promise<void> {
  const channel = await admin.createChannel();
  for (const name of queues) await channel.deleteQueue(name);
  await channel.deleteExchange("house");
  await channel.close();
}

const brokers: Readonly<Record<string, () => ConnectOptions>> = {
  "the in-memory broker": () => {
    const broker = new InMemoryBroker();
    onTestFinished(() => broker.close());
    return { url: "amqp://guest:guest@memory/", transport: broker.transport() };
  },
  RabbitMQ: () => ({ url: rabbitmqUrl() }),
};

/** Collects what handlers tell, and waits for so much of it. */
function collector<Item>(): { add: (item: Item) => void; count: (count: number) => Promise<readonly Item[]> } {
  const items: Item[] = [];
  let look = (): void => undefined;
  return {
    add: (item) => {
      items.push(item);
      look();
    },
    count: (count) =>
      new Promise((resolve) => {
        look = () => {
          if (items.length >= count) resolve(items);
        };
        look();
      }),
  };
}

describe.each(Object.keys(brokers))("generated packages on %s", (name) => {
  let options: ConnectOptions;
  beforeEach(async () => {
    await cleanUp();
    const log = new EventLog();
    options = { onEvent: log.record, ...brokers[name]?.() };
  });

  it("fill parameters into addresses, and give them to handlers", async () => {
    await using lamp = await parameters.connectLamp(options);
    await using watcher = await parametersCounterpart.connectLampCounterpart(options);
    const seen = collector<object>();
    await watcher.consume(
      {
        LightOn: ({ lamp: on }, { parameters: { region, room } }) => seen.add({ on, region, room }),
        LightOff: ({ lamp: off }, { parameters: { room } }) => seen.add({ off, room }),
      },
      { parameters: { room: "hall" } },
    );
    await lamp.publishLightOn({ lamp: 1 }, { parameters: { room: "hall" } });
    await seen.count(1);
    await lamp.publishLightOff({ lamp: 2 }, { parameters: { room: "hall" } });
    expect(await seen.count(2)).toEqual([
      { on: 1, region: "eu", room: "hall" },
      { off: 2, room: "hall" },
    ]);
    await expect(lamp.publishLightOn({ lamp: 1 }, { parameters: { room: "a.b" } })).rejects.toMatchObject({
      code: "OPTION_INVALID",
    });
  });

  it("validate headers and compress, and tell messages without a type apart by their headers", async () => {
    await using lamp = await headers.connectLamp(options);
    await using watcher = await headersCounterpart.connectLampCounterpart(options);
    const seen = collector<object>();
    await watcher.consume({
      "light.on": (event, delivery) => seen.add({ on: event, headers: delivery.headers }),
      LightOff: (event, delivery) => seen.add({ off: event, headers: delivery.headers }),
    });
    await lamp.publishLightOn({ lamp: 1 }, { headers: { tenant: "t" } });
    await seen.count(1);
    await using foreign = await connect(options);
    const topology = { queues: [], exchanges: [], bindings: [] };
    await foreign.publish(
      {
        name: "foreign",
        // AMQP `type` that is in nobody's contract.
        message: { name: "?", contentType: "application/json", constants: {}, accepts: () => true, declared: true },
        destinations: [{ channel: "lights", exchange: "", routingKey: "lights", topology }],
      },
      { lamp: 2 },
      { service: "foreign" },
      { headers: { kind: "light-off" } },
    );
    expect(await seen.count(2)).toMatchObject([
      { on: { lamp: 1 }, headers: { kind: "light-on", tenant: "t" } },
      { off: { lamp: 2 }, headers: { kind: "light-off" } },
    ]);
    await expect(lamp.publishLightOn({ lamp: 1 }, { headers: { tenant: "t", traceparent: "" } })).rejects.toMatchObject(
      {
        code: "EVENT_INVALID",
        violations: [{ pointer: "/traceparent", rule: "minLength" }],
      },
    );
  });

  it("listen to an exchange with a queue of their own, and send with the properties of the binding", async () => {
    await using lamp = await fanOut.connectLamp(options);
    await using watcher = await fanOutCounterpart.connectLampCounterpart({ ...options, appId: "watcher" });
    const seen = collector<unknown>();
    const consumption = await watcher.consume(
      { LightOn: (_event, { timestamp, headers: { CC, BCC } }) => seen.add({ timestamp, CC, BCC }) },
      { queue: "watcher" },
    );
    await lamp.publishLightOn({ lamp: 1 });
    expect(await seen.count(1)).toEqual([{ timestamp: undefined, CC: ["light.all"], BCC: undefined }]);
    expect(consumption.queues).toEqual(["watcher"]);
  });

  it("receive without acknowledging where the binding says so, and dead-letter where the channel says", async () => {
    const log = new EventLog();
    await using lamp = await fanOut.connectLamp({ ...options, onEvent: log.record });
    await using sender = await fanOutCounterpart.connectLampCounterpart({ ...options, appId: "sender" });
    await lamp.consume(
      {
        SwitchOn: () => {
          throw new fanOut.RejectEvent("no such lamp");
        },
      },
      { retryDelaysMs: [] },
    );
    await sender.publishSwitchOn({ lamp: 1 });
    const [dead] = await log.count("dead-lettered", 1);
    expect(dead).toMatchObject({ queue: "commands", deadLetterQueue: "failed-commands", reason: "rejected" });
    expect(log.all("urgencies-collapse")).toMatchObject([{ queue: "commands" }]);
  });
});
