/** `a, b and c`. Of more than `most` (6) the first, and how many others there are: `a, b, c, d, e and 12 more`. */
export function listed(names: readonly string[], { most = 6, last = "and" } = {}): string {
  const left = names.length > most ? names.length - most + 1 : 0;
  const shown = left === 0 ? names.slice(0, -1) : names.slice(0, most - 1);
  const end = left === 0 ? names.at(-1) : `${left} more`;
  return [shown.join(", "), end].filter((part) => part !== undefined && part !== "").join(` ${last} `);
}
