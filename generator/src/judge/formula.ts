import { allKinds, canonical, type Json, Kind, kindOf } from "./json.js";

/**
 * A node's number, negative where the node is denied. Old and new schema share one arena of nodes, so equal parts of
 * the two have equal numbers and `A ∧ ¬A` is seen without looking inside.
 */
export type Literal = number;

export const always: Literal = 1;
export const never: Literal = -1;

export interface Case {
  readonly when: Literal;
  readonly implies: Literal;
}

/**
 * What a schema says, without its keywords' special cases. A node with `of` speaks about one kind of value and holds
 * for every other; denied, it holds only for values of that kind.
 */
export type Node =
  | { readonly is: "true" }
  | { readonly is: "and"; readonly parts: readonly Literal[] }
  | { readonly is: "one"; readonly branches: readonly Literal[] }
  /**
   * What the case implies whose `when` holds decides. Of any value exactly one holds; where several may, because ajv's
   * own answer depends on more than the value, each of them is possible.
   */
  | { readonly is: "cases"; readonly cases: readonly Case[] }
  | { readonly is: "kind"; readonly kinds: number }
  | { readonly is: "enum"; readonly values: readonly Json[]; readonly keys: ReadonlySet<string> }
  | { readonly is: "reference"; readonly name: string }
  | Atom;

export type Atom = NumberAtom | StringAtom | ArrayAtom | ObjectAtom;

export type NumberAtom =
  | { readonly is: "integer"; readonly of: typeof Kind.number }
  | {
      readonly is: "minimum" | "maximum";
      readonly of: typeof Kind.number;
      readonly limit: number;
      readonly exclusive: boolean;
    }
  | {
      readonly is: "multiple";
      readonly of: typeof Kind.number;
      readonly divisor: number;
      /** Whether as people reckon, where 19.99 is a multiple of 0.01, instead of with doubles. */
      readonly decimal: boolean;
    };

export type StringAtom =
  | { readonly is: "minLength" | "maxLength"; readonly of: typeof Kind.string; readonly limit: number }
  | { readonly is: "pattern"; readonly of: typeof Kind.string; readonly pattern: string }
  | { readonly is: "format"; readonly of: typeof Kind.string; readonly format: string };

export type ArrayAtom =
  | { readonly is: "minItems" | "maxItems"; readonly of: typeof Kind.array; readonly limit: number }
  | { readonly is: "item"; readonly of: typeof Kind.array; readonly index: number; readonly value: Literal }
  | { readonly is: "itemsFrom"; readonly of: typeof Kind.array; readonly index: number; readonly value: Literal }
  | {
      readonly is: "atLeast" | "atMost";
      readonly of: typeof Kind.array;
      readonly limit: number;
      readonly value: Literal;
    }
  | { readonly is: "unique"; readonly of: typeof Kind.array }
  /**
   * A variable of ajv's that was not written for this value holds what it held of the one before, which is no property of the
   * value. Both sides are taken to have come by the same values.
   */
  | { readonly is: "leftOver"; readonly of: typeof Kind.array; readonly variable: "tuple" | "contains" | "items" };

export type ObjectAtom =
  | { readonly is: "required"; readonly of: typeof Kind.object; readonly property: string }
  | { readonly is: "minProperties" | "maxProperties"; readonly of: typeof Kind.object; readonly limit: number }
  | { readonly is: "property"; readonly of: typeof Kind.object; readonly property: string; readonly value: Literal }
  /** Every member whose name matches. */
  | { readonly is: "matching"; readonly of: typeof Kind.object; readonly pattern: string; readonly value: Literal }
  /** Every member whose name is not listed and matches none of the patterns. */
  | {
      readonly is: "others";
      readonly of: typeof Kind.object;
      readonly names: readonly string[];
      readonly patterns: readonly string[];
      readonly value: Literal;
    }
  | { readonly is: "names"; readonly of: typeof Kind.object; readonly value: Literal }
  | { readonly is: "leftOver"; readonly of: typeof Kind.object; readonly variable: "members" };

/** The arena of nodes of one comparison: equal nodes are one node. */
export class Formulas {
  readonly #nodes: Node[] = [{ is: "true" }, { is: "true" }];
  readonly #numbers = new Map<string, Literal>();
  readonly #targets = new Map<Literal, Literal>();
  readonly #kinds = new Map<Literal, number>();
  /** Whether ajv may answer by what is left over of another value. */
  leavesOver = false;

  /** The node of a literal, whatever its sign. */
  node(literal: Literal): Node {
    const node = this.#nodes[Math.abs(literal)];
    if (node === undefined) throw new RangeError(`No node ${literal}.`);
    return node;
  }

