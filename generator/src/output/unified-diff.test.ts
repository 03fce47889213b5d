import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "./unified-diff.js";

const lines = (...texts: readonly (string | number)[]): string => texts.map((text) => `${text}\n`).join("");

test("shows what differs with three lines around it, as `diff -u` does", () => {
  const old = lines(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  const now = lines(1, 2, 3, 4, "five", 6, 7, 8, 9, 10, 11, 13);

  expect(unifiedDiff("index.js", { old, new: now })).toBe(`--- a/index.js
+++ b/index.js
@@ -2,12 +2,11 @@
 2
 3
 4
-5
+five
 6
 7
 8
 9
 10
 11
-12
 13
`);
});

test("edits that are far apart stand in hunks of their own", () => {
  const many = Array.from({ length: 30 }, (_, index) => index);
  const diff = unifiedDiff("a", { old: lines(...many), new: lines("new", ...many.slice(0, 29)) });

  expect(diff.match(/^@@.*$/gm)).toEqual(["@@ -1,3 +1,4 @@", "@@ -27,4 +28,3 @@"]);
});

test("a file that is not there yet, or not any more, is /dev/null", () => {
  expect(unifiedDiff("a", { new: lines("x") })).toBe("--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+x\n");
  expect(unifiedDiff("a", { old: lines("x") })).toBe("--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n");
});

test("is empty when nothing differs but how lines end", () => {
  expect(unifiedDiff("a", { old: "x\r\ny\r\n", new: "x\ny\n" })).toBe("");
});

test("says where a last line has no end", () => {
  expect(unifiedDiff("a", { old: "x", new: "x\n" })).toBe(
    "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n",
  );
});

test("texts that have nothing in common do not take long", () => {
  const [old, now] = ["a", "b"].map((name) =>
    lines(...Array.from({ length: 20_000 }, (_, index) => `${name}${index}`)),
  );

  expect(unifiedDiff("a", { old, new: now })).toContain("@@ -1,20000 +1,20000 @@\n");
});

test("git makes the new text of the old one with it", { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "eventwright-diff-"));
  const texts = fc.array(fc.constantFrom("a", "b", "c", "{", "}"), { maxLength: 30 });
  const text = fc.tuple(texts, fc.boolean()).map(([words, isEnded]) => words.join("\n") + (isEnded ? "\n" : ""));
  try {
    fc.assert(
      fc.property(text, text, (old, now) => {
        const diff = unifiedDiff("file", { old, new: now });
        writeFileSync(join(folder, "file"), old);
        if (diff !== "") execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd: folder, input: diff });
        expect(readFileSync(join(folder, "file"), "utf8")).toBe(now);
      }),
      { numRuns: 60 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
