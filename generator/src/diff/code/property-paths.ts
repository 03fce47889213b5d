import type { SchemaTypes } from "../../contract/schema/schema-types.js";
import type { TypeModel } from "../../contract/schema/type-model.js";
import type { SchemaRef } from "../../contract/schema-graph.js";

/** From a value to something in it: names of properties, and numbers for elements. */
export type PropertyPath = readonly (string | number)[];

const deepest = 6;
const most = 300;

/** Where code may reach into a value of a schema's type. */
export function propertyPaths(ref: SchemaRef, types: SchemaTypes): readonly PropertyPath[] {
  const paths: PropertyPath[] = [];
  /** Variants have properties in common. */
  const seen = new Set<string>();
  const walk = (model: TypeModel, path: PropertyPath, inside: readonly SchemaRef[]): void => {
    if (path.length > deepest || paths.length >= most) return;
    for (const name of model.names) if (!inside.includes(name)) walk(types.definition(name), path, [...inside, name]);
    for (const { properties } of model.kinds.object ?? []) {
      for (const [key, { type }] of properties) {
        const mark = JSON.stringify([...path, key]);
        if (!seen.has(mark)) paths.push([...path, key]);
        seen.add(mark);
        walk(type, [...path, key], inside);
      }
    }
    for (const { prefix, rest } of model.kinds.array ?? []) walk(prefix[0] ?? rest, [...path, 0], inside);
  };
  walk(types.definition(ref), [], [ref]);
  return paths;
}

/** `event.customer?.lines?.[0]?.price` */
export function accessTo(path: PropertyPath): string {
  return path
    .map((token, index) => {
      const question = index === 0 ? "" : "?";
      if (typeof token === "string" && /^[A-Za-z_$][\w$]*$/.test(token)) return `${question}.${token}`;
      return `${question === "" ? "" : "?."}[${JSON.stringify(token)}]`;
    })
    .join("");
}
