import type { Channel, Parameter } from "../../contract/contract.js";
import type { Pair } from "../match.js";
import { parameterNames } from "../routing/address-difference.js";

export interface ChangedParameter {
  readonly name: string;
  /** Undefined where an address has a parameter that nothing describes. */
  readonly old: Parameter | undefined;
  readonly new: Parameter | undefined;
  /** As many as are listed; undefined for any text. */
  readonly was: readonly string[] | undefined;
  readonly is: readonly string[] | undefined;
}

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

function valuesOf(parameter: Parameter | undefined): readonly string[] | undefined {
  return parameter?.values === undefined ? undefined : [...new Set(parameter.values)].sort();
}

/** `eu or us`, `any text` */
export function listed(values: readonly string[] | undefined): string {
  return values === undefined ? "any text" : values.join(" or ");
}
