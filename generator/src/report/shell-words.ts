/** Words as a line that a shell reads back as them: `explain 84f2a5c0b1d3 --against 'my old.yaml'`. */
export function shellWords(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" ");
}
