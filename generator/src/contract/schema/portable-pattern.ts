/**
 * The pattern as `new RegExp(pattern, "u")` understands it, or the reason why it is no regular expression. Escapes that
 * only sloppy mode tolerates (`\-`, `\_`, `\"`) are written without the backslash, which means the same.
 */
export function portablePattern(pattern: string): { readonly source: string } | { readonly reason: string } {
  const reason = compileError(pattern, "u");
  if (reason === undefined) return { source: pattern };
  if (compileError(pattern, "") !== undefined) return { reason };
  const relaxed = pattern.replace(/\\(.)/gsu, (escaped, character: string) =>
    needlessEscapes.has(character) ? (character === "-" ? "\\x2d" : character) : escaped,
  );
  const relaxedReason = compileError(relaxed, "u");
  return relaxedReason === undefined ? { source: relaxed } : { reason };
}

/** Punctuation that means itself with and without a backslash, so that taking the backslash away changes nothing. */
const needlessEscapes = new Set("-_\"'`@#%&=:;,<>~! ");

function compileError(source: string, flags: string): string | undefined {
  try {
    new RegExp(source, flags);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : String(error);
  }
}
