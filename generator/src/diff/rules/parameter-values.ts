import type { Channel, JsonValue, Parameter } from "../../contract/contract.js";
import type { Pair } from "../match.js";
import { parameterNames, shapeOf } from "../routing/address-difference.js";
import { keyUseOf, sendableText } from "../routing/key-patterns.js";
import { containsTexts, type TextVerdict } from "../routing/parameter-texts.js";

/** A parameter for which other texts may be given than before. */
export interface ChangedParameter {
  readonly name: string;
  readonly oldName: string;
  /** Undefined where an address has a parameter that nothing describes. */
  readonly old: Parameter | undefined;
  readonly new: Parameter | undefined;
  /** Whether what could be given still can. */
  readonly backward: TextVerdict;
  /** Whether what can be given already could. */
  readonly forward: TextVerdict;
}

/** The parameters, by their places in the address and in the queue's name, about which something else is said than before. */
export function changedParameters(pair: Pair<Channel>): readonly ChangedParameter[] {
  const { old, new: changed } = pair;
  return [...placesOf(pair)].flatMap(([name, oldName]): readonly ChangedParameter[] => {
    const [before, after] = [parameterOf(old, oldName), parameterOf(changed, name)];
    if (JSON.stringify(rulesOf(before)) === JSON.stringify(rulesOf(after))) return [];
    const backward = containsTexts(before, after, `^${sendableAs(oldName, old)}$`);
    const forward = containsTexts(after, before, `^${sendableAs(name, changed)}$`);
    return [{ name, oldName, old: before, new: after, backward, forward }];
  });
}

/** New names and old ones. */
function placesOf({ old, new: changed }: Pair<Channel>): ReadonlyMap<string, string> {
  const texts = [
    [old.routingKey, changed.routingKey],
    [old.queue?.name ?? "", changed.queue?.name ?? ""],
  ] as const;
  const places = texts.flatMap(([was, is]) => {
    if (shapeOf(was) !== shapeOf(is)) return [];
    const names = parameterNames(was);
    return parameterNames(is).map((name, index) => [name, names[index] ?? name] as const);
  });
  return new Map(places);
}

export function parameterOf({ parameters }: Channel, name: string): Parameter | undefined {
  return parameters.find((parameter) => parameter.name === name);
}

/** In whatever order values are listed. */
export function rulesOf(parameter: Parameter | undefined): Readonly<Record<string, JsonValue>> {
  const { values, pattern, minLength, maxLength } = parameter ?? {};
  return {
    ...(values === undefined ? {} : { values: [...new Set(values)].sort() }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}

/** As a regular expression. */
export function sendableAs(name: string, { routingKey, exchange }: Channel): string {
  const isRouting = parameterNames(routingKey).includes(name);
  return isRouting ? sendableText(routingKey, keyUseOf(exchange?.type ?? "topic")) : "[^]+";
}

/** Whether a consumer has to give it: its queue is named by it, or its binding, which has no sign for any text. */
export function isGivenByConsumers(name: string, channel: Channel): boolean {
  const { routingKey, exchange, queue } = channel;
  if (parameterNames(queue?.name ?? "").includes(name)) return true;
  const isBound =
    exchange !== null && keyUseOf(exchange.type) === "literal" && parameterNames(routingKey).includes(name);
  return isBound && parameterOf(channel, name)?.values === undefined;
}

/** `eu or us`, `any text of at most 8 characters that matches ^[a-z]+$` */
export function describedTexts(parameter: Parameter | undefined): string {
  const { values, pattern, minLength, maxLength } = parameter ?? {};
  return [
    values === undefined ? "any text" : [...new Set(values)].sort().join(" or "),
    ...(minLength === undefined && maxLength === undefined ? [] : [`of ${lengths(minLength, maxLength)} characters`]),
    ...(pattern === undefined ? [] : [`that matches ${pattern}`]),
  ].join(" ");
}

function lengths(least: number | undefined, most: number | undefined): string {
  if (least === undefined) return `at most ${most}`;
  return most === undefined ? `at least ${least}` : `${least} to ${most}`;
}
