import type { Location } from "../contract/location.js";
import { closedSchema, openSchema } from "../contract/schema/closed-schema.js";
import type { SchemaGraph, SchemaRef } from "../contract/schema-graph.js";
import { SchemaCompiler } from "./compile-schema.js";
import { sdkVocabulary } from "./dialect.js";
import type { Literal } from "./formula.js";
import type { Json } from "./json.js";
import type { Judge, Side } from "./judge.js";
import { languageSource } from "./language-source.js";
import { type LanguageRefusal, messageValidator } from "./message-validator.js";
import { SchemaDocument } from "./schema-document.js";
import { unlessTooMuchWork } from "./validation-work.js";
import type { Validator } from "./validator.js";

/** The messages of one schema of a contract, as a generated SDK decides about them. */
export interface Language {
  readonly schemas: SchemaGraph;
  readonly ref: SchemaRef;
  /** Whether undeclared properties are refused, as publishers do, or pass, as consumers let them. */
  readonly closed: boolean;
}

/** The language as the judge reasons about it, and the SDK's own validator of it. */
export function languageSide({ schemas, ref, closed }: Language, judge: Judge): Side<LanguageRefusal> {
  const { reader, types, validatorOf } = languageSource(schemas);
  const schema = closed ? closedSchema(ref, reader, types) : openSchema(ref, reader);
  const document = new SchemaDocument(schema as Json, () => undefined);
  const literal = new SchemaCompiler(judge.formulas, sdkVocabulary, document).compile();
  return {
    literal,
    validator: () => {
      const validator = unlessTooMuchWork(messageValidator(validatorOf(ref), schemas), document);
      return closed ? declaredOnly(validator, literal, judge, { ref, location: schemas.locate(ref) }) : validator;
    },
  };
}

/** The validator of a publisher: what it accepts must be declared too. */
function declaredOnly(
  validator: Validator<LanguageRefusal>,
  declared: Literal,
  judge: Judge,
  { ref, location }: { readonly ref: SchemaRef; readonly location: Location },
): Validator<LanguageRefusal> {
  const undeclared: LanguageRefusal = {
    pointer: "",
    keyword: "undeclared-property",
    schemaPointer: location.pointer,
    message: "has a property that the schema does not declare",
    place: ref,
    location,
    isConditional: false,
    isAmbiguous: false,
  };
  return {
    refusal: (value) => validator.refusal(value) ?? (judge.holds(declared, value) ? undefined : undeclared),
  };
}
