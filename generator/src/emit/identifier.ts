import { mixedAbbreviation } from "../contract/names.js";

/** `OrdersCounterpart` → `ordersCounterpart`, `HTTPRequest` → `httpRequest`, `IoTDevice` → `iotDevice`: constants, functions and variables. */
export function camelCase(pascalName: string): string {
  const name = pascalName.replace(mixedAbbreviation, (word, at: number) => (at === 0 ? word.toUpperCase() : word));
  return name.replace(/^\p{Lu}+(?!\p{Ll})|^\p{Lu}/u, (start) => start.toLowerCase());
}
