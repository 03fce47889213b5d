/**
 * One line, and nothing that a terminal, or a reader's eye, takes for something else: names come from documents of other
 * people. What is replaced is written as JSON writes it.
 */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
