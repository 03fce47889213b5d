import type { Channel, Parameter } from "../../contract/contract.js";
import type { Pair } from "../match.js";
import { parameterNames } from "../routing/address-difference.js";

export interface ChangedParameter {
  readonly name: string;
  /** Undefined where an address has a parameter that nothing describes. */
  readonly old: Parameter | undefined;
  readonly new: Parameter | undefined;
  /** As many as are listed; undefined for any text. */
  readonly was: ListedValues;
  readonly is: ListedValues;
}

type ListedValues = readonly string[] | undefined;

/** The parameters, by their places in the address, that may have other values than before. */
export function changedParameters({ old, new: changed }: Pair<Channel>): readonly ChangedParameter[] {
  const names = parameterNames(old.routingKey);
  const pairs = parameterNames(changed.routingKey).map((name, index) => {
    const [before, after] = [parameterOf(old, names[index]), parameterOf(changed, name)];
    return { name, old: before, new: after, was: valuesOf(before), is: valuesOf(after) };
  });
  return pairs.filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is));
}

function parameterOf({ parameters }: Channel, name: string | undefined): Parameter | undefined {
  return parameters.find((parameter) => parameter.name === name);
}

function valuesOf(parameter: Parameter | undefined): ListedValues {
  return parameter?.values === undefined ? undefined : [...new Set(parameter.values)].sort();
}

/** Whether the first list has a value that the second one does not have. */
export function hasMore(one: ListedValues, other: ListedValues): boolean {
  return other !== undefined && (one === undefined || one.some((value) => !other.includes(value)));
}

/** `eu or us`, `any text` */
export function listed(values: ListedValues): string {
  return values === undefined ? "any text" : values.join(" or ");
}
