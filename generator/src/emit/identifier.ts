/** `OrdersCounterpart` → `ordersCounterpart`, `HTTPRequest` → `httpRequest`: names of constants, functions and variables. */
export function camelCase(pascalName: string): string {
  return pascalName.replace(/^\p{Lu}+(?!\p{Ll})|^\p{Lu}/u, (start) => start.toLowerCase());
}
