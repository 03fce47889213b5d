/** Whether a key is one of those that the patterns name, where `*` stands for any text. */
export function keyMatcher(patterns: readonly string[]): (key: string) => boolean {
  const expressions = patterns.map((pattern) => {
    const parts = pattern.split(/\*+/).map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
    return new RegExp(`^${parts.join(".*")}$`, "su");
  });
  return (key) => patterns.includes(key) || expressions.some((expression) => expression.test(key));
}
