import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  type ParsedNode,
  parseDocument,
} from "yaml";
import type { Diagnostic } from "../contract/diagnostic.js";
import { pointerOf } from "../contract/json-pointer.js";
import type { Location } from "../contract/location.js";
import { jsonMistake } from "./json-mistake.js";
import { type OffsetInText, type QuickYaml, quickYaml } from "./quick-yaml.js";

/** One file of a document: its data, and where each piece of it is written. */
export interface SourceFile {
  /** Absolute, symbolic links resolved. */
  readonly path: string;
  /** Relative to the folder of the document, with slashes: `schemas/price.yaml`. What references are called by. */
  readonly name: string;
  /** As messages name it. */
  readonly shownName: string;
  readonly text: string;
  readonly data: unknown;
  /** The key of a property, or the first character of a list's element. What is not there has the place of what should hold it. */
  locate(tokens: readonly string[]): Location;
}

export interface SourceText {
  readonly path: string;
  readonly name: string;
  readonly shownName: string;
  readonly text: string;
}

/** Anchors let a few lines stand for more data than fits in memory; no document written by people repeats itself this often. */
const maxAliases = 10_000;

/** Deeper data overflows the stack of every recursive reader, the official parser's first. */
const maxDepth = 200;

/** Reads YAML, or JSON where the name of the file says so. The file is undefined when a diagnostic says why. */
export function parseSource(source: SourceText): ParsedSource {
  const mistake = isJson(source) ? jsonMistake(source.text.replace(/^\uFEFF/, " ")) : undefined;
  if (mistake !== undefined) {
    const { line, col } = linesOf(source.text).linePos(mistake.offset);
    const location = { file: source.shownName, pointer: "", line, column: col };
    return { file: undefined, diagnostics: [broken(source, location, mistake.what)] };
  }
  return parseQuickly(source) ?? parseThoroughly(source);
}

/** YAML would take what JSON does not have for something else: `// a` for the beginning of the next key. */
function isJson({ path }: SourceText): boolean {
  return path.endsWith(".json");
}

