import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { quickYaml } from "./quick-yaml.js";

const golden = new URL("../../golden/", import.meta.url);
const documents = readdirSync(golden, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml"))
  .map((path) => readFileSync(new URL(path, golden), "utf8"));

const edgeTexts = [
  "a: 2020-01-01\nb: 1_000\nc: 0o14\nd: 0x1f\ne: .5\nf: 1.\ng: 0b1\nh: yes\ni: ~\nj: 1e3\nk: +1\nl: .inf\nm: 010",
  '{"a": 1, "b": [1, 2, {"c": null}], "\\u00e9": "\\ud83d\\ude00\\/"}',
  "text: |\n  one\n   two\n\nfolded: >-\n  one\n  two\n\n  three\nplain: one\n  two\n",
  "a: # comment\n  - x\n  -\n    - y\n  - z: 1\n    w: 2\n",
  "a: 1\r\nb:\r\n  - 2\r\n",
  '{\n\t"a": 1,\n\t"b": [\n\t\t2\n\t]\n}\n',
  "__proto__: { x: 1 }\nconstructor: 2\n",
  "'single': 'it''s'\n\"double\": \"a\\nb\"\n",
  "{a, b: , c: {}, d: []}",
];

describe("the quick reader", () => {
  it("finds what the thorough reader finds, in the same places, in documents and in odd texts", () => {
    expect(documents.length).toBeGreaterThan(10);
    for (const text of [...documents, ...edgeTexts]) {
      expect(quickYaml(text, { maxDepth: 200 }), text).toBeDefined();
      expectAgreement(text);
    }
  });

  it("reads no edited document in another way than the thorough reader, and none that this one refuses", () => {
    const pieces = [
      ..." \n\t:#'\"{}[]?,%@|>&*!~0é-",
      ": ",
      "- ",
      "---\n",
      "\n  ",
      "<<: ",
      "null: ",
      "{a: 1}",
      "&a ",
      "*a",
      "!x ",
      "\\u00",
    ];
    const edits = fc.array(fc.record({ at: fc.nat(), remove: fc.nat(6), insert: fc.constantFrom("", ...pieces) }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.constantFrom(...documents, ...edgeTexts), edits, (text, changes) => {
        let edited = text;
        for (const { at, remove, insert } of changes) {
          const place = at % edited.length;
          edited =
            edited.slice(0, place) + insert + edited.slice(place + remove) + " ".repeat(edited.length > 0 ? 0 : 1);
        }
        expectAgreement(edited);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });

  it.each([
    ["anchors, which may stand for more than fits", "a: &a [1]\nb: *a"],
    ["anchors that nobody uses", "a: &a 1"],
    ["tags", "a: !secret x"],
    ["a mark of byte order", "\uFEFFa: 1"],
    ["tabs that indent", "a:\n\tb: 1"],
    ["tabs that indent between brackets, but in JSON", "{\n\ta: 1\n}"],
    ["carriage returns alone", "a: 1\rb: 2"],
    ["several documents", "a: 1\n---\nb: 2"],
    ["nothing", "# only a comment\n"],
    ["keys that are no texts", "1.0: a"],
    ["items that are blocks of text", "a:\n  - |\n    b\n"],
    ["a text alone", "a"],
    ["items that are not written", "a:\n  -\n  - 1\n"],
    ["keys that stand twice", "a: 1\nb: 2\na: 3"],
    ["more than so many levels", `${"[".repeat(201)}${"]".repeat(201)}`],
    ["so many levels that the stack overflows", "[".repeat(100_000)],
    ["a bracket that stands too far left, which the thorough reader forgives", "a:\n  b: [\n    c\n  ]\n"],
  ])("leaves %s to the thorough reader", (_what, text) => {
    expect(quickYaml(text, { maxDepth: 200 })).toBeUndefined();
  });
});

function expectAgreement(text: string): void {
  const quick = quickYaml(text, { maxDepth: 200 });
  if (quick === undefined) return;
  const document = parseDocument(text, { prettyErrors: false, merge: true, logLevel: "silent" });
  expect(document.errors, text).toEqual([]);
  expect(quick.data, text).toEqual(document.toJS());
  const visit = (node: unknown, tokens: readonly string[]): void => {
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        const place = [...tokens, String(index)];
        expect(quick.offsetOf(place), text).toEqual({ offset: rangeStart(item), depth: place.length });
        visit(item, place);
      }
    }
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      const place = [...tokens, isScalar(key) ? String(key.value) : ""];
      expect(quick.offsetOf(place), text).toEqual({ offset: rangeStart(key), depth: place.length });
      visit(value, place);
    }
  };
  visit(document.contents, []);
}

function rangeStart(node: unknown): number | undefined {
  return (node as { range?: readonly number[] } | null)?.range?.[0];
}
