import type { Budget } from "./budget.js";
import type { Evaluator } from "./evaluate.js";
import type { Formulas, Literal } from "./formula.js";
import type { Language } from "./language/language.js";
import type { Outcome } from "./outcome.js";

/** What the solvers of single kinds lean on. */
export interface Solver {
  readonly formulas: Formulas;
  readonly evaluator: Evaluator;
  readonly language: Language;
  readonly budget: Budget;
  /** Whether ajv's variables may hold what is left over of another value; else none does. */
  readonly leavesOver: boolean;
  /** A value that satisfies all the literals. */
  solve(goal: readonly Literal[]): Outcome;
}
