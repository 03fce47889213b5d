import { randomUUID } from "node:crypto";
import type { ConnectOptions, TopologyMode, UndeclaredMode } from "./connect-options.js";
import { parseConnectUrl } from "./connect-url.js";
import { reportWarnings } from "./describe-event.js";
import { EventError } from "./errors.js";
import { callable, inRange, oneOf, withMethods } from "./option-checks.js";
import type { Report } from "./report.js";
import { safeReport } from "./report.js";
import { resolveTls } from "./resolve-tls.js";
import { type TlsOptions, type Transport, TransportError } from "./transport.js";

/** The options of `connect` with every default decided: the only place that decides them. */
export interface Settings {
  readonly transport: Transport;
  readonly urls: readonly string[];
  /** Who the broker knows us as; empty when a certificate says it. `userId` must be one of them. */
  readonly users: readonly string[];
  readonly connectionName: string;
  readonly appId: string | undefined;
  readonly tls: TlsOptions | undefined;
  readonly connectTimeoutMs: number;
  readonly heartbeatSeconds: number;
  readonly publishTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly closeTimeoutMs: number;
  readonly initialDelayMs: number;
  readonly maxDelayMs: number;
  readonly maxInFlight: number;
  readonly maxWaiting: number;
  readonly maxWaitingBytes: number;
  readonly maxMessageBytes: number;
  readonly topology: TopologyMode;
  readonly undeclaredProperties: UndeclaredMode;
  readonly report: Report;
}

/** The same as Python's client: a broker on the developer's machine. */
const DEFAULT_URL = "amqp://guest:guest@localhost:5672/";

const MIB = 1024 * 1024;

/** AMQP has 16 bits for it. */
const MAX_HEARTBEAT_SECONDS = 0xffff;

/** It is a property of every message: an AMQP short string. */
const MAX_APP_ID_BYTES = 255;

/** @throws EventError `OPTION_INVALID` */
export function resolveSettings(
  options: ConnectOptions,
  environment: Readonly<Record<string, string | undefined>>,
  defaultTransport: Transport,
): Settings {
  const urls = resolveUrls(options.url ?? (environment["RABBITMQ_URL"] || DEFAULT_URL));
  const appId = resolveAppId(options.appId ?? undefined);
  const tls = resolveTls(options.tls);
  const { initialDelayMs = 100, maxDelayMs = 500 } = withMethods("reconnect", options.reconnect ?? {});
  return {
    transport: withMethods("transport", options.transport ?? defaultTransport, ["connect"]),
    urls,
    users: urls.flatMap((url) => userOf(url, tls)),
    connectionName: appId ?? `eventwright ${randomUUID().slice(0, 8)}`,
    appId,
    tls,
    connectTimeoutMs: inRange("connectTimeoutMs", options.connectTimeoutMs ?? 10_000),
    heartbeatSeconds: inRange("heartbeatSeconds", options.heartbeatSeconds ?? 10, {
      least: 0,
      most: MAX_HEARTBEAT_SECONDS,
    }),
    publishTimeoutMs: inRange("publishTimeoutMs", options.publishTimeoutMs ?? 30_000),
    requestTimeoutMs: inRange("requestTimeoutMs", options.requestTimeoutMs ?? 10_000),
    closeTimeoutMs: inRange("closeTimeoutMs", options.closeTimeoutMs ?? 10_000),
    initialDelayMs: inRange("reconnect.initialDelayMs", initialDelayMs),
    maxDelayMs: inRange("reconnect.maxDelayMs", maxDelayMs),
    maxInFlight: inRange("maxInFlight", options.maxInFlight ?? 256),
    maxWaiting: inRange("maxWaiting", options.maxWaiting ?? 10_000),
    maxWaitingBytes: inRange("maxWaitingBytes", options.maxWaitingBytes ?? 64 * MIB),
    maxMessageBytes: inRange("maxMessageBytes", options.maxMessageBytes ?? 16 * MIB - 64 * 1024),
    topology: oneOf("topology", options.topology ?? "declare", ["declare", "check", "ignore"]),
    undeclaredProperties: oneOf("undeclaredProperties", options.undeclaredProperties ?? "refuse", ["refuse", "strip"]),
    report: safeReport(callable("onEvent", options.onEvent ?? reportWarnings)),
  };
}

function resolveUrls(url: string | readonly string[]): readonly string[] {
  const urls = typeof url === "string" ? [url] : url;
  if (!Array.isArray(urls) || urls.some((one) => typeof one !== "string")) {
    throw new EventError("OPTION_INVALID", "url must be a string, or a list of them.");
  }
  if (urls.length === 0) throw new EventError("OPTION_INVALID", "url is an empty list. Give at least one broker.");
  return [...urls];
}

function resolveAppId(appId: string | undefined): string | undefined {
  if (appId === undefined) return undefined;
  if (typeof appId === "string" && appId !== "" && Buffer.byteLength(appId) <= MAX_APP_ID_BYTES) return appId;
  throw new EventError("OPTION_INVALID", `appId must be a string of 1 to ${MAX_APP_ID_BYTES} bytes.`);
}

function userOf(url: string, tls: TlsOptions | undefined): readonly string[] {
  try {
    const { login } = parseConnectUrl(url, tls?.cert !== undefined);
    return login.mechanism === "PLAIN" ? [login.username] : [];
  } catch (error) {
    if (error instanceof TransportError) throw new EventError("OPTION_INVALID", error.message);
    throw error;
  }
}
