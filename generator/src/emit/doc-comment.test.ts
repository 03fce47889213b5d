import { expect, test } from "vitest";
import { docParagraphs, docProse, docText, inlineCode } from "./doc-comment.js";

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
