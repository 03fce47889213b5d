import { describe, expect, it } from "vitest";
import { type Arrival, accountFor, type Outcome } from "./account.js";

const confirmed: Outcome = { kind: "confirmed" };
const pending: Outcome = { kind: "pending" };
const refused: Outcome = { kind: "failed", code: "PUBLISH_BUFFER_FULL", sent: "no" };
const expired: Outcome = { kind: "failed", code: "PUBLISH_DEADLINE", sent: "unknown" };

const attempts = (...outcomes: readonly Outcome[]) => new Map(outcomes.map((outcome, index) => [index + 1, outcome]));
const arrived = (...ids: readonly number[]): readonly Arrival[] =>
  ids.map((id) => ({ id, messageId: `message ${id}` }));

const faultless = { lost: [], duplicated: [], renamed: [], unexpected: [], neverSettled: [], copies: 0 };

it("finds nothing wrong with a history in which nothing went wrong", () => {
  const account = accountFor(attempts(confirmed, confirmed, refused, expired, expired), arrived(2, 1, 4));
  expect(account).toEqual({
    ...faultless,
    attempted: 5,
    right: 5,
    failures: { PUBLISH_BUFFER_FULL: 1, PUBLISH_DEADLINE: 2 },
  });
});

describe("a planted defect", () => {
  const cases: readonly {
    readonly defect: string;
    readonly given: readonly [ReadonlyMap<number, Outcome>, readonly Arrival[]];
    readonly want: Partial<ReturnType<typeof accountFor>>;
  }[] = [
    {
      defect: "a confirmed message that never came out is lost",
      given: [attempts(confirmed, confirmed), arrived(1)],
      want: { lost: [2], right: 1 },
    },
    {
      defect: "a message that came out three times is duplicated, with two copies",
      given: [attempts(confirmed, confirmed), arrived(1, 2, 2, 2)],
      want: { duplicated: [2], copies: 2, right: 1 },
    },
    {
      defect: "a message of open outcome that came out twice is duplicated",
      given: [attempts(expired), arrived(1, 1)],
      want: { duplicated: [1], copies: 1, right: 0, failures: { PUBLISH_DEADLINE: 1 } },
    },
    {
      defect: "copies with different message ids are renamed",
      given: [
        attempts(confirmed),
        [
          { id: 1, messageId: "a" },
          { id: 1, messageId: "b" },
        ],
      ],
      want: { duplicated: [1], renamed: [1], copies: 1, right: 0 },
    },
    {
      defect: "a message that nobody sent is unexpected",
      given: [attempts(confirmed), arrived(1, 99)],
      want: { unexpected: [99], right: 1 },
    },
    {
      defect: "a message that came out though its failure said it was not sent is unexpected",
      given: [attempts(refused), arrived(1)],
      want: { unexpected: [1], right: 0, failures: { PUBLISH_BUFFER_FULL: 1 } },
    },
    {
      defect: "a call without an end never settled, whether or not its message came out",
      given: [attempts(pending, pending), arrived(1)],
      want: { neverSettled: [1, 2], right: 0 },
    },
  ];
  it.each(cases)("$defect", ({ given, want }) => {
    const account = accountFor(...given);
    expect(account).toEqual({ ...faultless, attempted: given[0].size, failures: {}, ...want });
  });
});
