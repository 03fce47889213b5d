import type { ReceivedEnvelope } from "./consume-options.js";
import type { EnvelopeRole, HttpMethod, MessageContract } from "./contract.js";
import { pointTo } from "./json-pointer.js";
import type { Urgency } from "./urgency.js";

/** What the runtime writes into an envelope beside the event. */
export type EnvelopeFacts = Readonly<Record<Exclude<EnvelopeRole, "payload">, string>>;

type JsonObject = Record<string, unknown>;

/** The body of a message: the event with its constants first, inside its envelope in the document's order. */
export function writeEnvelope(contract: MessageContract, event: unknown, facts: EnvelopeFacts): unknown {
  const payload = isObject(event) ? { ...contract.constants, ...event } : event;
  if (contract.envelope === undefined) return payload;
  const body: JsonObject = {};
  for (const { role, path } of contract.envelope) put(body, path, role === "payload" ? payload : facts[role]);
  return body;
}

/** The event of a body that was accepted. */
export function readEvent(contract: MessageContract, body: unknown): unknown {
  const field = contract.envelope?.find(({ role }) => role === "payload");
  return field === undefined ? body : at(body, field.path);
}

/** What the envelope of an accepted body says. */
export function readEnvelope(contract: MessageContract, body: unknown): ReceivedEnvelope {
  const envelope: { -readonly [Role in keyof ReceivedEnvelope]: ReceivedEnvelope[Role] } = {};
  for (const { role, path } of contract.envelope ?? []) {
    const value = role === "payload" ? undefined : at(body, path);
    if (typeof value !== "string") continue;
    if (role === "method") {
      if (isMethod(value)) envelope.method = value;
    } else if (role === "urgency") {
      if (isUrgency(value)) envelope.urgency = value;
    } else if (role !== "payload") envelope[role] = value;
  }
  return envelope;
}

/** Where the event begins in the body: what errors about the event leave out. */
export function payloadPointer(contract: MessageContract): string {
  const field = contract.envelope?.find(({ role }) => role === "payload");
  return (field?.path ?? []).reduce(pointTo, "");
}

/** The value at a path of own properties. */
export function at(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (!isObject(current) || !Object.hasOwn(current, name)) return undefined;
    current = current[name];
  }
  return current;
}

export function isMethod(value: unknown): value is HttpMethod {
  return value === "POST" || value === "GET" || value === "PUT" || value === "PATCH" || value === "DELETE";
}

export function isUrgency(value: unknown): value is Urgency {
  return value === "low" || value === "medium" || value === "high" || value === "critical";
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function put(body: JsonObject, path: readonly string[], value: unknown): void {
  let target = body;
  for (const name of path.slice(0, -1)) {
    const next = target[name];
    if (isObject(next)) target = next;
    else {
      const created: JsonObject = {};
      target[name] = created;
      target = created;
    }
  }
  const last = path.at(-1);
  if (last !== undefined) target[last] = value;
}