  #intern(key: string, node: () => Node): Literal {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#nodes.push(node());
    const literal = this.#nodes.length - 1;
    this.#numbers.set(key, literal);
    return literal;
  }

  /** All of them. Nested conjunctions are flattened and kinds intersected, so that equal meanings meet in one node. */
  and(literals: Iterable<Literal>): Literal {
    const parts = new Set<Literal>();
    let kinds = allKinds;
    const add = (literal: Literal): void => {
      const node = this.node(literal);
      if (literal > 0 && node.is === "and") node.parts.forEach(add);
      else if (node.is === "kind") kinds &= literal > 0 ? node.kinds : ~node.kinds;
      else parts.add(literal);
    };
    for (const literal of literals) add(literal);
    parts.delete(always);
    if (kinds === 0 || parts.has(never)) return never;
    if (kinds !== allKinds) parts.add(this.kind(kinds));
    for (const part of parts) if (parts.has(-part)) return never;
    const sorted = [...parts].sort((left, right) => left - right);
    const [only] = sorted;
    if (only === undefined) return always;
    if (sorted.length === 1) return only;
    return this.#intern(`and ${sorted.join()}`, () => ({ is: "and", parts: sorted }));
  }

  or(literals: Iterable<Literal>): Literal {
    return -this.and([...literals].map((literal) => -literal));
  }

  /** Exactly one of them. */
  one(branches: readonly Literal[]): Literal {
    const possible = branches.filter((branch) => branch !== never).sort((left, right) => left - right);
    const [only] = possible;
    if (only === undefined) return never;
    if (possible.length === 1) return only;
    return this.#intern(`one ${possible.join()}`, () => ({ is: "one", branches: possible }));
  }

  cases(cases: readonly Case[]): Literal {
    const possible = cases.filter((each) => each.when !== never);
    const [first] = possible;
    if (first === undefined) return never;
    if (possible.every((each) => each.implies === first.implies)) return first.implies;
    const key = possible.map((each) => `${each.when}:${each.implies}`).join();
    return this.#intern(`cases ${key}`, () => ({ is: "cases", cases: possible }));
  }

  kind(kinds: number): Literal {
    if (kinds === allKinds) return always;
    if (kinds === 0) return never;
    return this.#intern(`kind ${kinds}`, () => ({ is: "kind", kinds }));
  }

  enum(values: readonly Json[]): Literal {
    const byKey = new Map(values.map((value) => [canonical(value), value]));
    if (byKey.size === 0) return never;
    const sorted = [...byKey.keys()].sort();
    return this.#intern(`enum ${sorted.join()}`, () => ({
      is: "enum",
      values: sorted.map((key) => byKey.get(key) ?? null),
      keys: new Set(sorted),
    }));
  }

  atom(atom: Atom): Literal {
    if (atom.is === "leftOver") this.leavesOver = true;
    if ("value" in atom && atom.value === always && atom.is !== "atLeast" && atom.is !== "atMost") return always;
    if ((atom.is.startsWith("min") || atom.is === "atLeast") && "limit" in atom && atom.of !== Kind.number) {
      if (atom.limit <= 0) return always;
    }
    return this.#intern(JSON.stringify(atom), () => atom);
  }

  /** A schema that contains itself: `name` is equal exactly for references to the same text. */
  reference(name: string): Literal {
    return this.#intern(`reference ${name}`, () => ({ is: "reference", name }));
  }

  defineReference(reference: Literal, target: Literal): void {
    this.#targets.set(reference, target);
  }

  /** What a reference stands for. */
  target(reference: Literal): Literal {
    return this.#targets.get(Math.abs(reference)) ?? always;
  }

  /** The kinds of value of which the literal may hold: a superset, found without solving. */
  kindsOf(literal: Literal): number {
    const known = this.#kinds.get(literal);
    if (known !== undefined) return known;
    const kinds = this.#findKinds(this.node(literal), literal > 0);
    this.#kinds.set(literal, kinds);
    return kinds;
  }

  #findKinds(node: Node, affirmed: boolean): number {
    const union = (literals: readonly Literal[]) => literals.reduce((sum, each) => sum | this.kindsOf(each), 0);
    switch (node.is) {
      case "true":
        return affirmed ? allKinds : 0;
      case "and":
        if (!affirmed) return union(node.parts.map((part) => -part));
        return node.parts.reduce((rest, part) => rest & this.kindsOf(part), allKinds);
      case "one":
        return affirmed ? union(node.branches) : allKinds;
      case "cases":
        return node.cases.reduce(
          (sum, each) => sum | (this.kindsOf(each.when) & this.kindsOf(affirmed ? each.implies : -each.implies)),
          0,
        );
      case "kind":
        return affirmed ? node.kinds : allKinds & ~node.kinds;
      case "enum":
        return affirmed ? node.values.reduce((sum: number, value) => sum | kindOf(value), 0) : allKinds;
      case "reference":
        return allKinds;
      default:
        return affirmed ? allKinds : node.of;
    }
  }
}
