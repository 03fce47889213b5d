import type { Literal } from "./formula.js";
import { Kind } from "./json.js";
import type { ObjectGoal } from "./object-goal.js";
import type { Solver } from "./solver.js";
import { plainWords } from "./string-facts.js";

const mostPlainNames = 3000;

/** A member that has to be there, whatever its name, as long as name and value satisfy these. */
export interface NameDemand {
  readonly name: readonly Literal[];
  readonly value: readonly Literal[];
}

/**
 * The names an object can have: those that its rules mention, and fresh ones. Fresh names are alike when the same
 * patterns match them and the same demands can use them, so one word for each combination stands for all of them.
 */
export class NameSource {
  readonly mentioned: readonly string[];
  readonly #goal: ObjectGoal;
  readonly #solver: Solver;
  readonly #patterns: readonly Literal[];
  readonly #string: Literal;

  constructor(goal: ObjectGoal, solver: Solver) {
    this.#goal = goal;
    this.#solver = solver;
    this.#string = solver.formulas.kind(Kind.string);
    const mentioned = new Set<string>([...goal.required.keys(), ...goal.absent]);
    const patterns = new Set<string>();
    for (const rule of goal.rules) {
      if (rule.is === "property") mentioned.add(rule.property);
      else if (rule.is === "matching") patterns.add(rule.pattern);
      else {
        for (const name of rule.names) mentioned.add(name);
        for (const pattern of rule.patterns) patterns.add(pattern);
      }
    }
    this.mentioned = [...mentioned];
    this.#patterns = [...patterns].map((pattern) => solver.formulas.atom({ is: "pattern", of: Kind.string, pattern }));
  }

  allows(name: string): boolean {
    return !this.#goal.absent.has(name) && this.fits(name, { name: this.#goal.names, value: [] });
  }

  fits(name: string, demand: NameDemand): boolean {
    return demand.name.every((literal) => this.#solver.evaluator.holds(literal, name));
  }

  /**
   * One fresh name for each combination of patterns, under a demand.
   *
   * @param others Demands that are still to be met: names that some of them could use and others not are not alike.
   */
  *fresh(demand: NameDemand, others: readonly NameDemand[], used: Iterable<string>): Iterable<string> {
    const wanted = others.map(({ name }) => this.#solver.formulas.and([this.#string, ...name]));
    const parts = new Set([...this.#patterns, ...wanted]);
    for (const { name } of this.#combinations(this.#start(demand.name, used), [...parts])) yield name;
  }

  /** All fresh names, combination by combination; a combination may have endlessly many. */
  *freshClasses(used: Iterable<string>): Iterable<Iterable<string>> {
    for (const { literals } of this.#combinations(this.#start([], used), this.#patterns)) yield this.#allOf(literals);
  }

  #start(demand: readonly Literal[], used: Iterable<string>): Literal[] {
    const taken = this.#solver.formulas.enum([...new Set([...this.mentioned, ...used])]);
    return [this.#string, -taken, ...this.#goal.names, ...demand];
  }

  /** Each combination of what may hold of a name or not, with a name of it. */
  *#combinations(
    literals: readonly Literal[],
    parts: readonly Literal[],
    position = 0,
  ): Iterable<{ name: string; literals: readonly Literal[] }> {
    const part = parts[position];
    const name = this.#nameFor(literals);
    if (name === undefined) return;
    if (part === undefined) {
      yield { name, literals };
      return;
    }
    yield* this.#combinations([...literals, -part], parts, position + 1);
    yield* this.#combinations([...literals, part], parts, position + 1);
  }

  *#allOf(literals: readonly Literal[]): Iterable<string> {
    const yielded: string[] = [];
    // Most combinations hold plain words; solving for each name takes longer the more are excluded.
    for (const name of plainWords(mostPlainNames)) {
      if (!this.fits(name, { name: literals, value: [] })) continue;
      yielded.push(name);
      yield name;
    }
    for (;;) {
      const name = this.#nameFor([...literals, -this.#solver.formulas.enum(yielded)]);
      if (name === undefined) return;
      yielded.push(name);
      yield name;
    }
  }

  #nameFor(literals: readonly Literal[]): string | undefined {
    const outcome = this.#solver.solve(literals);
    if (outcome.is === "unknown") throw outcome.cause;
    return outcome.is === "value" && typeof outcome.value === "string" ? outcome.value : undefined;
  }
}
