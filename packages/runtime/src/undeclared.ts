import type { DeclaredNames, DeclaredShape } from "./contract.js";
import { isObject } from "./envelope.js";
import { pointTo } from "./json-pointer.js";

/** JSON pointer of the first property that is not declared, or undefined when all are. */
export function findUndeclared(value: unknown, names: DeclaredNames, pointer = ""): string | undefined {
  const shape = shapeFor(value, names);
  if (shape === true) return undefined;
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) {
      const found = findUndeclared(element, namesOfElement(shape, index), pointTo(pointer, index));
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isObject(value)) return undefined;
  for (const [name, member] of Object.entries(value)) {
    // What JSON.stringify leaves out does not go out.
    if (member === undefined) continue;
    const inner = namesOfProperty(shape, name);
    if (inner === undefined) return pointTo(pointer, name);
    const found = inner === true ? undefined : findUndeclared(member, inner, pointTo(pointer, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The value without the properties that are not declared; the given value itself is left as it is. */
export function stripUndeclared(value: unknown, names: DeclaredNames): unknown {
  const shape = shapeFor(value, names);
  if (shape === true) return value;
  if (Array.isArray(value)) {
    return value.map((element, index) => stripUndeclared(element, namesOfElement(shape, index)));
  }
  if (!isObject(value)) return value;
  const kept: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    const inner = namesOfProperty(shape, name);
    if (inner !== undefined) kept.push([name, stripUndeclared(member, inner)]);
  }
  return Object.fromEntries(kept);
}

function shapeFor(value: unknown, names: DeclaredNames): true | DeclaredShape {
  const shape = resolve(names);
  if (shape === true || shape.tag === undefined || shape.variants === undefined || !isObject(value)) return shape;
  const tag = Object.hasOwn(value, shape.tag) ? value[shape.tag] : undefined;
  const key = typeof tag === "string" ? tag : JSON.stringify(tag);
  const variant = key !== undefined && Object.hasOwn(shape.variants, key) ? shape.variants[key] : undefined;
  return variant === undefined ? shape : shapeFor(value, variant);
}

function resolve(names: DeclaredNames): true | DeclaredShape {
  let resolved = names;
  while (typeof resolved === "function") resolved = resolved();
  return resolved;
}

function namesOfElement({ tuple, items }: DeclaredShape, index: number): DeclaredNames {
  return tuple?.[index] ?? items ?? true;
}

function namesOfProperty(shape: DeclaredShape, name: string): DeclaredNames | undefined {
  const { properties, patterns, additional } = shape;
  if (properties !== undefined && Object.hasOwn(properties, name)) return properties[name];
  for (const [pattern, names] of patterns ?? []) if (compiled(pattern).test(name)) return names;
  return additional;
}

const patternCache = new Map<string, RegExp>();

/** Patterns come from the contract, so there is a bounded number of them. */
function compiled(pattern: string): RegExp {
  let regExp = patternCache.get(pattern);
  if (regExp === undefined) {
    regExp = new RegExp(pattern, "u");
    patternCache.set(pattern, regExp);
  }
  return regExp;
}
