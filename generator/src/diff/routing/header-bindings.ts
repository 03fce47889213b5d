import type { Binding } from "../../contract/contract.js";

type Headers = Binding["arguments"];

/**
 * The headers of a message that one of the bindings lets through and none of the others does, as few as possible; undefined
 * where there are none. More headers never make a binding let less through, so the fewest that a binding asks for decide.
 *
 * https://www.rabbitmq.com/docs/exchanges#headers
 */
export function headersOutside(inner: readonly Headers[], outer: readonly Headers[]): Headers | undefined {
  const fewest = inner.flatMap(fewestHeaders).sort((one, other) => Object.keys(one).length - Object.keys(other).length);
  return fewest.find((headers) => !outer.some((binding) => letsThrough(binding, headers)));
}

/** Whether a headers exchange sends a message with these headers through a binding. */
export function letsThrough(binding: Headers, headers: Headers): boolean {
  const { isAny, asked } = matchOf(binding);
  const isMet = ([name, value]: readonly [string, Headers[string]]) =>
    Object.hasOwn(headers, name) && headers[name] === value;
  return isAny ? asked.some(isMet) : asked.every(isMet);
}

function fewestHeaders(binding: Headers): readonly Headers[] {
  const { isAny, asked } = matchOf(binding);
  return isAny ? asked.map((one) => Object.fromEntries([one])) : [Object.fromEntries(asked)];
}

/** Headers whose names begin with `x-` are only asked for by `all-with-x` and `any-with-x`. */
function matchOf({ "x-match": match, ...asked }: Headers) {
  const text = String(match ?? "all");
  const isWithX = text.endsWith("-with-x");
  return {
    isAny: text.startsWith("any"),
    asked: Object.entries(asked).filter(([name]) => isWithX || !name.startsWith("x-")),
  };
}
