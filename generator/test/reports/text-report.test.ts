import { readFile } from "node:fs/promises";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { formatReport } from "../../src/report/changes/report-formats.js";
import { shortJson } from "../../src/report/changes/short-json.js";
import { textReport } from "../../src/report/changes/text-report.js";
import {
  breakingPayload,
  checkOfSdk,
  fourChanges,
  hostileReport,
  nothingChanged,
  oneChange,
  reportOf,
} from "./sample-report.js";

const golden = (name: string) => readFile(new URL(`golden/${name}`, import.meta.url), "utf8");

describe("what a person reads", () => {
  test.each([
    { what: "four changes on a wide terminal", file: "wide.txt", report: fourChanges, columns: 100 },
    { what: "one change on a narrow terminal", file: "narrow.txt", report: oneChange, columns: 40 },
    { what: "nothing changed", file: "nothing.txt", report: nothingChanged, columns: 100 },
    { what: "a package that is out of date", file: "check.txt", report: checkOfSdk, columns: 100 },
  ])("$what", async ({ file, report, columns }) => {
    expect(textReport(report, { columns })).toBe(await golden(file));
  });

  test("has of a package's diff what a person reads first, and says how much more there is", () => {
    const file = (path: string, lines: number, isEdited = false) => ({
      path,
      kind: "outdated" as const,
      isEdited,
      diff: `--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n${"+line\n".repeat(lines)}`,
    });
    const validators = Array.from({ length: 30 }, (_, index) => file(`validators/v${index}.js`, 300));
    const files = [file("channels/orders.js", 4), file("index.d.ts", 4), file("messages/order.d.ts", 40)];
    const sdk = { output: "sdk", state: "different" as const, files: [...files, ...validators, file("z.js", 1, true)] };
    const text = textReport(reportOf({ sdk }));

    const headers = text.split("\n").flatMap((line) => /^--- a\/(.*)$/.exec(line)?.[1] ?? []);
    expect(headers).toEqual(["z.js", "index.d.ts", "messages/order.d.ts"]);
    expect(text.match(/^(?:---|\+|@@).*$/gm)).toHaveLength(40);
    expect(text.match(/^ {2}\S+ {2}is outdated/gm)).toHaveLength(20);
    expect(text).toContain("\n  and 14 more files\n");
    expect(text.replace(/\s+/g, " ")).toContain(
      "… and 9111 more lines of the diff, in 32 files. See them all with `eventwright check --format json=check.json`, or run `eventwright generate` and look at `git diff`.",
    );
    expect(JSON.parse(formatReport(reportOf({ sdk }), "json")).documents[0].sdk.files).toEqual(sdk.files);
  });

  test("has colours when it is told so, and says the same", () => {
    const colored = textReport(fourChanges, { columns: 100, colors: true });
    expect(stripVTControlCharacters(colored)).toBe(textReport(fourChanges, { columns: 100 }));
    expect(colored).toContain("\u001b[31mbreaking\u001b[39m");
  });

  test("keeps every line within the terminal", () => {
    for (const columns of [44, 60, 80, 132]) {
      const longest = Math.max(
        ...textReport(fourChanges, { columns })
          .split("\n")
          .map(({ length }) => length),
      );
      expect(longest).toBeLessThanOrEqual(columns);
    }
  });

  test("hands nothing on to the terminal that comes from a document", () => {
    for (const columns of [40, 100]) {
      const text = textReport(hostileReport, { columns });
      expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}|\p{Zl}|\p{Zp}|\p{Cs}/u);
      expect(text).not.toMatch(/^\s*::/m);
    }
  });

  test("begins no line of a log with what GitHub takes for a command", () => {
    const sdk = { output: "sdk", state: "different" as const };
    const diff = "--- a\n+++ b\n ::error::said\n##[group]x\n";
    const files = [{ path: "index.js", kind: "outdated" as const, isEdited: false, diff }];
    const message = "name ::error::of another";
    for (let columns = 20; columns < 60; columns += 1) {
      const text = textReport(reportOf({ changes: [{ ...breakingPayload, message }], sdk: { ...sdk, files } }), {
        columns,
      });
      expect(text).not.toMatch(/^\s*::|##\[/m);
    }
  });

  test("says that an acceptance is over, or was meant for something else", () => {
    const acceptance = { fingerprint: "000000000000", reason: "agreed", author: "Ann", expires: "2026-01-01" };
    const expired = reportOf({ changes: [{ ...breakingPayload, acceptance: { ...acceptance, state: "expired" } }] });
    const outdated = reportOf({ changes: [{ ...breakingPayload, acceptance: { ...acceptance, state: "outdated" } }] });
    expect(textReport(expired)).toContain("expired      Ann accepted it until 2026-01-01: agreed\n");
    expect(textReport(outdated)).toContain(
      "outdated     Ann accepted 000000000000, when it did another thing: agreed\n",
    );
  });
});

describe("a long witness on one line", () => {
  test.each([
    { length: 30, value: { a: 1 }, short: '{"a":1}' },
    { length: 30, value: { text: "x".repeat(500), n: 1 }, short: '{"text":"xxxxxxxxxx…","n":1}' },
    { length: 20, value: Array.from({ length: 1000 }, (_, index) => index), short: "[0,1,2,3,4,5,…]" },
    { length: 12, value: { deep: { deeper: { deepest: [] } } }, short: '{"deep":{"d…' },
  ])("of $length characters: $short", ({ length, value, short }) => {
    expect(shortJson(value, length)).toBe(short);
  });
});