interface ParsedSource {
  readonly file: SourceFile | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What may stand before the only document of a file: comments, directives, and the mark that it begins. */
const beginning = /^(?:[ \t]*(?:#.*|%.*)?\r?\n)*---(?=\s)/;
const severalDocuments = /^(?:---|\.\.\.)(?=\s|$)/m;

function parseQuickly(source: SourceText): ParsedSource | undefined {
  if (severalDocuments.test(source.text.replace(beginning, ""))) return undefined;
  const read = quickYaml(source.text, { maxDepth });
  if (read === undefined) return undefined;
  const lines = linesOf(source.text);
  const at = (offset: number, pointer: string): Location => {
    const { line, col } = lines.linePos(offset);
    return { file: source.shownName, pointer, line, column: col };
  };
  return { file: sourceFile(source, read, at), diagnostics: [] };
}

/** Says what is wrong, and reads what few documents have: anchors, tags, keys that are no texts. */
function parseThoroughly(source: SourceText): ParsedSource {
  const lines = new LineCounter();
  const at = (offset: number, pointer = ""): Location => {
    const { line, col } = lines.linePos(offset);
    return { file: source.shownName, pointer, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  let document: Document.Parsed<ParsedNode>;
  let data: unknown;
  try {
    document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: "error" });
    const failures = document.errors.map((error) =>
      error.code === "MULTIPLE_DOCS"
        ? severalIn(source, at(error.pos[0]))
        : broken(source, at(error.pos[0]), sentence(error.message)),
    );
    const [first] = failures;
    if (first !== undefined) {
      // What follows the first syntax error is mostly its echo; duplicate keys are independent of each other.
      const duplicates = document.errors.every((error) => error.code === "DUPLICATE_KEY");
      return { file: undefined, diagnostics: duplicates ? duplicateKeys(document, at) : [first] };
    }
    data = document.toJS({ maxAliasCount: maxAliases });
    if (depthOf(data, maxDepth) > maxDepth) {
      return { file: undefined, diagnostics: [broken(source, at(0), `it is nested deeper than ${maxDepth} levels`)] };
    }
  } catch (error) {
    return {
      file: undefined,
      diagnostics: [broken(source, at(0), sentence(error instanceof Error ? error.message : String(error)))],
    };
  }

  return { file: sourceFile(source, { data, offsetOf: (tokens) => offsetOf(document, tokens) }, at), diagnostics: [] };
}

function broken(source: SourceText, location: Location, what: string): Diagnostic {
  return {
    code: "invalid-syntax",
    severity: "error",
    message: `${source.shownName} is not valid ${isJson(source) ? "JSON" : "YAML"}: ${what}`,
    consequence: "Nothing of the document can be read.",
    remedy: "Correct the syntax here; the cause may stand a line above.",
    location,
  };
}

function severalIn({ shownName }: SourceText, location: Location): Diagnostic {
  return {
    code: "invalid-syntax",
    severity: "error",
    message: `${shownName} holds several YAML documents, of which another begins here`,
    consequence: "Which of them is meant is unknown.",
    remedy: "Keep each document in a file of its own.",
    location,
  };
}

function sourceFile(
  { path, name, shownName, text }: SourceText,
  { data, offsetOf }: QuickYaml,
  at: (offset: number, pointer: string) => Location,
): SourceFile {
  return {
    path,
    name,
    shownName,
    text,
    data,
    locate(tokens) {
      const { offset, depth } = offsetOf(tokens);
      return at(offset, pointerOf(tokens.slice(0, depth)));
    },
  };
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1);
  return lines;
}

function sentence(message: string): string {
  if (message.includes("call stack")) return "it is nested too deeply";
  if (message.startsWith("Excessive alias count")) return "its aliases stand for more data than fits";
  const line = message.split("\n", 1)[0] ?? message;
  return line.replace(/ at line \d+, column \d+:?$/, "").replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
}

function duplicateKeys(document: Document.Parsed, at: (offset: number, pointer?: string) => Location): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const visit = (node: unknown, tokens: readonly string[]): void => {
    if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...tokens, String(index)]);
    if (!isMap(node)) return;
    const first = new Map<string, number>();
    for (const pair of node.items) {
      const key = keyOf(pair);
      const offset = rangeStart(pair.key);
      const before = first.get(key);
      if (before === undefined) first.set(key, offset);
      else if (key !== "<<") {
        diagnostics.push({
          code: "duplicate-key",
          severity: "error",
          message: `"${key}" stands twice in the same object`,
          consequence: "Readers disagree about which of the two counts.",
          remedy: "Remove one of them.",
          location: at(offset, pointerOf([...tokens, key])),
          related: { message: "It stands here first.", location: at(before, pointerOf([...tokens, key])) },
        });
      }
      visit(pair.value, [...tokens, key]);
    }
  };
  visit(document.contents, []);
  return diagnostics;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function rangeStart(node: unknown): number {
  return (node as Partial<Node> | null)?.range?.[0] ?? 0;
}

function offsetOf(document: Document.Parsed, tokens: readonly string[]): OffsetInText {
  let node: unknown = document.contents;
  let offset = rangeStart(node);
  for (const [depth, token] of tokens.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const step = isSeq(node)
      ? elementOf(node.items[Number(token)])
      : isMap(node)
        ? memberOf(node.items, token, document)
        : undefined;
    if (step === undefined) return { offset, depth };
    ({ offset, value: node } = step);
  }
  return { offset, depth: tokens.length };
}

interface Step {
  readonly offset: number;
  readonly value: unknown;
}

function elementOf(item: unknown): Step | undefined {
  return item === undefined ? undefined : { offset: rangeStart(item), value: item };
}

function memberOf(pairs: readonly Pair[], token: string, document: Document.Parsed): Step | undefined {
  const pair = pairs.find((candidate) => keyOf(candidate) === token);
  if (pair !== undefined) return { offset: rangeStart(pair.key), value: pair.value };
  for (const merge of pairs.filter((candidate) => keyOf(candidate) === "<<")) {
    for (const value of isSeq(merge.value) ? merge.value.items : [merge.value]) {
      const merged = isAlias(value) ? value.resolve(document) : value;
      const step = isMap(merged) ? memberOf(merged.items, token, document) : undefined;
      if (step !== undefined) return step;
    }
  }
  return undefined;
}

function depthOf(value: unknown, limit: number): number {
  if (typeof value !== "object" || value === null || limit < 0) return 0;
  let deepest = 0;
  for (const member of Object.values(value)) deepest = Math.max(deepest, depthOf(member, limit - 1));
  return deepest + 1;
}
