import type { Channel } from "../../contract/contract.js";
import type { Pair } from "../match.js";
import { parameterNames } from "../routing/address-difference.js";

export interface ChangedParameter {
  readonly name: string;
  /** As many as are listed; undefined for any text. */
  readonly was: readonly string[] | undefined;
  readonly is: readonly string[] | undefined;
}

/** The parameters, by their places in the address, that may have other values than before. */
export function changedParameters({ old, new: changed }: Pair<Channel>): readonly ChangedParameter[] {
  const names = parameterNames(old.routingKey);
  const pairs = parameterNames(changed.routingKey).map((name, index) => ({
    name,
    was: valuesOf(old, names[index]),
    is: valuesOf(changed, name),
  }));
  return pairs.filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is));
}

function valuesOf({ parameters }: Channel, name: string | undefined): readonly string[] | undefined {
  const values = parameters.find((parameter) => parameter.name === name)?.values;
  return values === undefined ? undefined : [...new Set(values)].sort();
}

/** `eu or us`, `any text` */
export function listed(values: readonly string[] | undefined): string {
  return values === undefined ? "any text" : values.join(" or ");
}
