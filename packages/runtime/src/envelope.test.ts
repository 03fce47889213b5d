import { describe, expect, it } from "vitest";
import type { EnvelopeField, MessageContract } from "./contract.js";
import { readEnvelope, readEvent, writeEnvelope } from "./envelope.js";

const facts = {
  fromService: "catalog",
  toService: "orders",
  method: "POST",
  urgency: "high",
  timestamp: "2024-01-15T10:30:00.000Z",
  messageId: "m-1",
  type: "price.changed",
};

function contract(envelope?: readonly EnvelopeField[]): MessageContract {
  const base = {
    name: "x",
    contentType: "application/json",
    constants: { event: "x" },
    accepts: () => true,
    declared: true,
  } as const;
  return envelope === undefined ? base : { ...base, envelope };
}

const cases: readonly { given: string; envelope?: readonly EnvelopeField[]; want: string; read: object }[] = [
  { given: "no envelope", want: '{"event":"x","id":1}', read: {} },
  {
    given: "the Python services' envelope",
    envelope: [
      { role: "fromService", path: ["from_service"] },
      { role: "toService", path: ["to_service"] },
      { role: "method", path: ["method"] },
      { role: "payload", path: ["payload"] },
      { role: "urgency", path: ["urgency"] },
      { role: "timestamp", path: ["timestamp"] },
    ],
    want: '{"from_service":"catalog","to_service":"orders","method":"POST","payload":{"event":"x","id":1},"urgency":"high","timestamp":"2024-01-15T10:30:00.000Z"}',
    read: { fromService: "catalog", toService: "orders", method: "POST", urgency: "high", timestamp: facts.timestamp },
  },
  {
    given: "CloudEvents, and fields inside of others",
    envelope: [
      { role: "messageId", path: ["id"] },
      { role: "type", path: ["type"] },
      { role: "timestamp", path: ["meta", "time"] },
      { role: "fromService", path: ["meta", "source"] },
      { role: "payload", path: ["data"] },
    ],
    want: '{"id":"m-1","type":"price.changed","meta":{"time":"2024-01-15T10:30:00.000Z","source":"catalog"},"data":{"event":"x","id":1}}',
    read: { messageId: "m-1", type: "price.changed", timestamp: facts.timestamp, fromService: "catalog" },
  },
];

describe("an event in its body, and back", () => {
  for (const { given, envelope, want, read } of cases) {
    it(given, () => {
      const body = writeEnvelope(contract(envelope), { id: 1 }, facts);
      expect(JSON.stringify(body)).toBe(want);
      expect(readEvent(contract(envelope), body)).toEqual({ event: "x", id: 1 });
      expect(readEnvelope(contract(envelope), body)).toEqual(read);
    });
  }

  it("does not touch the caller's object", () => {
    const event = Object.freeze({ id: 1 });
    expect(writeEnvelope(contract(), event, facts)).not.toBe(event);
  });

  it("leaves out what is not what it should be", () => {
    const envelope: readonly EnvelopeField[] = [
      { role: "method", path: ["method"] },
      { role: "urgency", path: ["urgency"] },
      { role: "fromService", path: ["from"] },
    ];
    expect(readEnvelope(contract(envelope), { method: "TRACE", urgency: "soon", from: 1 })).toEqual({});
  });
});
