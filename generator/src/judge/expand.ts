import { type Formulas, type Literal, never } from "./formula.js";
import { isArray, isObject, type Json, type JsonObject, Kind, kindOf, member } from "./json.js";

/** What a literal comes to for values of one kind. */
export type Expansion =
  | { readonly is: "holds" }
  | { readonly is: "fails" }
  | { readonly is: "all"; readonly literals: readonly Literal[] }
  /** One of several ways, each a list of literals. */
  | { readonly is: "any"; readonly ways: readonly (readonly Literal[])[] }
  /** Several independent choices, as a denied list of values makes them. */
  | { readonly is: "choices"; readonly choices: readonly (readonly (readonly Literal[])[])[] }
  | { readonly is: "values"; readonly values: readonly Json[] }
  /** Left to the solver of the kind. */
  | { readonly is: "atom" };

const holds: Expansion = { is: "holds" };
const fails: Expansion = { is: "fails" };

/** @param leavesOver Whether anything may be left over of another value; else nothing is. */
export function expand(literal: Literal, kind: Kind, formulas: Formulas, leavesOver: boolean): Expansion {
  const affirmed = literal > 0;
  const node = formulas.node(literal);
  switch (node.is) {
    case "true":
      return affirmed ? holds : fails;
    case "and":
      if (affirmed) return { is: "all", literals: node.parts };
      return { is: "any", ways: node.parts.map((part) => [-part]) };
    case "one":
      return { is: "any", ways: affirmed ? exactlyOne(node.branches) : noneOrTwo(node.branches, formulas) };
    case "cases":
      return { is: "any", ways: node.cases.map(({ when, implies }) => [when, affirmed ? implies : -implies]) };
    case "kind":
      return ((node.kinds & kind) !== 0) === affirmed ? holds : fails;
    case "enum": {
      const values = node.values.filter((value) => kindOf(value) === kind);
      if (affirmed) return { is: "values", values };
      return values.length === 0 ? holds : deny(values, kind, formulas);
    }
    case "reference": {
      const target = formulas.target(literal);
      return { is: "all", literals: [affirmed ? target : -target] };
    }
    default:
      if (node.of !== kind) return affirmed ? holds : fails;
      if (node.is === "leftOver" && !leavesOver) return affirmed ? fails : holds;
      return { is: "atom" };
  }
}

function exactlyOne(branches: readonly Literal[]): Literal[][] {
  return branches.map((chosen, position) => [
    chosen,
    ...branches.filter((_, other) => other !== position).map((branch) => -branch),
  ]);
}

/** With the second one left open: the first decides most ways, and there are as many as branches, not as pairs. */
function noneOrTwo(branches: readonly Literal[], formulas: Formulas): Literal[][] {
  const two = branches.slice(0, -1).map((first, position) => [first, formulas.or(branches.slice(position + 1))]);
  return [branches.map((branch) => -branch), ...two];
}

function deny(values: readonly Json[], kind: Kind, formulas: Formulas): Expansion {
  if (kind === Kind.null) return fails;
  if (kind === Kind.boolean || kind === Kind.number || kind === Kind.string) return { is: "atom" };
  return {
    is: "choices",
    choices: values.map((value) => {
      if (isArray(value)) return otherThanArray(value, formulas);
      return isObject(value) ? otherThanObject(value, formulas) : [];
    }),
  };
}

function otherThanArray(value: readonly Json[], formulas: Formulas): Literal[][] {
  const of = Kind.array;
  const longer = formulas.atom({ is: "minItems", of, limit: value.length + 1 });
  const different = value.map((item, index) => [
    -formulas.atom({ is: "item", of, index, value: formulas.enum([item]) }),
  ]);
  if (value.length === 0) return [[longer]];
  return [[formulas.atom({ is: "maxItems", of, limit: value.length - 1 })], [longer], ...different];
}

function otherThanObject(value: JsonObject, formulas: Formulas): Literal[][] {
  const of = Kind.object;
  const names = Object.keys(value).sort();
  const without = names.map((property) => [-formulas.atom({ is: "required", of, property })]);
  const different = names.map((property) => [
    -formulas.atom({ is: "property", of, property, value: formulas.enum([member(value, property) ?? null]) }),
  ]);
  const more = -formulas.atom({ is: "others", of, names, patterns: [], value: never });
  return [...without, [more], ...different];
}
