import { pick, type Random } from "../../bench/falsifier.mjs";
import { isObject } from "../../src/contract/json-pointer.js";

/** A message that is a little different, and what is different: `/lines/0/sku is null`. */
export interface Mutation {
  readonly change: string;
  readonly data: unknown;
}

/** Every single change of a message, as senders get it wrong. */
export function singleMutations(data: unknown, pointer = ""): readonly Mutation[] {
  const here = changesOf(data).map(({ change, data: changed }) => ({
    change: `${pointer || "it"} ${change}`,
    data: changed,
  }));
  if (Array.isArray(data)) {
    const within = data.flatMap((item, index) =>
      singleMutations(item, `${pointer}/${index}`).map(({ change, data: changed }) => ({
        change,
        data: data.with(index, changed),
      })),
    );
    return [...here, ...within];
  }
  if (!isObject(data)) return here;
  const within = Object.entries(data).flatMap(([name, value]) =>
    singleMutations(value, `${pointer}/${name}`).map(({ change, data: changed }) => ({
      change,
      data: { ...data, [name]: changed },
    })),
  );
  return [...here, ...within];
}

/** Changes upon changes, drawn. */
export function drawnMutations(data: unknown, count: number, random: Random): readonly Mutation[] {
  return Array.from({ length: count }, () => {
    const first = pick(singleMutations(data), random);
    const second = pick(singleMutations(first.data), random);
    return { change: `${first.change}, ${second.change}`, data: second.data };
  });
}

function changesOf(value: unknown): readonly Mutation[] {
  const others: readonly Mutation[] = [
    { change: "is null", data: null },
    { change: "is a text", data: "zz" },
    { change: "is a number", data: 3 },
    { change: "is an object", data: {} },
  ].filter(({ data }) => kindOf(data) !== kindOf(value));
  return [...others, ...changesWithin(value)];
}

function changesWithin(value: unknown): readonly Mutation[] {
  if (typeof value === "string") {
    return [
      { change: "is another text", data: `${value}x` },
      { change: "is empty", data: "" },
    ];
  }
  if (typeof value === "number") {
    return [
      { change: "is a fraction more", data: value + 0.25 },
      { change: "is negative", data: -1 },
    ];
  }
  if (typeof value === "boolean") return [{ change: "is the opposite", data: !value }];
  if (Array.isArray(value)) {
    return [
      { change: "is empty", data: [] },
      { change: "without its last", data: value.slice(0, -1) },
      { change: "with its first again", data: [...value, ...value.slice(0, 1)] },
      { change: "with true at its end", data: [...value, true] },
    ];
  }
  if (!isObject(value)) return [];
  const without = Object.keys(value).map((name) => ({
    change: `without ${name}`,
    data: Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)),
  }));
  return [...without, { change: "with another property", data: { ...value, zz: [1] } }];
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
