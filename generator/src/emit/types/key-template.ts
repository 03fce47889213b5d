/** Names that hold some texts in order, with anything between them, as TypeScript can say it. */
interface KeyTemplate {
  /** The texts; before, between and after them stands anything. Empty at the ends where the name begins or ends with the text. */
  readonly parts: readonly string[];
  /** `` `x-${string}` `` */
  readonly text: string;
}

/** A pattern of property names as a template: `^x-`, `Id$`, `^a.*z$`, `_`. Undefined for those that are no such thing. */
export function keyTemplate(pattern: string): KeyTemplate | undefined {
  const starts = pattern.startsWith("^");
  const ends = /(?:^|[^\\])(?:\\\\)*\$$/.test(pattern);
  const inner = pattern.slice(starts ? 1 : 0, ends ? -1 : undefined);
  const literals = inner.split(".*").map(literalOf);
  if (literals.some((literal) => literal === undefined)) return undefined;
  const texts = literals.filter((literal) => literal !== undefined);
  const parts = [...(starts ? [] : [""]), ...texts, ...(ends ? [] : [""])].filter((part, index, all) => {
    return part !== "" || index === 0 || index === all.length - 1;
  });
  // One text alone is a name, not a template; none at all is every name.
  if (parts.length < 2 || parts.every((part) => part === "")) return undefined;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template type.
  return { parts, text: `\`${parts.map(escaped).join("${string}")}\`` };
}

/** Whether every name of `narrow` is one of `wide`. */
export function covers(wide: KeyTemplate, narrow: KeyTemplate): boolean {
  return matches(wide, narrow.parts.join(anyText));
}

export function matches(template: KeyTemplate, name: string): boolean {
  const source = template.parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("[^]*");
  return new RegExp(`^${source}$`).test(name);
}

/** Stands for "anything" where a template is asked as if it were a name. No document has this character in a pattern of names. */
const anyText = "\u{fffff}";

/** The text that a piece of a pattern stands for, when it stands for one text. */
function literalOf(piece: string): string | undefined {
  if (!/^(?:[^\\^$.*+?()[\]{}|]|\\[^\w\s])*$/u.test(piece)) return undefined;
  return piece.replaceAll(/\\(.)/gu, "$1");
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`$]/g, "\\$&").replaceAll(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a template may hold them, if escaped.
    /[\u0000-\u001f\u007f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
