import { describe, expect, it } from "vitest";
import type { ConnectionEvent } from "./connection-event.js";
import { describeEvent, isWarning } from "./describe-event.js";
import { EventError } from "./errors.js";
import { TransportError } from "./transport.js";

const error = new TransportError("closed", "reset by peer");
const about = { queue: "q", message: "price.changed", messageId: "m-1" };

const cases: {
  readonly [Type in ConnectionEvent["type"]]: readonly [Extract<ConnectionEvent, { type: Type }>, RegExp, boolean];
} = {
  connecting: [{ type: "connecting", role: "publishing", broker: "amqp://a/" }, /amqp:\/\/a\/ for publishing/, false],
  open: [
    { type: "open", role: "consuming", broker: "amqp://a/", product: "RabbitMQ", version: "3.10.8" },
    /RabbitMQ 3\.10\.8/,
    false,
  ],
  blocked: [{ type: "blocked", reason: "low on memory" }, /low on memory/, true],
  unblocked: [{ type: "unblocked" }, /again/, false],
  reconnecting: [
    { type: "reconnecting", role: "publishing", attempt: 1, delayMs: 50, error },
    /reset by peer.*50 ms/,
    true,
  ],
  draining: [{ type: "draining" }, /Closing/, false],
  closed: [{ type: "closed" }, /Closed/, false],
  resending: [{ type: "resending", messages: 3, error: undefined }, /^3 unconfirmed/, false],
  "urgencies-collapse": [
    { type: "urgencies-collapse", queue: "q", broker: "RabbitMQ 4.0.5", urgencies: [["medium", "high", "critical"]] },
    /"q" of RabbitMQ 4\.0\.5.*medium, high, critical count as one/,
    true,
  ],
  "topology-differs": [
    {
      type: "topology-differs",
      kind: "queue",
      name: "q",
      differences: [{ argument: "x-max-priority", wanted: "10", found: "none" }],
    },
    /"q".*x-max-priority is none, not 10/,
    true,
  ],
  "consumer-running": [{ type: "consumer-running", queue: "q" }, /"q"/, false],
  "consumer-lost": [{ type: "consumer-lost", queue: "q", error }, /"q".*reset by peer/, true],
  retrying: [
    { type: "retrying", ...about, attempt: 1, delayMs: 1_000, error: new TypeError("4711") },
    /price\.changed \(m-1\).*TypeError.*1000 ms/,
    true,
  ],
  "dead-lettered": [
    { type: "dead-lettered", ...about, deadLetterQueue: "q.dead", attempts: 4, reason: "failed", error: "4711" },
    /"q\.dead" after attempt 4: failed, a thrown string/,
    true,
  ],
  "settlement-failed": [
    { type: "settlement-failed", queue: "q", error: new EventError("PUBLISH_DEADLINE", "too late") },
    /too late/,
    true,
  ],
  "late-settlement": [{ type: "late-settlement", queue: "q", count: 2 }, /"q".*2 so far/, true],
  duplicate: [{ type: "duplicate", queue: "q", messageId: "m-1" }, /\(m-1\) from "q".*done already/, false],
  "idempotency-store-failed": [
    { type: "idempotency-store-failed", queue: "q", error: new TypeError("4711") },
    /store of "q" failed with TypeError/,
    true,
  ],
  "late-reply": [{ type: "late-reply", count: 2 }, /2 so far/, false],
  "reply-lost": [
    { type: "reply-lost", queue: "q", messageId: "m-1", error: new EventError("PUBLISH_DEADLINE", "too late") },
    /too late/,
    true,
  ],
};

describe("an event as a sentence", () => {
  for (const [type, [event, sentence, warning]] of Object.entries(cases)) {
    it(type, () => {
      expect(describeEvent(event)).toMatch(sentence);
      expect(describeEvent(event)).not.toContain("4711");
      expect(isWarning(event)).toBe(warning);
    });
  }

  it("names what is invalid, which holds no value", () => {
    const invalid = new EventError("EVENT_INVALID", "price.changed is invalid: /price must be number.");
    const event = { type: "dead-lettered", ...about, deadLetterQueue: "q.dead", attempts: 1, error: invalid } as const;
    expect(describeEvent({ ...event, reason: "invalid" })).toMatch(/invalid, EventError \(.*\/price must be number/);
  });

  it("an outage is a warning at its first, second, fourth, eighth attempt", () => {
    expect(isWarning({ type: "reconnecting", role: "publishing", attempt: 3, delayMs: 50, error })).toBe(false);
    expect(isWarning({ type: "reconnecting", role: "publishing", attempt: 8, delayMs: 50, error })).toBe(true);
  });
});
