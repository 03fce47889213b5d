import { randomUUID } from "node:crypto";
import type { ConnectOptions, TopologyMode, UndeclaredMode } from "./connect-options.js";
import { parseConnectUrl } from "./connect-url.js";
import { reportWarnings } from "./describe-event.js";
import { EventError } from "./errors.js";
import type { Report } from "./report.js";
import { safeReport } from "./report.js";
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

/** @throws EventError `OPTION_INVALID` */
export function resolveSettings(
  options: ConnectOptions,
  environment: Readonly<Record<string, string | undefined>>,
  defaultTransport: Transport,
): Settings {
  const urls = resolveUrls(options.url ?? (environment["RABBITMQ_URL"] || DEFAULT_URL));
  return {
    transport: options.transport ?? defaultTransport,
    urls,
    users: urls.flatMap((url) => userOf(url, options.tls)),
    connectionName: options.appId ?? `eventwright ${randomUUID().slice(0, 8)}`,
    appId: options.appId,
    tls: options.tls,
    connectTimeoutMs: positive("connectTimeoutMs", options.connectTimeoutMs ?? 10_000),
    heartbeatSeconds: whole("heartbeatSeconds", options.heartbeatSeconds ?? 10),
    publishTimeoutMs: positive("publishTimeoutMs", options.publishTimeoutMs ?? 30_000),
    requestTimeoutMs: positive("requestTimeoutMs", options.requestTimeoutMs ?? 10_000),
    closeTimeoutMs: positive("closeTimeoutMs", options.closeTimeoutMs ?? 10_000),
    initialDelayMs: positive("reconnect.initialDelayMs", options.reconnect?.initialDelayMs ?? 100),
    maxDelayMs: positive("reconnect.maxDelayMs", options.reconnect?.maxDelayMs ?? 500),
    maxInFlight: positive("maxInFlight", options.maxInFlight ?? 256),
    maxWaiting: positive("maxWaiting", options.maxWaiting ?? 10_000),
    maxWaitingBytes: positive("maxWaitingBytes", options.maxWaitingBytes ?? 64 * MIB),
    maxMessageBytes: positive("maxMessageBytes", options.maxMessageBytes ?? 16 * MIB - 64 * 1024),
    topology: oneOf("topology", options.topology ?? "declare", ["declare", "check", "ignore"]),
    undeclaredProperties: oneOf("undeclaredProperties", options.undeclaredProperties ?? "refuse", ["refuse", "strip"]),
    report: safeReport(options.onEvent ?? reportWarnings),
  };
}

function resolveUrls(url: string | readonly string[]): readonly string[] {
  const urls = typeof url === "string" ? [url] : [...url];
  if (urls.length === 0) throw new EventError("OPTION_INVALID", "url is an empty list. Give at least one broker.");
  return urls;
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

/** Checks a number that counts something or measures a time: at least 1, and what a timer can wait for. */
export function positive(name: string, value: number): number {
  return inRange(name, value, 1);
}

function whole(name: string, value: number): number {
  return inRange(name, value, 0);
}

function inRange(name: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least && value <= 0x7fff_ffff) return value;
  throw new EventError("OPTION_INVALID", `${name} must be a whole number from ${least} to ${0x7fff_ffff}.`);
}

export function oneOf<Choice extends string>(name: string, value: Choice, choices: readonly Choice[]): Choice {
  if (choices.includes(value)) return value;
  throw new EventError("OPTION_INVALID", `${name} must be one of ${choices.join(", ")}.`);
}
