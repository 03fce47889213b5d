import type { Budget } from "./budget.js";
import type { Evaluator } from "./evaluate.js";
import { explore } from "./explore.js";
import { type Formulas, type Literal, never } from "./formula.js";
import { allKinds, kinds } from "./json.js";
import type { Language } from "./language/language.js";
import { firstValue, noValue, type Outcome } from "./outcome.js";
import type { Solver } from "./solver.js";
import { Undecided } from "./undecided.js";

/** Goals inside goals deeper than this would overflow the stack. */
const maxDepth = 300;

/**
 * Solves goals. A goal met again on its own path has no value of its own: a smallest value would contain a smaller
 * one, so it counts as empty there. What was found to be empty under that assumption is so for as long as the goals on the
 * path are open, and for good once they are found to be empty too.
 */
export class Search implements Solver {
  readonly formulas: Formulas;
  readonly evaluator: Evaluator;
  readonly language: Language;
  readonly budget: Budget;
  readonly leavesOver: boolean;
  readonly #known: Map<string, Outcome>;
  readonly #path = new Map<string, number>();
  /** Goals that are empty as long as those on the path are, with the outermost one that they lean on. */
  readonly #assumed = new Map<string, number>();
  /** For each goal on the path, those that were assumed to be empty while it was open. */
  readonly #assumedBelow: string[][] = [];
  /** The outermost open goal that the current result leans on. */
  #leansOn = Number.POSITIVE_INFINITY;

  constructor(parts: Omit<Solver, "solve">, known: Map<string, Outcome>) {
    this.formulas = parts.formulas;
    this.evaluator = parts.evaluator;
    this.language = parts.language;
    this.budget = parts.budget;
    this.leavesOver = parts.leavesOver;
    this.#known = known;
  }

  solve(goal: readonly Literal[]): Outcome {
    const literals = [...new Set(goal)].sort((left, right) => left - right);
    const set = new Set(literals);
    if (set.has(never) || literals.some((literal) => set.has(-literal))) return noValue;
    const possible = literals.reduce((rest, literal) => rest & this.formulas.kindsOf(literal), allKinds);
    if (possible === 0) return noValue;
    const key = literals.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const open = this.#path.get(key) ?? this.#assumed.get(key);
    if (open !== undefined) {
      this.#leansOn = Math.min(this.#leansOn, open);
      return noValue;
    }
    return this.#solveNew(literals, key, possible);
  }

  #solveNew(literals: readonly Literal[], key: string, possible: number): Outcome {
    this.budget.spend();
    const depth = this.#path.size;
    if (depth > maxDepth) {
      throw new Undecided("NESTING_TOO_DEEP", `a message would have to be nested more than ${maxDepth} levels deep`);
    }
    const outer = this.#leansOn;
    this.#leansOn = Number.POSITIVE_INFINITY;
    this.#path.set(key, depth);
    this.#assumedBelow.push([]);
    let outcome: Outcome | undefined;
    try {
      outcome = firstValue(
        kinds.filter((kind) => (kind & possible) !== 0),
        (kind) => explore(literals, kind, this),
      );
      return outcome;
    } finally {
      this.#path.delete(key);
      this.#close(key, outcome, depth);
      this.#leansOn = Math.min(outer, this.#leansOn);
    }
  }

  #close(key: string, outcome: Outcome | undefined, depth: number): void {
    if (this.#leansOn >= depth) this.#leansOn = Number.POSITIVE_INFINITY;
    const leansOn = this.#leansOn;
    const isClosed = leansOn === Number.POSITIVE_INFINITY;
    if (outcome !== undefined && (outcome.is === "value" || isClosed)) this.#known.set(key, outcome);
    const below = this.#assumedBelow.pop() ?? [];
    if (outcome?.is !== "empty") {
      for (const other of below) this.#assumed.delete(other);
      return;
    }
    const rest = this.#assumedBelow.at(-1);
    const settle = (goal: string, on: number) => {
      if (on < depth && rest !== undefined) {
        this.#assumed.set(goal, on);
        rest.push(goal);
      } else {
        this.#assumed.delete(goal);
        this.#known.set(goal, outcome);
      }
    };
    // What leans on this goal leans on what it leans on itself.
    for (const other of below) settle(other, Math.min(leansOn, withoutThis(this.#assumed.get(other), depth)));
    if (!isClosed) settle(key, leansOn);
  }
}

function withoutThis(leansOn: number | undefined, depth: number): number {
  return leansOn === undefined || leansOn >= depth ? Number.POSITIVE_INFINITY : leansOn;
}
