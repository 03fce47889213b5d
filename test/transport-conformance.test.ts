import { amqplibTransport } from "@eventwright/runtime/transport";
import amqplib from "amqplib";
import { afterAll, beforeAll } from "vitest";
import { describeTransport } from "../packages/testing/conformance/transport-conformance.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";

let other: amqplib.ChannelModel;

beforeAll(async () => {
  other = await amqplib.connect(rabbitmqUrl());
});
afterAll(() => other.close());

describeTransport("amqplib and RabbitMQ behave as the runtime expects", () => ({
  transport: amqplibTransport,
  url: rabbitmqUrl(),
  deleteQueue: async (name) => {
    const channel = await other.createChannel();
    await channel.deleteQueue(name);
    await channel.close();
  },
  // Port 1 is nobody's.
  unreachable: (run) => run(Object.assign(new URL(rabbitmqUrl()), { port: "1" }).href),
}));
