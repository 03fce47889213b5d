import type { Parameter } from "./contract.js";
import { defined } from "./defined.js";
import { below, isObject, valueAt } from "./json-pointer.js";
import type { DocumentParameter, LoadedDocument } from "./loaded-document.js";
import { isReference, targetOf } from "./reference.js";

/** AsyncAPI 2 has a schema for what AsyncAPI 3 says itself: the values that a parameter may have. */
export function readParameter(
  { root, locate }: LoadedDocument,
  { pointer, ...parameter }: DocumentParameter,
): Parameter {
  const written = valueAt(root, below(pointer, "schema"));
  const schema = isReference(written) ? valueAt(root, targetOf(written)) : written;
  const { enum: values, const: value, default: defaultValue } = isObject(schema) ? schema : {};
  const listed = Array.isArray(values) ? values : value === undefined ? undefined : [value];
  return defined({
    ...parameter,
    values: parameter.values ?? listed?.map(String),
    defaultValue: parameter.defaultValue ?? (typeof defaultValue === "string" ? defaultValue : undefined),
    location: locate(pointer),
  });
}
