import { type ConnectOptions, connect } from "@eventwright/runtime";
import type { Transport } from "@eventwright/runtime/transport";
import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { promiseWithResolvers } from "../support/promise-with-resolvers.js";
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
      const transport = new InMemoryBroker({ users: { guest: "guest" } }).transport();
      const error = await failure(connect({ transport, onEvent: log.record, ...options }));
      expect(error.code).toBe(code);
      expect(`${error.stack}`).not.toContain("hunter2");
      expect(log.all("connecting")).toHaveLength(attempts);
    });
  }

  it("a text for options, which says where to as a user would write it", async () => {
    const error = await failure(connect("amqp://guest:hunter2@a/" as never));
    expect(error).toMatchObject({ code: "OPTION_INVALID", message: "options must be an object." });
  });

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

describe("updateSecret", () => {
  it("is what the next connections log in with, in the place of the password of each URL", async () => {
    const broker = new InMemoryBroker();
    const asked: string[] = [];
    const transport: Transport = {
      connect: (target, listener) => {
        asked.push(target.url);
        return broker.transport().connect({ ...target, url: "amqp://guest:guest@memory/" }, listener);
      },
    };
    const { connection, log } = await scene({ transport, url: "amqp://me:old@memory/shop" }, broker);
    await connection.updateSecret("new/ä%");
    await connection.consume([ordersSubscription], { "price.changed": ignore });
    broker.closeConnections();
    await log.count("open", 4);
    const renewed = "amqp://me:new%2F%C3%A4%25@memory/shop";
    expect(asked).toEqual(["amqp://me:old@memory/shop", renewed, renewed, renewed]);
    expect(JSON.stringify(log.events)).not.toContain("new");
  });

  it("reaches a connection too that was on its way with the old one", async () => {
    const broker = new InMemoryBroker();
    const told: string[] = [];
    const { promise: begun, resolve: begin } = promiseWithResolvers<void>();
    const { promise: gate, resolve: release } = promiseWithResolvers<void>();
    const transport: Transport = {
      connect: async (target, listener) => {
        if (target.connectionName.includes("consuming")) {
          begin();
          await gate;
        }
        const opened = await broker.transport().connect(target, listener);
        const updateSecret = opened.updateSecret.bind(opened);
        opened.updateSecret = (secret, options) => {
          told.push(`${target.connectionName}: ${secret}, ${options.reason}`);
          return updateSecret(secret, options);
        };
        return opened;
      },
    };
    const { connection } = await scene({ transport }, broker);
    const consuming = connection.consume([ordersSubscription], { "price.changed": ignore });
    await begun;
    await connection.updateSecret("new", { reason: "renewed" });
    release();
    await consuming;
    expect(told).toEqual(["catalog (publishing): new, renewed", "catalog (consuming): new, renewed"]);
  });

  it("is tried at once by a connection that waits to come back", async () => {
    const { broker, connection, log } = await scene({ reconnect: { initialDelayMs: 600_000, maxDelayMs: 600_000 } });
    broker.closeConnections();
    await log.count("reconnecting", 1);
    await connection.updateSecret("new");
    await log.count("open", 2);
  });

  it("that is wrong brings no storm of logins, however quickly lost connections come back else", async () => {
    const broker = new InMemoryBroker({ users: { guest: "guest" } });
    const { connection, log } = await scene({ reconnect: { initialDelayMs: 1, maxDelayMs: 2 } }, broker);
    await connection.updateSecret("wrong");
    broker.closeConnections();
    const told = await log.count("reconnecting", 9);
    expect(told.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(told.at(-1)).toMatchObject({ error: { kind: "access-refused" } });
    expect(told.at(-1)?.delayMs).toBeGreaterThan(50);
    await connection.updateSecret("guest");
    await log.count("open", 2);
  });

  it("refuses what cannot be one, and a connection that is closed", async () => {
    const { connection } = await scene();
    // As an environment variable that is not set, which must not become the password either.
    for (const none of ["", undefined, null, 7]) {
      expect((await failure(connection.updateSecret(none as string))).code).toBe("OPTION_INVALID");
    }
    for (const reason of ["r".repeat(256), 7]) {
      const call = connection.updateSecret("x", { reason: reason as string });
      expect((await failure(call)).code).toBe("OPTION_INVALID");
    }
    await connection.close();
    expect((await failure(connection.updateSecret("x"))).code).toBe("CONNECTION_CLOSED");
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

  const failing = [
    {
      how: "throws",
      onEvent: () => {
        throw new RangeError("listener");
      },
    },
    // A function that returns nothing may be asynchronous, and nobody would hear of its failure but the process, which ends.
    { how: "rejects", onEvent: () => Promise.reject(new RangeError("listener")) },
  ];
  for (const { how, onEvent } of failing) {
    it(`and a listener that ${how} harms nothing, and is told of`, async () => {
      const warn = vi.spyOn(process, "emitWarning").mockReturnValue();
      onTestFinished(() => warn.mockRestore());
      const { connection } = await scene({ onEvent });
      await connection.publish(publishPriceChanged, { price: 1 }, sender);
      expect(warn.mock.calls[0]?.[0]).toBe(
        'onEvent threw a RangeError for an event of type "connecting"; the event is lost.',
      );
    });
  }
});

it("close may be called twice, and by `await using`", async () => {
  const { connection } = await scene();
  await Promise.all([connection.close(), connection.close()]);
  await connection[Symbol.asyncDispose]();
  expect(connection.state).toBe("closed");
});
