import { tokensOf } from "../../contract/json-pointer.js";
import type { SchemaReader } from "../../contract/schema/schema-reader.js";
import type { SchemaTypes } from "../../contract/schema/schema-types.js";
import type { NamedSchema, SchemaRef } from "../../contract/schema-graph.js";
import { compileSchema } from "./compile-schema.js";
import { moduleText } from "./module-text.js";
import { callName } from "./own-keywords.js";
import { prepareSchema } from "./prepare-schema.js";

/** The check of one named schema, before it becomes a file. */
interface ValidatorModule {
  /** A declaration of `functionOf(ref)`, and the constants that it uses. */
  readonly code: string;
  /** Functions of `@eventwright/runtime/generated` that it calls. */
  readonly support: readonly string[];
  /** Other named schemas whose functions it calls. */
  readonly calls: readonly SchemaRef[];
}

export interface ModuleContext {
  readonly reader: SchemaReader;
  readonly types: SchemaTypes;
  /** The document itself. A place in it is a pointer; one elsewhere has its file before it. */
  readonly source: string;
  /** The name of a schema's function. */
  readonly functionOf: (ref: SchemaRef) => string;
}

export function validatorModule(schema: NamedSchema, context: ModuleContext): ValidatorModule {
  const { reader, types, functionOf } = context;
  const prepared = prepareSchema(reader.node(schema.ref), types);
  const calls = prepared.calls.map((ref, index) => [callName(index), functionOf(ref)] as const);
  const { code, support } = moduleText(compileSchema(prepared), {
    renamed: new Map([["validate0", functionOf(schema.ref)], ...calls]),
    schema: prepared.schema,
    placeOf: (schemaPath) => placeOf(schema.ref, context.source) + prepared.placeOf(stepsOf(schemaPath)),
  });
  return { code, support, calls: prepared.calls.filter((ref) => ref !== schema.ref) };
}

/** Where a schema stands in the document. */
export function placeOf(ref: SchemaRef, source: string): string {
  const hash = ref.indexOf("#");
  const file = ref.slice(0, hash);
  return file === source ? ref.slice(hash + 1) : `${file}#${ref.slice(hash + 1)}`;
}

/** ajv writes paths as URI fragments: `#/properties/a~1b%20c/type`. */
function stepsOf(schemaPath: string): readonly string[] {
  return tokensOf(schemaPath.slice(1)).map(decodeURIComponent);
}
