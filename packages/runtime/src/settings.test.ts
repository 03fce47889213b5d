import { describe, expect, it } from "vitest";
import type { ConnectOptions } from "./connect-options.js";
import { resolveSettings } from "./settings.js";
import type { Transport } from "./transport.js";

const transport: Transport = { connect: () => Promise.reject(new Error("not used")) };

describe("the broker", () => {
  const cases = [
    { given: "nothing", options: {}, environment: {}, want: ["amqp://guest:guest@localhost:5672/"] },
    { given: "RABBITMQ_URL", options: {}, environment: { RABBITMQ_URL: "amqp://a/" }, want: ["amqp://a/"] },
    {
      given: "an empty RABBITMQ_URL",
      options: {},
      environment: { RABBITMQ_URL: "" },
      want: ["amqp://guest:guest@localhost:5672/"],
    },
    {
      given: "the option",
      options: { url: "amqp://b/" },
      environment: { RABBITMQ_URL: "amqp://a/" },
      want: ["amqp://b/"],
    },
    {
      given: "a list",
      options: { url: ["amqp://b/", "amqp://c/"] },
      environment: {},
      want: ["amqp://b/", "amqp://c/"],
    },
  ];
  for (const { given, options, environment, want } of cases) {
    it(`by ${given}`, () => expect(resolveSettings(options, environment, transport).urls).toEqual(want));
  }
});

it("knows its users, decoded, for the check of userId", () => {
  const url = ["amqp://j%C3%B6rg:x@a/", "amqp://b/"];
  expect(resolveSettings({ url }, {}, transport).users).toEqual(["jörg", "guest"]);
});

describe("an option that cannot work is refused by name", () => {
  const cases = [
    { options: { connectTimeoutMs: 0 }, name: "connectTimeoutMs" },
    { options: { heartbeatSeconds: -1 }, name: "heartbeatSeconds" },
    { options: { publishTimeoutMs: 1.5 }, name: "publishTimeoutMs" },
    { options: { requestTimeoutMs: Number.NaN }, name: "requestTimeoutMs" },
    { options: { closeTimeoutMs: Number.POSITIVE_INFINITY }, name: "closeTimeoutMs" },
    { options: { reconnect: { maxDelayMs: 0 } }, name: "reconnect.maxDelayMs" },
    { options: { maxInFlight: 0 }, name: "maxInFlight" },
    { options: { url: "http://user:hunter2@host/" }, name: "http" },
    // AMQP has 16 bits for it, and a timer that waits longer than it can fires at once.
    { options: { heartbeatSeconds: 65_536 }, name: "heartbeatSeconds" },
    { options: { url: new URL("amqp://user:hunter2@host/") }, name: "url" },
    { options: { url: 5672 }, name: "url" },
    { options: { url: ["amqp://a/", undefined] }, name: "url" },
    { options: { appId: 7 }, name: "appId" },
    { options: { appId: "" }, name: "appId" },
    { options: { appId: "x".repeat(256) }, name: "appId" },
    { options: { onEvent: "console.log" }, name: "onEvent" },
    { options: { transport: {} }, name: "transport" },
    { options: { reconnect: 500 }, name: "reconnect" },
    { options: { tls: "ca.pem" }, name: "tls" },
    { options: { tls: { ca: ["/etc/ca.pem"] } }, name: "tls.ca is no PEM" },
    { options: { tls: { cert: Buffer.from("/etc/cert.pem") } }, name: "tls.cert is no PEM" },
    {
      options: { tls: { key: "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n" } },
      name: "tls.cert and tls.key cannot be used",
    },
  ];
  for (const { options, name } of cases) {
    it(name, () => {
      // As it comes from JavaScript, and from a configuration that nobody checked.
      const resolve = () => resolveSettings(options as ConnectOptions, {}, transport);
      expect(resolve).toThrow(
        expect.objectContaining({ code: "OPTION_INVALID", message: expect.stringContaining(name) }),
      );
      expect(resolve).not.toThrow("hunter2");
    });
  }
});
