import type { Literal, Node } from "./formula.js";
import { type Json, Kind } from "./json.js";
import type { Solver } from "./solver.js";

/** Formulas nested deeper than this are left to the case distinction. */
const maxDepth = 5;

/**
 * What is plain about a literal from what was taken so far. It tells the branches of a tagged union apart by their
 * tag, where trying them one by one would take time exponential in their number.
 */
export class Tags {
  readonly #taken: ReadonlySet<Literal>;
  readonly #kind: Kind;
  readonly #solver: Solver;
  #values: Map<string, readonly Json[]> | undefined;

  constructor(taken: ReadonlySet<Literal>, kind: Kind, solver: Solver) {
    this.#taken = taken;
    this.#kind = kind;
    this.#solver = solver;
  }

  /** @returns `undefined` where it takes more than a look. */
  truthOfAll(literals: readonly Literal[], depth = 0): boolean | undefined {
    let truth: boolean | undefined = true;
    for (const literal of literals) {
      const each = this.#truthOf(literal, depth);
      if (each === false) return false;
      if (each === undefined) truth = undefined;
    }
    return truth;
  }

  #truthOf(literal: Literal, depth: number): boolean | undefined {
    const { formulas } = this.#solver;
    if (this.#taken.has(literal)) return true;
    if (this.#taken.has(-literal) || (formulas.kindsOf(literal) & this.#kind) === 0) return false;
    if ((formulas.kindsOf(-literal) & this.#kind) === 0) return true;
    const node = formulas.node(literal);
    if (node.is === "and" && depth < maxDepth) {
      const truth = this.truthOfAll(node.parts, depth + 1);
      return truth === undefined ? undefined : truth === literal > 0;
    }
    if (node.is === "property" && this.#kind === Kind.object) return this.#truthOfProperty(node, literal > 0);
    return undefined;
  }

  #truthOfProperty(node: Extract<Node, { is: "property" }>, affirmed: boolean): boolean | undefined {
    const values = this.#valuesOf(node.property);
    if (values === undefined) return undefined;
    const { evaluator } = this.#solver;
    if (values.every((value) => evaluator.holds(node.value, value))) return affirmed;
    const required = this.#taken.has(
      this.#solver.formulas.atom({ is: "required", of: Kind.object, property: node.property }),
    );
    if (required && values.every((value) => !evaluator.holds(node.value, value))) return !affirmed;
    return undefined;
  }

  /** The values a property is limited to. */
  #valuesOf(property: string): readonly Json[] | undefined {
    this.#values ??= this.#collect();
    return this.#values.get(property);
  }

  #collect(): Map<string, readonly Json[]> {
    const values = new Map<string, readonly Json[]>();
    for (const literal of this.#taken) {
      const node = this.#solver.formulas.node(literal);
      if (node.is !== "property" || literal < 0) continue;
      const listed = this.#listedIn(node.value);
      if (listed !== undefined && !values.has(node.property)) values.set(node.property, listed);
    }
    return values;
  }

  #listedIn(literal: Literal): readonly Json[] | undefined {
    if (literal < 0) return undefined;
    const node = this.#solver.formulas.node(literal);
    if (node.is === "enum") return node.values;
    if (node.is !== "and") return undefined;
    for (const part of node.parts) {
      const listed = this.#listedIn(part);
      if (listed !== undefined) return listed;
    }
    return undefined;
  }
}
