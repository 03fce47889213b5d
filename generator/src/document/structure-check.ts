import type { Format } from "ajv";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { Budget } from "../judge/budget.js";
import { SchemaCompiler } from "../judge/compile-schema.js";
import { vocabularyOf } from "../judge/dialect.js";
import { Evaluator } from "../judge/evaluate.js";
import { Formulas, type Literal } from "../judge/formula.js";
import { isArray, isObject, type Json, objectOf } from "../judge/json.js";
import { SchemaDocument } from "../judge/schema-document.js";
import { Undecided } from "../judge/undecided.js";
import { metaSchema } from "../judge/validator.js";

/** Documents that need longer are left to the official parser. */
const budgetMs = 10_000;

/** Begins the patterns that stand for formats. */
const formatMark = "^format:";

/**
 * Whether a document has the structure that AsyncAPI's own JSON Schema describes. The judge reads that schema twenty times
 * faster than ajv compiles it, and finds what ajv finds; it does not say what is wrong, so whoever gets `false` asks ajv.
 */
export class StructureCheck {
  readonly #formulas = new Formulas();
  readonly #literals = new Map<Json, Literal | undefined>();
  readonly #matches = textMatcher();

  /**
   * @param schema AsyncAPI's, draft-07
   * @param shared Objects that stand in several places of the document: they are looked at once.
   * @returns `false` also when it cannot be decided.
   */
  accepts(schema: Json, document: Json, shared: ReadonlySet<object>): boolean {
    if (!this.#literals.has(schema)) this.#literals.set(schema, this.#compile(schema));
    const literal = this.#literals.get(schema);
    if (literal === undefined) return false;
    const evaluator = new RememberingEvaluator(this.#formulas, this.#matches, new Budget(budgetMs), shared);
    return decided(() => evaluator.holds(literal, document)) ?? false;
  }

  #compile(schema: Json): Literal | undefined {
    const external = (uri: string) => metaSchema("draft-07", uri) ?? metaSchema("draft-04", uri);
    return decided(() => {
      const readable = new SchemaDocument(formatsAsPatterns(schema), external);
      return new SchemaCompiler(this.#formulas, vocabularyOf("draft-07"), readable).compile();
    });
  }
}

/** An operation says again what its channel is, and that what its messages are. */
class RememberingEvaluator extends Evaluator {
  readonly #shared: ReadonlySet<object>;
  readonly #known = new Map<object, Map<Literal, boolean>>();

  constructor(
    formulas: Formulas,
    matches: (pattern: string, text: string) => boolean,
    budget: Budget,
    shared: ReadonlySet<object>,
  ) {
    super(formulas, matches, budget);
    this.#shared = shared;
  }

  override holds(literal: Literal, value: Json): boolean {
    if (typeof value !== "object" || value === null || !this.#shared.has(value)) return super.holds(literal, value);
    const ofValue = this.#known.get(value) ?? new Map<Literal, boolean>();
    this.#known.set(value, ofValue);
    const answer = ofValue.get(literal) ?? super.holds(literal, value);
    ofValue.set(literal, answer);
    return answer;
  }
}

function decided<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

/** To the judge, `format` is an annotation, and to the official parser an assertion. */
function formatsAsPatterns(schema: Json): Json {
  if (isArray(schema)) return schema.map(formatsAsPatterns);
  if (!isObject(schema)) return schema;
  const { format, ...others } = schema;
  const members = Object.entries(others).map(([name, value]) => [name, formatsAsPatterns(value)] as const);
  if (typeof format !== "string") {
    return objectOf(format === undefined ? members : [...members, ["format", formatsAsPatterns(format)]]);
  }
  // AsyncAPI has them for numbers that are integers anyway; whoever gives one is sent to ajv.
  const asserted = isForNumbers(format) ? { not: { type: "number" } } : { pattern: formatMark + format };
  return { allOf: [objectOf(members), asserted] };
}

function isForNumbers(name: string): boolean {
  const format = formatOf(name);
  return typeof format === "object" && "type" in format && format.type === "number";
}

/** Undefined for a name that ajv does not know: it lets everything pass. */
function formatOf(name: string): Format | undefined {
  return Object.hasOwn(fullFormats, name) ? fullFormats[name as keyof typeof fullFormats] : undefined;
}

function textMatcher(): (pattern: string, text: string) => boolean {
  const known = new Map<string, (text: string) => boolean>();
  return (pattern, text) => {
    const match = known.get(pattern) ?? matcherOf(pattern);
    known.set(pattern, match);
    return match(text);
  };
}

function matcherOf(pattern: string): (text: string) => boolean {
  if (!pattern.startsWith(formatMark)) return tester(new RegExp(pattern, "u"));
  const format = formatOf(pattern.slice(formatMark.length));
  const validate = typeof format === "object" && "validate" in format ? format.validate : format;
  if (validate instanceof RegExp) return tester(validate);
  return typeof validate === "function" ? (text) => (validate as (text: string) => unknown)(text) === true : () => true;
}

function tester(expression: RegExp): (text: string) => boolean {
  return (text) => expression.test(text);
}
