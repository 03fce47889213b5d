import { plainSchema } from "../contract/schema/plain-schema.js";
import { readSchemas, type SchemaReader } from "../contract/schema/schema-reader.js";
import { type SchemaTypes, schemaTypes } from "../contract/schema/schema-types.js";
import type { JsonSchema, SchemaGraph, SchemaRef } from "../contract/schema-graph.js";
import { type RunnableValidator, runnableValidators } from "../emit/validators/run-validators.js";
import { Budget } from "./budget.js";
import { Language as PatternLanguage } from "./language/language.js";
import { PatternMatcher } from "./pattern-matcher.js";
import { guardedRegExp } from "./validator.js";
import { type WrittenText, writtenText } from "./written-text.js";

/** What is read once of the schemas of a contract, however many of its messages are compared. */
export interface LanguageSource {
  readonly reader: SchemaReader;
  readonly types: SchemaTypes;
  /** The validator that the SDK has for a named schema. */
  readonly validatorOf: (ref: SchemaRef) => RunnableValidator;
  /** A named schema as it is written. */
  readonly writtenOf: (ref: SchemaRef) => WrittenText;
  /** A named schema as it is understood, without what it refers to. */
  readonly partOf: (ref: SchemaRef) => SchemaPart;
}

interface SchemaPart {
  readonly schema: JsonSchema;
  readonly text: string;
  /** What its references lead to, in the order of the text. */
  readonly refs: readonly SchemaRef[];
}

/** So long may one look for a pattern in a text take. */
const matchMs = 1000;

const sources = new WeakMap<SchemaGraph, LanguageSource>();

export function languageSource(schemas: SchemaGraph): LanguageSource {
  const known = sources.get(schemas);
  if (known !== undefined) return known;
  const reader = readSchemas(schemas);
  const types = schemaTypes(reader);
  const matcher = new PatternMatcher(new PatternLanguage());
  const parts = new Map<SchemaRef, SchemaPart>();
  const context = {
    reader,
    types,
    placeOf: (ref: SchemaRef, pointer: string) => ref + pointer,
    functionOf: (ref: SchemaRef) => `validate${schemas.nameOf(ref)?.name}`,
  };
  const regExp = guardedRegExp((pattern, text) => matcher.matches(pattern, text, new Budget(matchMs)));
  const source: LanguageSource = {
    reader,
    types,
    validatorOf: runnableValidators(schemas, context, regExp),
    writtenOf: (ref) => writtenText(schemas.get(ref)),
    partOf(ref) {
      const part = parts.get(ref) ?? partOf(ref, reader);
      parts.set(ref, part);
      return part;
    },
  };
  sources.set(schemas, source);
  return source;
}

function partOf(ref: SchemaRef, reader: SchemaReader): SchemaPart {
  const refs: SchemaRef[] = [];
  const schema = plainSchema(reader.node(ref), (target) => {
    refs.push(target);
    return "";
  });
  return { schema, text: JSON.stringify(schema), refs };
}

/**
 * Whether two schemas are written alike, annotations aside, and so is all that they refer to.
 *
 * @param textOf What of each schema is compared: by default all of it.
 */
export function areWrittenAlike(
  [left, leftRef]: readonly [LanguageSource, SchemaRef],
  [right, rightRef]: readonly [LanguageSource, SchemaRef],
  textOf: (part: SchemaPart) => string = ({ text }) => text,
): boolean {
  const partsAlike = (part: SchemaPart, other: SchemaPart): References | undefined =>
    part.text === other.text || textOf(part) === textOf(other) ? together(part.refs, other.refs) : undefined;
  const paired = new Map<SchemaRef, Set<SchemaRef>>();
  const waiting: References = [[leftRef, rightRef]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [ref, other] = pair;
    const others = paired.get(ref) ?? new Set();
    if (others.has(other)) continue;
    paired.set(ref, others.add(other));
    const alike =
      writtenAlike(left.writtenOf(ref), right.writtenOf(other)) ?? partsAlike(left.partOf(ref), right.partOf(other));
    if (alike === undefined) return false;
    waiting.push(...alike);
  }
  return true;
}

/** What is compared next. */
type References = (readonly [SchemaRef, SchemaRef])[];

function writtenAlike(written: WrittenText, other: WrittenText): References | undefined {
  return written.text === other.text ? together(written.refs, other.refs) : undefined;
}

function together(refs: readonly SchemaRef[], others: readonly SchemaRef[]): References {
  return refs.map((ref, index) => [ref, others[index] ?? ref]);
}
