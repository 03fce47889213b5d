import { describe, expect, test } from "vitest";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
import { contractsOf } from "./rule-page.js";

const headers = (schema: string) => `components: { messages: { ProductCreated: { headers: ${schema} } } }`;
const optional = headers("{ type: object, properties: { tenant: { type: string } } }");
const required = headers("{ type: object, required: [tenant], properties: { tenant: { type: string } } }");
const twoRequired = headers("{ type: object, required: [tenant, trace], properties: { trace: {} } }");
const closed = headers("{ type: object, additionalProperties: false }");
const foreign = (fragment: string) =>
  `channels: { products: { x-publishers: any } }\n${fragment === "{}" ? "" : fragment}`;

/** With both directions asked for. */
async function told(before: string, after: string) {
  const { old, new: changed } = await contractsOf({ before, after });
  const requirements = [{ pattern: "*", requirement: "both" }] as const;
  const { changes } = await judgeContracts(old, changed, { requirements });
  return changes.filter(({ rule }) => rule.startsWith("headers-"));
}

describe("publishers may send any headers where nothing describes them", () => {
  test.each([
    {
      title: "described, and optional",
      before: "{}",
      after: optional,
      want: [
        [
          "warning",
          "headers-backward",
          "tenant must be string for new consumers, and old publishers may send other values",
        ],
      ],
    },
    {
      title: "no longer described, and optional",
      before: optional,
      after: "{}",
      want: [
        [
          "warning",
          "headers-forward",
          "tenant must be string for old consumers, and new publishers may send other values",
        ],
      ],
    },
    {
      title: "described, and required",
      before: "{}",
      after: required,
      want: [
        [
          "breaking",
          "headers-backward",
          "tenant is required by new consumers, and old publishers send messages without it",
        ],
        [
          "warning",
          "headers-backward",
          "tenant must be string for new consumers, and old publishers may send other values",
        ],
      ],
    },
    {
      title: "two that are required",
      before: "{}",
      after: twoRequired,
      want: ["tenant", "trace"].map((name) => [
        "breaking",
        "headers-backward",
        `${name} is required by new consumers, and old publishers send messages without it`,
      ]),
    },
    {
      title: "described, and no others are taken",
      before: "{}",
      after: closed,
      want: [
        [
          "warning",
          "headers-backward",
          expect.stringMatching(/^.+ is not declared for new consumers, and old publishers may send it$/),
        ],
      ],
    },
    {
      title: "described where services publish that no SDK binds",
      before: foreign("{}"),
      after: foreign(optional),
      want: [
        [
          "breaking",
          "headers-backward",
          "tenant must be string for new consumers, and old publishers send other values",
        ],
      ],
    },
    {
      title: "no longer described where services publish that no SDK binds",
      before: foreign(optional),
      after: foreign("{}"),
      want: [
        [
          "breaking",
          "headers-forward",
          "tenant must be string for old consumers, and new publishers send other values",
        ],
      ],
    },
    { title: "not described at all", before: "{}", after: foreign("{}"), want: [] },
  ])("$title", async ({ before, after, want }) => {
    expect((await told(before, after)).map(({ severity, rule, message }) => [severity, rule, message])).toEqual(want);
  });

  test("the witness is a header of another type, and the advice is to look for it", async () => {
    const [change] = await told("{}", optional);

    expect(change?.witness).toHaveProperty("tenant");
    expect(change?.advice).toBe(
      "Nothing described headers for old publishers, so they may send any: make sure that none of them sends such a header.",
    );
    expect(change?.old).toMatchObject({ pointer: "/components/messages/ProductCreated" });
    expect(change?.new).toMatchObject({
      pointer: expect.stringContaining("/components/messages/ProductCreated/headers"),
    });
  });
});
