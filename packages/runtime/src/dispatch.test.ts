import { describe, expect, it } from "vitest";
import type { MessageContract, Validator } from "./contract.js";
import { Dispatcher } from "./dispatch.js";

interface Body {
  readonly event?: string;
  readonly a?: unknown;
}

function message(name: string, accepts: Validator, isTagged = true): { readonly message: MessageContract } {
  const discriminator = isTagged ? { discriminator: { path: ["event"], value: name } } : {};
  return {
    message: { name, contentType: "application/json", constants: {}, accepts, declared: true, ...discriminator },
  };
}

const hasA = (body: unknown): boolean => typeof body === "object" && body !== null && "a" in body;
const throws = (): boolean => {
  throw new RangeError("Maximum call stack size exceeded");
};

const tagged = [message("one", hasA), message("two", () => true)];
const plain = [message("one", hasA, false), message("two", (body) => !hasA(body), false)];

const cases: readonly { given: string; candidates: typeof tagged; body: Body; type?: string; want: string }[] = [
  { given: "its type", candidates: tagged, type: "two", body: {}, want: "accepted two" },
  { given: "its type, and breaks the schema", candidates: tagged, type: "one", body: {}, want: "invalid one" },
  {
    given: "its type before its constant",
    candidates: tagged,
    type: "one",
    body: { event: "two" },
    want: "invalid one",
  },
  { given: "its constant", candidates: tagged, body: { event: "one", a: 1 }, want: "accepted one" },
  {
    given: "its constant, as its type names none",
    candidates: tagged,
    type: "ONE",
    body: { event: "one" },
    want: "invalid one",
  },
  { given: "the first schema that accepts it", candidates: plain, body: { a: 1 }, want: "accepted one" },
  { given: "the next schema that accepts it", candidates: plain, body: {}, want: "accepted two" },
  { given: "the only message of its queue", candidates: [message("one", hasA)], body: {}, want: "invalid one" },
  {
    given: "nothing: the constant is another's",
    candidates: [message("one", () => false)],
    body: { event: "three" },
    want: "unknown",
  },
  {
    given: "nothing: the type is another's",
    candidates: [message("one", hasA)],
    type: "three",
    body: {},
    want: "unknown",
  },
  {
    given: "nothing: no schema accepts it",
    candidates: [message("one", hasA, false), message("two", hasA, false)],
    body: {},
    want: "unknown",
  },
  {
    given: "its type, with a check that cannot be done",
    candidates: [message("one", throws)],
    type: "one",
    body: {},
    want: "invalid one",
  },
];

describe("a message is known by", () => {
  for (const { given, candidates, body, type, want } of cases) {
    it(given, () => {
      const dispatched = new Dispatcher(candidates).dispatch(body, type);
      expect(
        dispatched.kind === "unknown" ? "unknown" : `${dispatched.kind} ${dispatched.candidate.message.name}`,
      ).toBe(want);
    });
  }
});
