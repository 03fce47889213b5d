import { Budget } from "./budget.js";
import { SchemaCompiler } from "./compile-schema.js";
import { type Dialect, dialectOf, translateDraft04 } from "./dialect.js";
import { Evaluator } from "./evaluate.js";
import { Formulas, type Literal } from "./formula.js";
import type { Json } from "./json.js";
import { Language } from "./language/language.js";
import type { Outcome } from "./outcome.js";
import { PatternMatcher } from "./pattern-matcher.js";
import { Search } from "./search.js";
import { shrink } from "./shrink.js";
import { Undecided, type UndecidedCode } from "./undecided.js";
import { createValidator, metaSchema, type Refusal, type Validator } from "./validator.js";

export interface CompareOptions {
  /**
   * The dialect of both schemas.
   * @default what `$schema` says, else `"draft-07"`
   */
  readonly dialect?: Dialect;
  /**
   * Milliseconds that each direction may take before it is undecided.
   * @default 1000
   */
  readonly budgetMs?: number;
}

/** Whether every instance of one schema is accepted by the other. */
export type Verdict =
  /** Proved. */
  | { readonly answer: "compatible" }
  /** `witness` is accepted by one schema and refused by the other with `error`: ajv was asked both. */
  | { readonly answer: "breaking"; readonly witness: Json; readonly error: Refusal }
  /** Neither proved nor disproved; `reason` names the keyword or the budget that stood in the way. */
  | { readonly answer: "undecided"; readonly reason: string; readonly code: UndecidedCode };

export interface Comparison {
  /** Whether every instance of `old` is accepted by `new`: what was published before can still be read. */
  readonly backward: Verdict;
  /** Whether every instance of `new` is accepted by `old`: who has not been deployed again can read what is published now. */
  readonly forward: Verdict;
}

const defaultBudgetMs = 1000;
/** Where ajv's own answer depends on more than the value, another message may do: so many are tried. */
const mostRefuted = 8;
/** ajv cannot be interrupted: a schema whose parts are evaluated more often than this is not handed to it. */
const mostWork = 1_000_000;
/** A witness of thousands of items is not made smaller for longer than this. */
const shrinkMs = 100;

/**
 * Decides whether two JSON Schemas accept the same messages, in both directions, as ajv 8 reads them: `format` is an
 * annotation, patterns have the `u` flag, numbers are doubles. Never throws: whatever cannot be read or decided is
 * `undecided`.
 *
 * @example
 * const { backward } = compareSchemas({ type: "integer" }, { type: "integer", minimum: 1 });
 * if (backward.answer === "breaking") console.log(backward.witness, backward.error.message); // 0 "must be >= 1"
 */
export function compareSchemas(oldSchema: unknown, newSchema: unknown, options: CompareOptions = {}): Comparison {
  try {
    const comparison = new SchemaComparison(options.budgetMs ?? defaultBudgetMs);
    const old = comparison.read(oldSchema as Json, options.dialect);
    const changed = comparison.read(newSchema as Json, options.dialect);
    return { backward: comparison.decide(old, changed), forward: comparison.decide(changed, old) };
  } catch (error) {
    const verdict = undecided(error);
    return { backward: verdict, forward: verdict };
  }
}

interface ReadSchema {
  readonly literal: Literal;
  readonly validator: () => Validator;
}

/** One comparison: both schemas in one arena, so that what they share is one node. */
class SchemaComparison {
  readonly #formulas = new Formulas();
  readonly #language = new Language();
  readonly #matcher = new PatternMatcher(this.#language);
  readonly #known = new Map<string, Outcome>();
  readonly #budgetMs: number;

  constructor(budgetMs: number) {
    this.#budgetMs = budgetMs;
  }

  read(schema: Json, givenDialect: Dialect | undefined): ReadSchema {
    const dialect = givenDialect ?? dialectOf(schema);
    const readable = dialect === "draft-04" ? translateDraft04(schema) : schema;
    const external = (uri: string) => metaSchema(dialect, uri);
    const { literal, work } = new SchemaCompiler(this.#formulas, dialect, readable, external).compile();
    let validator: Validator | undefined;
    return {
      literal,
      validator: () => {
        if (work > mostWork) {
          const reason = `ajv would evaluate more than ${mostWork} subschemas of one value: the schema refers to itself too often`;
          throw new Undecided("SIZE_TOO_LARGE", reason);
        }
        validator ??= createValidator(readable, dialect, (pattern, text) =>
          this.#matcher.matches(pattern, text, new Budget(this.#budgetMs)),
        );
        return validator;
      },
    };
  }

  /** Whether every instance of `inner` is accepted by `outer`. */
  decide(inner: ReadSchema, outer: ReadSchema): Verdict {
    if (inner.literal === outer.literal) return { answer: "compatible" };
    try {
      return this.#search(inner, outer);
    } catch (error) {
      return undecided(error);
    }
  }

  #search(inner: ReadSchema, outer: ReadSchema): Verdict {
    const refuted: Json[] = [];
    while (refuted.length < mostRefuted) {
      const exclusion = refuted.length === 0 ? [] : [-this.#formulas.enum(refuted)];
      const outcome = this.#solve([inner.literal, -outer.literal, ...exclusion]);
      if (outcome.is === "unknown") return undecided(outcome.cause);
      if (outcome.is === "empty") {
        if (refuted.length === 0) return { answer: "compatible" };
        break;
      }
      const confirmed = confirm(outcome.value, inner.validator(), outer.validator());
      if (confirmed !== undefined) return confirmed;
      refuted.push(outcome.value);
    }
    const reason = "a message was found that should tell the schemas apart, but ajv does not";
    throw new Undecided("VALIDATOR_DISAGREES", reason);
  }

  #evaluator(budget: Budget): Evaluator {
    const matches = (pattern: string, text: string) => this.#matcher.matches(pattern, text, budget);
    return new Evaluator(this.#formulas, matches, budget);
  }

  #solve(goal: readonly Literal[]): Outcome {
    const budget = new Budget(this.#budgetMs);
    const parts = {
      formulas: this.#formulas,
      language: this.#language,
      evaluator: this.#evaluator(budget),
      budget,
    };
    return new Search(parts, this.#known).solve(goal);
  }
}

/** @returns `undefined` where ajv does not tell the schemas apart by the value. */
function confirm(value: Json, inner: Validator, outer: Validator): Verdict | undefined {
  const isWitness = (candidate: Json) =>
    inner.refusal(candidate) === undefined && outer.refusal(candidate) !== undefined;
  if (!isWitness(value)) return undefined;
  const witness = shrink(value, isWitness, new Budget(shrinkMs));
  const error = outer.refusal(witness);
  return error === undefined ? undefined : { answer: "breaking", witness, error };
}

function undecided(error: unknown): Verdict {
  if (error instanceof Undecided) return { answer: "undecided", reason: error.message, code: error.code };
  if (error instanceof RangeError) {
    return { answer: "undecided", reason: "the schema is nested too deeply", code: "NESTING_TOO_DEEP" };
  }
  return { answer: "undecided", reason: `the judge failed: ${String(error)}`, code: "JUDGE_FAILED" };
}
