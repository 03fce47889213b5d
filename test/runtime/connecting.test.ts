import { type ConnectOptions, connect } from "@eventwright/runtime";
import type { Transport } from "@eventwright/runtime/transport";
import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it } from "vitest";
import { ordersSubscription, publishPriceChanged, sender } from "./contract.js";
import { EventLog, failure, scene } from "./setup.js";

const ignore = (): void => undefined;
const silent: Transport = { connect: () => new Promise(ignore) };

describe("connect fails at once, with its own code and without the password", () => {
  const cases: readonly { given: string; options: ConnectOptions; code: string; attempts: number }[] = [
    {
      given: "a wrong password",
      options: { url: ["amqp://guest:hunter2@a/", "amqp://guest:guest@b/"] },
      code: "CONNECT_ACCESS_REFUSED",
      attempts: 1,
    },
    {
      given: "a missing vhost",
      options: { url: "amqp://guest:guest@a/hunter" },
      code: "CONNECT_VHOST_NOT_FOUND",
      attempts: 1,
    },
    { given: "no URL", options: { url: "hunter2" }, code: "OPTION_INVALID", attempts: 0 },
    { given: "no broker", options: { url: [] }, code: "OPTION_INVALID", attempts: 0 },
    { given: "an option out of range", options: { maxInFlight: 0 }, code: "OPTION_INVALID", attempts: 0 },
  ];
  for (const { given, options, code, attempts } of cases) {
    it(given, async () => {
      const log = new EventLog();
      const transport = new InMemoryBroker().transport();
      const error = await failure(connect({ transport, onEvent: log.record, ...options }));
      expect(error.code).toBe(code);
      expect(`${error.stack}`).not.toContain("hunter2");
      expect(log.all("connecting")).toHaveLength(attempts);
    });
  }

  it("no broker that answers, after each was tried once", async () => {
    const log = new EventLog();
    const broker = new InMemoryBroker();
    broker.refuseConnections();
    const url = ["amqp://guest:guest@a/", "amqp://guest:guest@b/"];
    const error = await failure(connect({ transport: broker.transport(), url, onEvent: log.record }));
    expect(error.code).toBe("CONNECT_UNREACHABLE");
    expect(log.all("connecting").map((event) => event.broker)).toEqual(["amqp://a/", "amqp://b/"]);
  });

  it("a broker that keeps silent, and even a transport that forgets its deadline", async () => {
    const error = await failure(connect({ transport: silent, url: "amqp://a/", connectTimeoutMs: 20 }));
    expect(error.code).toBe("CONNECT_TIMEOUT");
  });
});

describe("a list of brokers", () => {
  it("is tried in order: the next one when one does not answer", async () => {
    const broker = new InMemoryBroker();
    const transport: Transport = {
      connect: (target, listener) =>
        (target.url.includes("@first") ? silent : broker.transport()).connect(target, listener),
    };
    const { connection, log } = await scene(
      { transport, url: ["amqp://guest:guest@first/", "amqp://guest:guest@second/"], connectTimeoutMs: 200 },
      broker,
    );
    expect(log.all("open").map((event) => event.broker)).toEqual(["amqp://second/"]);
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
  });
});

describe("two connections", () => {
  it("the one for publishing at once, the one for consuming with the first consumer", async () => {
    const { connection, log } = await scene();
    expect(log.all("open").map((event) => event.role)).toEqual(["publishing"]);
    await connection.consume([ordersSubscription], { "price.changed": ignore });
    expect(log.all("open").map((event) => event.role)).toEqual(["publishing", "consuming"]);
  });

  it("are named after the application", async () => {
    const names: string[] = [];
    const broker = new InMemoryBroker({
      observe: (event) => event.kind === "connected" && names.push(event.connection),
    });
    await scene({ appId: "catalog-service" }, broker);
    expect(names).toEqual(["catalog-service (publishing)"]);
  });
});

describe("what happens is told", () => {
  it("in order", async () => {
    const { broker, connection, log } = await scene();
    broker.closeConnections();
    await log.count("open", 2);
    await connection.close();
    expect(log.events.map((event) => event.type)).toEqual([
      "connecting",
      "open",
      "reconnecting",
      "connecting",
      "open",
      "draining",
      "closed",
    ]);
  });

  it("and a listener that throws harms nothing", async () => {
    const { connection } = await scene({
      onEvent: () => {
        throw new Error("listener");
      },
    });
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
  });
});

it("close may be called twice, and by `await using`", async () => {
  const { connection } = await scene();
  await Promise.all([connection.close(), connection.close()]);
  await connection[Symbol.asyncDispose]();
  expect(connection.state).toBe("closed");
});
