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
 * one, so it counts as empty there. What was found under that assumption is remembered only once its goal is closed.
 */
export class Search implements Solver {
  readonly formulas: Formulas;
  readonly evaluator: Evaluator;
  readonly language: Language;
  readonly budget: Budget;
  readonly leavesOver: boolean;
  readonly #known: Map<string, Outcome>;
  readonly #path = new Map<string, number>();
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
    const open = this.#path.get(key);
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
    const outcome = firstValue(
      kinds.filter((kind) => (kind & possible) !== 0),
      (kind) => explore(literals, kind, this),
    );
    this.#path.delete(key);
    const closed = this.#leansOn >= depth;
    if (outcome.is === "value" || closed) this.#known.set(key, outcome);
    this.#leansOn = closed ? outer : Math.min(outer, this.#leansOn);
    return outcome;
  }
}
