import { expect, test } from "vitest";
import { docParagraphs, docProse, docText, inlineCode, plainMarkdown } from "./doc-comment.js";

test.each([
  ["the end */ process.exit() /*", "the end *\\/ process.exit() /*"],
  ["one\r\ntwo\u2028three\rfour", "one\ntwo\nthree\nfour"],
  ["  trailing   \n\n", "trailing"],
])("docText(%j)", (given, want) => {
  expect(docText(given)).toBe(want);
});

test("prose cannot become a tag", () => {
  expect(docProse("Old.\n  @deprecated use another")).toBe("Old.\n  \\@deprecated use another");
  expect(docProse("mail me@example.com")).toBe("mail me@example.com");
});

test("empty paragraphs are left out", () => {
  expect(docParagraphs("one", undefined, " ", "two")).toBe("one\n\ntwo");
});

test("code is not ended by a backtick in it", () => {
  expect(inlineCode("a`b")).toBe("`` a`b ``");
  expect(inlineCode("a\nb")).toBe("`a b`");
});

test.each([
  ["`<command>.result`, *a* & <b>", "`<command>.result`, *a* &amp; &lt;b>"],
  ["`Map<a>` and ``x`<b>``", "`Map<a>` and ``x`<b>``"],
  ["a ` b\n`<b>`", "a ` b\n`&lt;b>`"],
  ["\\`<b>\\`", "\\`&lt;b>\\`"],
  ["`a\n\n<b>`", "`a\n\n&lt;b>`"],
  ["| `a | <b>` |", "| `a | &lt;b>` |"],
  ["```\n<b>\n```\n\n`<c>`", "```\n&lt;b>\n```\n\n`<c>`"],
])("Markdown from a document has no HTML outside of code: %j", (given, want) => {
  expect(plainMarkdown(given)).toBe(want);
});

test.each([
  ["a", "`a`"],
  ["a`b", "`` a`b ``"],
  ["a``b", "``` a``b ```"],
  ["`a\n```", "```` `a ``` ````"],
])("backticks in %j do not end the code", (text, want) => {
  expect(inlineCode(text)).toBe(want);
});
