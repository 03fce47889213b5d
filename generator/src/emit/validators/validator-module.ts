import type { Contract } from "../../contract/contract.js";
import { tokensOf } from "../../contract/json-pointer.js";
import type { SchemaNode } from "../../contract/schema/schema-node.js";
import { readSchemas, type SchemaReader } from "../../contract/schema/schema-reader.js";
import { type SchemaTypes, schemaTypes } from "../../contract/schema/schema-types.js";
import type { SchemaRef } from "../../contract/schema-graph.js";
import { schemaNames } from "../schema-names.js";
import { compileSchema } from "./compile-schema.js";
import { moduleText } from "./module-text.js";
import { callName } from "./own-keywords.js";
import { prepareSchema } from "./prepare-schema.js";

/** The check of one schema, before it becomes a file. */
interface ValidatorModule {
  /** A declaration of the function, and the constants that it uses. */
  readonly code: string;
  /** Functions of `@eventwright/runtime/generated` that it calls. */
  readonly support: readonly string[];
  /** Other named schemas whose functions it calls. */
  readonly calls: readonly SchemaRef[];
}

export interface ModuleContext {
  readonly reader: SchemaReader;
  readonly types: SchemaTypes;
  /** What errors say of where a rule stands: that of something at a pointer below a schema. */
  readonly placeOf: (ref: SchemaRef, pointer: string) => string;
  /** The name of a named schema's function. */
  readonly functionOf: (ref: SchemaRef) => string;
}

/** @param name What its function is called. */
export function validatorModule(node: SchemaNode, name: string, context: ModuleContext): ValidatorModule {
  const { types, functionOf, placeOf } = context;
  const prepared = prepareSchema(node, types);
  const calls = prepared.calls.map((ref, index) => [callName(index), functionOf(ref)] as const);
  const { code, support } = moduleText(compileSchema(prepared), {
    renamed: new Map([["validate0", name], ...calls]),
    schema: prepared.schema,
    placeOf: (schemaPath) => placeOf(node.place.ref, prepared.placeOf(stepsOf(schemaPath))),
  });
  return { code, support, calls: prepared.calls.filter((ref) => functionOf(ref) !== name) };
}

/** Functions are called by types. A place in the document itself is a pointer, one elsewhere has its file before it. */
export function moduleContext(contract: Contract): ModuleContext {
  const { source, schemas } = contract;
  const names = schemaNames(contract);
  const reader = readSchemas(schemas);
  return {
    reader,
    types: schemaTypes(reader),
    placeOf(ref, pointer) {
      const place = schemas.writtenAt(ref, pointer);
      return place.startsWith(`${source}#`) ? place.slice(source.length + 1) : place;
    },
    functionOf: (ref) => `validate${names.type(ref).name}`,
  };
}

/** ajv writes paths as URI fragments: `#/properties/a~1b%20c/type`. */
function stepsOf(schemaPath: string): readonly string[] {
  return tokensOf(schemaPath.slice(1)).map(decodeURIComponent);
}
