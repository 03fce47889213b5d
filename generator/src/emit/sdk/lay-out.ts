/**
 * What the TypeScript compiler prints, as the rest of the code looks: two spaces per level, and an empty line between
 * the declarations of a module. The compiler knows no other indentation than four. Emitted code has no literal that
 * spans lines, so every indentation is one of code or of a doc comment.
 */
export function layOut(code: string): string {
  const lines = code.split("\n").map(halveIndentation);
  const spaced = lines.flatMap((line, index) => {
    const previous = lines[index - 1];
    return previous !== undefined && isNewDeclaration(previous, line) ? ["", line] : [line];
  });
  return `${spaced.join("\n").trim()}\n`;
}

function halveIndentation(line: string): string {
  const indent = line.length - line.trimStart().length;
  return " ".repeat(Math.floor(indent / 4) * 2 + (indent % 4)) + line.trimStart();
}

/** Imports and re-exports stand together; what spans lines, is exported or has a comment stands apart. */
function isNewDeclaration(previous: string, line: string): boolean {
  const isUnderItsComment = previous.endsWith("*/");
  if (line === "" || isUnderItsComment || /^[\s}\])]/.test(line)) return false;
  if (isLink(previous)) return !isLink(line) || isImport(previous) !== isImport(line);
  return /^(\/\*\*|export )|[{[(]$/.test(line) || /^[}\])]/.test(previous);
}

function isLink(line: string): boolean {
  return isImport(line) || /^export (type )?(\{|\*)/.test(line);
}

function isImport(line: string): boolean {
  return line.startsWith("import ");
}
