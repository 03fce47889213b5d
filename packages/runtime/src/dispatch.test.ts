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

/** Told apart by the header `kind`, which has to be there. */
function withHeader(name: string): { readonly message: MessageContract } {
  const accepts: Validator = (headers) => typeof headers === "object" && headers !== null && "kind" in headers;
  const headers = { constants: {}, accepts, declared: true } as const;
  return { message: { ...message(name, hasA).message, headers, headerDiscriminator: { name: "kind", value: name } } };
}
/** Two that are one on the wire, and another. */
const sharing = [message("one", hasA, false), message("two", (body) => !hasA(body), false)].map(
  ({ message: contract }) => ({ message: { ...contract, type: "shared" } }),
);
const withShared = [message("alone", () => true), ...sharing];

const byHeader = [withHeader("one"), withHeader("two")];

const cases: readonly {
  given: string;
  candidates: typeof tagged;
  body: Body;
  type?: string;
  headers?: Readonly<Record<string, unknown>>;
  want: string;
}[] = [
  { given: "its type", candidates: tagged, type: "two", body: {}, want: "accepted two" },
  { given: "its type, and breaks the schema", candidates: tagged, type: "one", body: {}, want: "invalid one" },
  {
    given: "its type before its constant",
    candidates: tagged,
    type: "one",
    body: { event: "two" },
    want: "invalid one",
  },
  {
    given: "a type that two have, by trying these",
    candidates: withShared,
    type: "shared",
    body: {},
    want: "accepted two",
  },
  { given: "a type that two have", candidates: withShared, type: "shared", body: { a: 1 }, want: "accepted one" },
  {
    given: "the name of one that has another type",
    candidates: sharing,
    type: "two",
    body: { a: 1 },
    want: "accepted one",
  },
  { given: "its constant", candidates: tagged, body: { event: "one", a: 1 }, want: "accepted one" },
  {
    given: "its constant, as its type names none",
    candidates: tagged,
    type: "ONE",
    body: { event: "one" },
    want: "invalid one",
  },
  {
    given: "its header before its constant",
    candidates: byHeader,
    headers: { kind: "two" },
    body: { event: "one", a: 1 },
    want: "accepted two",
  },
  {
    given: "its type before its header",
    candidates: byHeader,
    type: "one",
    headers: { kind: "two" },
    body: { a: 1 },
    want: "accepted one",
  },
  {
    given: "its type, and breaks the headers' schema",
    candidates: byHeader,
    type: "one",
    body: { a: 1 },
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
  for (const { given, candidates, body, type, headers, want } of cases) {
    it(given, () => {
      const dispatched = new Dispatcher(candidates).dispatch(body, {
        ...(type === undefined ? {} : { type }),
        ...(headers === undefined ? {} : { headers }),
      });
      expect(
        dispatched.kind === "unknown" ? "unknown" : `${dispatched.kind} ${dispatched.candidate.message.name}`,
      ).toBe(want);
    });
  }
});
