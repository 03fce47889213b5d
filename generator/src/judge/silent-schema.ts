import { isObject, type Json } from "./json.js";

const annotations = new Set([
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "$comment",
  "$schema",
  "$id",
]);

/** Whether ajv takes the schema for one without rules, and leaves it out of the code it generates. */
export function saysNothing(schema: Json): boolean {
  if (!isObject(schema)) return schema === true;
  return Object.keys(schema).every((keyword) => annotations.has(keyword));
}
