export type ArgumentValue = string | number | boolean;

const kinds = { string: "a text", number: "a number", boolean: "a boolean" } as const;

/** What to write after two values that would read alike, as `5` and `"5"` do: their types; else nothing. */
export function argumentKinds(
  before: ArgumentValue | undefined,
  after: ArgumentValue | undefined,
): readonly [before: string, after: string] {
  if (before === undefined || after === undefined || before === after || String(before) !== String(after)) {
    return ["", ""];
  }
  return [` (${kindOf(before)})`, ` (${kindOf(after)})`];
}

/** `5 and is 6`, `5 (a number) and is 5 (a text)`, `not given and is 5` */
export function wasAndIs(before: ArgumentValue | undefined, after: ArgumentValue | undefined): string {
  const [kindBefore, kindAfter] = argumentKinds(before, after);
  return `${before ?? "not given"}${kindBefore} and is ${after ?? "not given"}${kindAfter}`;
}

function kindOf(value: ArgumentValue): string {
  return kinds[typeof value as keyof typeof kinds];
}
