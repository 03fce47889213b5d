import { isObject, type JsonObject } from "../contract/json-pointer.js";

/** Says of an object in the skeleton where it stands in the document. */
export const pointerKey = "x-eventwright-pointer";

/** Stands for schemas: its members are their pointers, so that merging traits leaves the pointers of all that were merged. */
const schemasKey = "x-eventwright-schemas";

export function schemaStub(pointer: string): JsonObject {
  return { [schemasKey]: { [pointer]: true } };
}

/** The pointers of the schemas that a stub stands for. */
export function schemasIn(stub: unknown): readonly string[] {
  if (!isObject(stub)) return [];
  // AsyncAPI 3 may say the format of a schema beside it.
  const pointers = stub[schemasKey] ?? (isObject(stub["schema"]) ? stub["schema"][schemasKey] : undefined);
  return isObject(pointers) ? Object.keys(pointers) : [];
}

export function pointerIn(value: unknown): string {
  const pointer = isObject(value) ? value[pointerKey] : undefined;
  return typeof pointer === "string" ? pointer : "";
}
