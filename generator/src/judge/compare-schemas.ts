import { SchemaCompiler } from "./compile-schema.js";
import { checkDialect, type Dialect, dialectOf, translateDraft04, vocabularyOf } from "./dialect.js";
import type { Json } from "./json.js";
import { defaultBudgetMs, Judge, type Side, type UndecidedVerdict, undecided } from "./judge.js";
import { SchemaDocument } from "./schema-document.js";
import { unlessTooMuchWork } from "./validation-work.js";
import { createValidator, metaSchema, type Refusal, type Validator } from "./validator.js";

export interface CompareOptions {
  /**
   * The dialect of both schemas.
   * @default what `$schema` says, else `"draft-07"`
   */
  readonly dialect?: Dialect;
  /**
   * Milliseconds that the search in each direction may take before it is undecided. To read the schemas, and to ask ajv about
   * the one message that was found, comes on top: with thousands of properties a second or more.
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
  | UndecidedVerdict;

export interface Comparison {
  /** Whether every instance of `old` is accepted by `new`: what was published before can still be read. */
  readonly backward: Verdict;
  /** Whether every instance of `new` is accepted by `old`: who has not been deployed again can read what is published now. */
  readonly forward: Verdict;
}

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
    // Programs without types may give `null`.
    const { budgetMs = defaultBudgetMs, dialect } = options ?? {};
    const judge = new Judge(budgetMs);
    const old = readSchema(oldSchema as Json, dialect, judge);
    const changed = readSchema(newSchema as Json, dialect, judge);
    return { backward: judge.decide(old, changed), forward: judge.decide(changed, old) };
  } catch (error) {
    const verdict = undecided(error);
    return { backward: verdict, forward: verdict };
  }
}

function readSchema(schema: Json, givenDialect: Dialect | undefined, judge: Judge): Side<Refusal> {
  const dialect = givenDialect === undefined ? dialectOf(schema) : checkDialect(givenDialect);
  const readable = dialect === "draft-04" ? translateDraft04(schema) : schema;
  const external = (uri: string) => metaSchema(dialect, uri);
  const document = new SchemaDocument(readable, external);
  let validator: Validator<Refusal> | undefined;
  return {
    literal: new SchemaCompiler(judge.formulas, vocabularyOf(dialect), document).compile(),
    validator: () => {
      validator ??= createValidator(readable, dialect, (pattern, text) => judge.matches(pattern, text));
      return unlessTooMuchWork(validator, document);
    },
  };
}
