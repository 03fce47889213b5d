import type { Constant, JsonValue } from "./contract.js";
import type { JsonObject } from "./json-pointer.js";
import { constantAt, propertyNames, propertyPlaces, requiredNames } from "./schema-cluster.js";

/** The required properties of an object that can have only one value. */
export function constantsAt(root: JsonObject, pointer: string): readonly Constant[] {
  const required = requiredNames(root, pointer);
  return propertyNames(root, pointer)
    .filter((name) => required.has(name))
    .flatMap((name) => {
      const constant = constantAt(root, propertyPlaces(root, pointer, name));
      return constant === undefined ? [] : [{ name, value: constant.value as JsonValue }];
    });
}
