import { expect, it } from "vitest";
import { RejectEvent } from "./errors.js";
import { readableError } from "./readable-error.js";

const fails = (): never => {
  throw new Error("no");
};

it.each([new Error("why"), new RejectEvent("why"), "a text", undefined, null, 7, {}])(
  "%s stays what it is",
  (thrown) => {
    expect(readableError(thrown)).toBe(thrown);
  },
);

it.each([
  { what: "a proxy that throws", thrown: new Proxy({}, { getPrototypeOf: fails, get: fails }) },
  { what: "an error whose message throws", thrown: Object.defineProperty(new Error("x"), "message", { get: fails }) },
  { what: "an error whose name is a number", thrown: Object.assign(new Error("x"), { name: 7 }) },
])("$what is replaced", ({ thrown }) => {
  expect(readableError(thrown)).toBeInstanceOf(TypeError);
});
