import type { Budget } from "./budget.js";
import { isArray, isObject, type Json, objectOf } from "./json.js";
import { Undecided } from "./undecided.js";

/**
 * Makes a witness smaller for as long as it stays one. In the end no property and no item can be left out: what is
 * there is what the difference needs. Where the budget ends first, the smallest found so far is returned.
 */
export function shrink(witness: Json, isWitness: (value: Json) => boolean, budget: Budget): Json {
  let smallest = witness;
  try {
    for (;;) {
      const smaller = firstWitness(candidates(smallest, budget), isWitness);
      if (smaller === undefined) return smallest;
      smallest = smaller;
    }
  } catch (error) {
    if (error instanceof Undecided && error.code === "BUDGET_EXCEEDED") return smallest;
    throw error;
  }
}

function firstWitness(values: Iterable<Json>, isWitness: (value: Json) => boolean): Json | undefined {
  for (const value of values) if (isWitness(value)) return value;
  return undefined;
}

/** Every value that is one step smaller, from the outside in. */
function* candidates(value: Json, budget: Budget): Iterable<Json> {
  if (isArray(value)) yield* smallerArrays(value, budget);
  else if (isObject(value)) {
    const members = Object.entries(value);
    for (const [name] of members) {
      budget.spend(members.length);
      yield objectOf(members.filter(([other]) => other !== name));
    }
    for (const [name, inner] of members) {
      for (const smaller of candidates(inner, budget)) {
        yield objectOf(members.map(([other, kept]) => [other, other === name ? smaller : kept]));
      }
    }
  } else if (typeof value === "string" && value.length > 1) {
    const characters = [...value];
    if (characters.length > 2) yield characters.slice(0, characters.length >> 1).join("");
    yield characters.slice(0, -1).join("");
  }
}

function* smallerArrays(value: readonly Json[], budget: Budget): Iterable<Json> {
  if (value.length > 2) yield value.slice(0, value.length >> 1);
  // Leaving out either of two equal neighbours leaves the same array.
  const isFirst = (index: number) => index === 0 || value[index] !== value[index - 1];
  for (const index of value.keys()) {
    budget.spend(value.length);
    if (isFirst(index)) yield value.filter((_, other) => other !== index);
  }
  for (const [index, item] of value.entries()) {
    budget.spend(value.length);
    if (!isFirst(index)) continue;
    for (const smaller of candidates(item, budget)) {
      // Copies of one item change together first, so that thousands of them do not change one by one.
      yield value.map((other) => (other === item ? smaller : other));
      yield value.with(index, smaller);
    }
  }
}
