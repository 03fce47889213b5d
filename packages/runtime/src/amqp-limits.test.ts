import { expect, test } from "vitest";
import { checkEncodable, checkPrefetch } from "./amqp-limits.js";

const precondition = expect.objectContaining({ name: "TransportError", kind: "precondition-failed" });

test("names have up to 255 bytes, not characters", () => {
  expect(() => checkEncodable("declareQueue", ["q".repeat(255), "ü".repeat(127)], {})).not.toThrow();
  expect(() => checkEncodable("declareQueue", ["q".repeat(256)], {})).toThrow(precondition);
  expect(() => checkEncodable("declareQueue", ["ü".repeat(128)], {})).toThrow(precondition);
  expect(() => checkEncodable("declareQueue", [], { ["a".repeat(256)]: 1 })).toThrow(precondition);
});

test("arguments have a size", () => {
  expect(() => checkEncodable("declareQueue", [], { "x-queue-type": "classic" })).not.toThrow();
  expect(() => checkEncodable("declareQueue", [], { "x-large": "x".repeat(60_001) })).toThrow(precondition);
});

test.each([0, 1, 65_535])("a prefetch of %d is one", (count) => {
  expect(() => checkPrefetch(count)).not.toThrow();
});

test.each([-1, 1.5, 65_536, Number.NaN])("a prefetch of %d is none", (count) => {
  expect(() => checkPrefetch(count)).toThrow(precondition);
});
