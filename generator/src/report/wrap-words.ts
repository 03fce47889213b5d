export interface WrapOptions {
  /** Characters of a line, indentation included. A longer word has a line of its own. */
  readonly columns: number;
  /** Before every line but the first. */
  readonly indent: string;
  /** What stands on the first line already. @default as many characters as the indentation has */
  readonly used?: number;
}

/** Breaks a text between words. */
export function wrapWords(text: string, { columns, indent, used = indent.length }: WrapOptions): string {
  let length = used;
  let wrapped = "";
  for (const [index, word] of text.split(" ").entries()) {
    const fits = length + 1 + word.length <= columns;
    if (index === 0) length += word.length;
    else if (fits) length += 1 + word.length;
    else length = indent.length + word.length;
    wrapped += index === 0 ? word : fits ? ` ${word}` : `\n${indent}${word}`;
  }
  return wrapped;
}
