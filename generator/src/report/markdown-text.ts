import { withoutControls } from "./without-controls.js";

/** Text that is nothing but text: no markup, no mention of a person or an issue, no link. */
export function markdownText(text: string): string {
  const plain = withoutControls(text).replace(/[\\`*_[\]<>~&|$!]/g, (character) =>
    character === "$" ? "&#36;" : `\\${character}`,
  );
  return withoutLinks(plain);
}

/** The same where Markdown is not read. */
export function htmlText(text: string): string {
  const plain = withoutControls(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return withoutLinks(plain);
}

/** GitHub looks for names, numbers and addresses in what is shown, however it is written: an invisible space hides them. */
function withoutLinks(text: string): string {
  return text
    .replace(/[@#](?=\w)/g, "$&&#8203;")
    .replaceAll("://", ":&#8203;//")
    .replace(/www(?=\.)/gi, "$&&#8203;");
}
