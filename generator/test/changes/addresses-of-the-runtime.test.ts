import { describe, expect, test } from "vitest";
import { fillAddress, fillTopology, readParameters } from "../../../packages/runtime/src/address.js";
import { containsKeys, type KeyLanguage } from "../../src/diff/routing/key-language.js";
import { addressKeys, bindingKeys } from "../../src/diff/routing/key-patterns.js";

/** The gate's sets of routing keys are those that the runtime sends to and binds. */
const addresses = ["lights", "lights.{id}", "lights.{id}.on", "light-{id}.on", "{id}", "{id}.{other}", "{id}.{id}", ""];
const values = ["a", "b", "a.b", "*", "#", "a-b", "é"];
const lists = [undefined, ["a", "b"], ["a.b", "a"]];

const cases = addresses.flatMap((address) =>
  lists.flatMap((listed) => (["topic", "direct"] as const).map((type) => ({ address, listed, type }))),
);

describe.each(cases)("$address with $listed at a $type exchange", ({ address, listed, type }) => {
  const parameters = [{ name: "id", ...(listed === undefined ? {} : { values: listed }) }, { name: "other" }];
  const use = type === "topic" ? "topic" : "literal";

  test("what the runtime sends to, and nothing that it refuses", () => {
    const sent = addressKeys(address, parameters, use);
    for (const id of values) {
      const key = filled({ id, other: "x" });
      if (key !== undefined) expect(isIn(key, sent)).toBe(true);
      // With another parameter in it, or with none, the same key may come of other values.
      else if (/\{id\}/.test(address) && !address.includes("{other}"))
        expect(isIn(address.replaceAll("{id}", id), sent)).toBe(false);
    }
  });

  test("what the runtime binds", () => {
    const topology = {
      queues: [],
      exchanges: [{ name: "house", type, durable: true, autoDelete: false, arguments: {} }],
      bindings: [{ queue: "q", exchange: "house", routingKey: address }],
    };
    const given =
      type === "direct"
        ? new Map<string, string>([["other", "x"], ...(listed === undefined ? [["id", "a"] as const] : [])])
        : new Map<string, string>();
    const bound = fillTopology(topology, parameters, Object.fromEntries(given), "nothing").bindings.map(
      ({ routingKey }) => routingKey,
    );
    const language = { patterns: bound.flatMap((key) => bindingKeys(key, [], use).patterns) };
    const known = parameters.map((parameter) => {
      const chosen = given.get(parameter.name);
      return chosen === undefined ? parameter : { ...parameter, values: [chosen] };
    });
    const wanted = bindingKeys(address, known, use);
    expect(containsKeys(language, wanted)).toEqual({ answer: "contained" });
    expect(containsKeys(wanted, language)).toEqual({ answer: "contained" });
  });

  function filled(given: { readonly id: string; readonly other: string }): string | undefined {
    try {
      const read = readParameters(parameters, given, "nothing");
      return fillAddress(address, read, { isTopic: type === "topic", where: "nothing" });
    } catch {
      return undefined;
    }
  }
});

function isIn(key: string, language: KeyLanguage): boolean {
  return containsKeys(bindingKeys(key, [], "literal"), language).answer === "contained";
}
