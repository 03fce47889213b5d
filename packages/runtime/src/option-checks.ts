import { EventError } from "./errors.js";

/** Longer, and Node's timers fire at once. */
const MAX_NUMBER = 0x7fff_ffff;

/** Checks a number that counts something or measures a time. */
export function inRange(
  name: string,
  value: number,
  { least = 1, most = MAX_NUMBER }: { readonly least?: number; readonly most?: number } = {},
): number {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new EventError("OPTION_INVALID", `${name} must be a whole number from ${least} to ${most}.`);
}

export function oneOf<Choice extends string>(name: string, value: Choice, choices: readonly Choice[]): Choice {
  if (choices.includes(value)) return value;
  throw new EventError("OPTION_INVALID", `${name} must be one of ${choices.join(", ")}.`);
}

/** Checks what TypeScript has checked where it was asked: an object with these methods. */
export function withMethods<Value extends object>(
  name: string,
  value: Value,
  methods: readonly (keyof Value & string)[] = [],
): Value {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  if (isObject && methods.every((method) => typeof Reflect.get(value, method) === "function")) return value;
  const what = methods.length === 0 ? "an object" : `an object with the methods ${methods.join(", ")}`;
  throw new EventError("OPTION_INVALID", `${name} must be ${what}.`);
}

/** The same for a function. */
export function callable<Value extends (...parameters: never) => unknown>(name: string, value: Value): Value {
  if (typeof value === "function") return value;
  throw new EventError("OPTION_INVALID", `${name} must be a function.`);
}

/** The options of a call, all of which may be left out. @throws EventError `OPTION_INVALID` for something else, such as a text. */
export function optionsOf<Options extends object>(options: Partial<Options> | null | undefined): Partial<Options> {
  return withMethods<Partial<Options>>("options", options ?? {});
}
