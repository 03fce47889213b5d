/** A JSON pointer (RFC 6901) one step further. */
export function pointTo(parent: string, step: string | number): string {
  return `${parent}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
