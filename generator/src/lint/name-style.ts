/** How a name of several words is written; undefined for one word, which is alike in most styles. */
export type NameStyle = "camelCase" | "PascalCase" | "snake_case" | "kebab-case" | "UPPER_CASE";

const styles: readonly (readonly [NameStyle, RegExp])[] = [
  ["camelCase", /^[a-z][a-z0-9]*([A-Z][a-z0-9]*)+$/],
  ["PascalCase", /^([A-Z][a-z0-9]+){2,}$/],
  ["snake_case", /^[a-z0-9]+(_[a-z0-9]+)+$/],
  ["kebab-case", /^[a-z0-9]+(-[a-z0-9]+)+$/],
  ["UPPER_CASE", /^[A-Z0-9]+(_[A-Z0-9]+)+$/],
];

export function nameStyle(name: string): NameStyle | undefined {
  return styles.find(([, form]) => form.test(name))?.[0];
}

/**
 * The style that most names have. Undefined while no style has more than half of those that have one: then there is none
 * to keep to.
 */
export function usualStyle(names: Iterable<string>): NameStyle | undefined {
  const counts = new Map<NameStyle, number>();
  let all = 0;
  for (const name of names) {
    const style = nameStyle(name);
    if (style === undefined) continue;
    counts.set(style, (counts.get(style) ?? 0) + 1);
    all += 1;
  }
  return [...counts].find(([, count]) => count * 2 > all)?.[0];
}
