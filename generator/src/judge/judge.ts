import { Budget } from "./budget.js";
import { Evaluator } from "./evaluate.js";
import { Formulas, type Literal } from "./formula.js";
import type { Json } from "./json.js";
import { Language } from "./language/language.js";
import type { Outcome } from "./outcome.js";
import { PatternMatcher } from "./pattern-matcher.js";
import { Search } from "./search.js";
import { shrink } from "./shrink.js";
import { Undecided, type UndecidedCode } from "./undecided.js";
import type { Validator } from "./validator.js";

/** Whether every value of one language is one of another; `Why` is how the other refuses. */
export type Decision<Why> =
  | { readonly answer: "compatible" }
  | { readonly answer: "breaking"; readonly witness: Json; readonly error: Why }
  | UndecidedVerdict;

/** Neither proved nor disproved; `reason` names the keyword or the budget that stood in the way. */
export interface UndecidedVerdict {
  readonly answer: "undecided";
  readonly reason: string;
  readonly code: UndecidedCode;
}

/** A set of values, as the formula that the judge reasons about and as the validator that has the final word. */
export interface Side<Why> {
  readonly literal: Literal;
  /** Made only when there is a witness to check. Throws {@link Undecided} where that cannot be done. */
  readonly validator: () => Validator<Why>;
}

export const defaultBudgetMs = 1000;
/** Where the validator's answer depends on more than the value, another message may do: so many are tried. */
const mostRefuted = 8;
/** A witness of thousands of items is not made smaller for longer than this. */
const shrinkMs = 100;

/** One comparison: both sides in one arena, so that what they share is one node. */
export class Judge {
  readonly formulas = new Formulas();
  readonly #language = new Language();
  readonly #matcher = new PatternMatcher(this.#language);
  readonly #known = new Map<string, Outcome>();
  readonly #budgetMs: number;

  constructor(budgetMs: number) {
    this.#budgetMs = budgetMs;
  }

  /** Whether a pattern is found in a text, also where JavaScript's backtracking might not return. */
  matches(pattern: string, text: string): boolean {
    return this.#matcher.matches(pattern, text, new Budget(this.#budgetMs));
  }

  /** Whether a value satisfies a formula. */
  holds(literal: Literal, value: Json): boolean {
    return this.#evaluator(new Budget(this.#budgetMs)).holds(literal, value);
  }

  /** Whether every value of `inner` is one of `outer`. Never throws. */
  decide<Why>(inner: Side<Why>, outer: Side<Why>): Decision<Why> {
    if (inner.literal === outer.literal) return { answer: "compatible" };
    try {
      return this.#search(inner, outer);
    } catch (error) {
      return undecided(error);
    }
  }

  #search<Why>(inner: Side<Why>, outer: Side<Why>): Decision<Why> {
    const budget = new Budget(this.#budgetMs);
    const refuted: Json[] = [];
    while (refuted.length < mostRefuted) {
      const exclusion = refuted.length === 0 ? [] : [-this.formulas.enum(refuted)];
      const outcome = this.#solve([inner.literal, -outer.literal, ...exclusion], budget);
      if (outcome.is === "unknown") return undecided(outcome.cause);
      if (outcome.is === "empty") {
        if (refuted.length > 0) break;
        return this.#mayPassByTraces(inner, outer, budget) ? undecided(leftOver()) : { answer: "compatible" };
      }
      const confirmed = confirm(outcome.value, inner.validator(), outer.validator());
      if (confirmed !== undefined) return confirmed;
      refuted.push(outcome.value);
    }
    const reason = "a message was found that should tell the schemas apart, but ajv does not";
    throw new Undecided("VALIDATOR_DISAGREES", reason);
  }

  /**
   * Whether ajv may tell the sides apart by what it has left over of another value, where no value does: no author means that,
   * and no proof holds against it.
   */
  #mayPassByTraces<Why>(inner: Side<Why>, outer: Side<Why>, budget: Budget): boolean {
    if (!this.formulas.leavesOver) return false;
    return this.#solve([inner.literal, -outer.literal], budget, true).is !== "empty";
  }

  #evaluator(budget: Budget, leavesOver = false): Evaluator {
    const matches = (pattern: string, text: string) => this.#matcher.matches(pattern, text, budget);
    return new Evaluator(this.formulas, matches, budget, leavesOver);
  }

  #solve(goal: readonly Literal[], budget: Budget, leavesOver = false): Outcome {
    const parts = {
      formulas: this.formulas,
      language: this.#language,
      evaluator: this.#evaluator(budget, leavesOver),
      budget,
      leavesOver,
    };
    return new Search(parts, leavesOver ? new Map() : this.#known).solve(goal);
  }
}

function leftOver(): Undecided {
  return new Undecided(
    "ANNOTATION_UNDECIDED",
    'in a list of several, what ajv makes of one by "contains" or "unevaluated…" may depend on the one before it',
  );
}

/** @returns `undefined` where the validators do not tell the sides apart by the value. */
function confirm<Why>(value: Json, inner: Validator<Why>, outer: Validator<Why>): Decision<Why> | undefined {
  const isWitness = (candidate: Json) =>
    inner.refusal(candidate) === undefined && outer.refusal(candidate) !== undefined;
  if (!isWitness(value)) return undefined;
  const witness = shrink(value, isWitness, new Budget(shrinkMs));
  const error = outer.refusal(witness);
  return error === undefined ? undefined : { answer: "breaking", witness, error };
}

/** What is answered when something was thrown on the way. */
export function undecided(error: unknown): UndecidedVerdict {
  if (error instanceof Undecided) return { answer: "undecided", reason: error.message, code: error.code };
  if (error instanceof RangeError) {
    return { answer: "undecided", reason: "the schema is nested too deeply", code: "NESTING_TOO_DEEP" };
  }
  return { answer: "undecided", reason: `the judge failed: ${String(error)}`, code: "JUDGE_FAILED" };
}
