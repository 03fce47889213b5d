import { expect, test } from "vitest";
import { parseConnectUrl } from "./connect-url.js";
import { socketOptions } from "./socket-options.js";
import type { TlsOptions } from "./transport.js";

function optionsFor(url: string, tls?: TlsOptions) {
  const target = { url, connectionName: "catalog", connectTimeoutMs: 1, heartbeatSeconds: 1, ...(tls ? { tls } : {}) };
  return socketOptions(parseConnectUrl(url, tls?.cert !== undefined), target, new AbortController().signal);
}

test("user and password are sent in UTF-8", () => {
  const { credentials } = optionsFor("amqp://gr%C3%BCn:p%C3%A4ss@host");
  expect(credentials.mechanism).toBe("PLAIN");
  expect(credentials.response()).toEqual(Buffer.from("\0grün\0päss"));
});

test("a client certificate without a password logs in by itself", () => {
  const { credentials, cert } = optionsFor("amqps://host", { cert: "certificate", key: "key" });
  expect(credentials.mechanism).toBe("EXTERNAL");
  expect(credentials.response()).toEqual(Buffer.alloc(0));
  expect(cert).toBe("certificate");
});

test("the connection has a name, and small messages leave at once", () => {
  const { clientProperties, noDelay } = optionsFor("amqp://host");
  expect([clientProperties, noDelay]).toEqual([{ connection_name: "catalog" }, true]);
});
