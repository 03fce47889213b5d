import { describe, expect, test } from "vitest";
import { type Claim, distinctNames, fingerprint } from "./distinct-names.js";

type Given = Omit<Claim<string>, "item">;

function named(given: Readonly<Record<string, Given>>): Readonly<Record<string, string>> {
  const claims = Object.entries(given).map(([item, claim]) => ({ item, ...claim }));
  return Object.fromEntries(distinctNames(claims, (name) => name.toLowerCase()));
}

describe("the shortest name that nobody else has a better right to", () => {
  test.each<{ name: string; given: Readonly<Record<string, Given>>; want: Readonly<Record<string, string>> }>([
    {
      name: "alone",
      given: { a: { names: ["Price", "OrderPrice"] }, b: { names: ["Order"] } },
      want: { a: "Price", b: "Order" },
    },
    {
      name: "two with the same right: neither",
      given: { a: { names: ["Price", "OrderPrice"] }, b: { names: ["price", "ItemPrice"] } },
      want: { a: "OrderPrice", b: "ItemPrice" },
    },
    {
      name: "the lower rank keeps it",
      given: { a: { names: ["Price", "OrderPrice"], rank: 1 }, b: { names: ["Price", "ItemPrice"] } },
      want: { a: "OrderPrice", b: "Price" },
    },
    {
      name: "two of the lowest rank: none of the three",
      given: {
        a: { names: ["Price", "A"] },
        b: { names: ["Price", "B"] },
        c: { names: ["Price", "C"], rank: 1 },
      },
      want: { a: "A", b: "B", c: "C" },
    },
    {
      name: "whose first choice it is, before whoever has to make do with it",
      given: {
        a: { names: ["Price", "OrderPrice", "A"] },
        b: { names: ["Price", "B"] },
        c: { names: ["OrderPrice", "C"], rank: 9 },
      },
      want: { a: "A", b: "B", c: "OrderPrice" },
    },
  ])("$name", ({ given, want }) => {
    expect(named(given)).toEqual(want);
    expect(named(Object.fromEntries(Object.entries(given).reverse()))).toEqual(want);
  });
});

test("a fingerprint tells texts apart that differ in one sign", () => {
  expect(fingerprint("price_changed")).toMatch(/^[0-9a-z]{7}$/);
  expect(fingerprint("price_changed")).not.toBe(fingerprint("priceChanged"));
});
