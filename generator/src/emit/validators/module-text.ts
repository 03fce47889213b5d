import { stringSource } from "../source-of.js";

/** What ajv's standalone code takes from its own package, and what takes its place. */
const replacements: Readonly<Record<string, string>> = {
  "ajv/dist/runtime/ucs2length": "codePointLength",
  "ajv/dist/runtime/equal": "jsonEqual",
};

/** Functions of `@eventwright/runtime/generated` that a validator may call. */
const supportNames = ["codePointLength", "formats", "isMultipleOf", "isUnique", "jsonEqual"] as const;

interface ModuleText {
  /** A function declaration, preceded by the constants that it uses. Nothing is exported. */
  readonly code: string;
  /** Those of `supportNames` that occur. */
  readonly support: readonly string[];
}

interface ModuleNames {
  /** Names for identifiers of the code. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The text of a JavaScript value inside the compiled schema. */
  readonly schema: unknown;
  readonly placeOf: (schemaPath: string) => string;
}

/**
 * ajv's standalone code as a module of ours: no `require`, no copy of the schema, places of the document instead of
 * paths in the compiled schema. Works token by token, so that no text from a document can be taken for code.
 */
export function moduleText(standalone: string, names: ModuleNames): ModuleText {
  const start = standalone.indexOf("export default");
  const body = standalone.slice(standalone.indexOf("\n", start) + 1).replace(parameters, '{ instancePath = "" } = {}');
  const renamed = new Map(names.renamed);
  const lines = body.split("\n").filter((line) => !isReplacedConstant(line, renamed));
  const tokens = lines.join("\n").match(tokenPattern) ?? [];
  const support = new Set<string>();
  // Joined once: to look at the end of a growing string costs its whole length each time.
  const code: string[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? "";
    if (/^schema\d+/.test(token)) code.push(schemaValueText(token, names.schema));
    else if (isWord(token) && tokens[index - 1] !== ".") {
      const name = renamed.get(token) ?? token;
      if (supportNames.some((known) => known === name)) support.add(name);
      if (name === "require") throw new Error("A validator would need a package at run time.");
      code.push(name);
    } else if (token.startsWith('"') && tokens[index - 1] === ":" && tokens[index - 2] === "schemaPath")
      code.push(stringSource(names.placeOf(JSON.parse(token))));
    else if (token === '"__proto__"' && tokens[index + 1] === ":") code.push('["__proto__"]');
    else code.push(token);
  }
  return { code: indented(code.join("")), support: [...support].sort() };
}

/** Of what ajv hands on to a validator only the pointer is used. A text from a document cannot look like this: its quotes are escaped. */
const parameters = '{instancePath="", parentData, parentDataProperty, rootData=data}={}';

/** Strings, references into the schema, words, and everything else one character at a time. */
const tokenPattern =
  /"(?:[^"\\\n]|\\.)*"|\bschema\d+(?:\.[A-Za-z_$][\w$]*|\[(?:"(?:[^"\\\n]|\\.)*"|\d+)\])*|[A-Za-z_$][\w$]*|[\s\S]/g;

function isWord(token: string): boolean {
  return /^[A-Za-z_$]/.test(token);
}

/** Whether a line only gives another name to something that is imported, or copies the schema; the name is noted. */
function isReplacedConstant(line: string, renamed: Map<string, string>): boolean {
  if (/^const schema\d+ = /.test(line)) return true;
  const required = /^const (\w+) = require\("([^"]+)"\)\.default;$/.exec(line);
  const [, name, module] = required ?? [];
  if (name === undefined || module === undefined) return false;
  const replacement = replacements[module];
  if (replacement === undefined) throw new Error(`A validator would need ${module} at run time.`);
  renamed.set(name, replacement);
  return true;
}

function schemaValueText(reference: string, schema: unknown): string {
  let value = schema;
  for (const [, word, text, index] of reference.matchAll(/\.([A-Za-z_$][\w$]*)|\[("(?:[^"\\]|\\.)*")\]|\[(\d+)\]/g)) {
    value = Object(value)[word ?? (text === undefined ? Number(index) : JSON.parse(text))];
  }
  return valueText(value);
}

function valueText(value: unknown): string {
  if (typeof value === "string") return stringSource(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => {
    return `${name === "__proto__" ? '["__proto__"]' : stringSource(name)}: ${valueText(member)}`;
  });
  return `{ ${members.join(", ")} }`;
}

/** Deeper than this nobody reads, and the blanks alone would be most of a large validator. */
const mostIndentation = 40;

/** Two spaces for every brace that is open at the beginning of a line. */
function indented(code: string): string {
  let depth = 0;
  const lines = code.split("\n").map((line) => {
    const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"/g, "").trim();
    const closing = /^}*/.exec(bare)?.[0].length ?? 0;
    const text = bare === "" ? "" : "  ".repeat(Math.min(Math.max(depth - closing, 0), mostIndentation)) + line.trim();
    for (const character of bare) depth += character === "{" ? 1 : character === "}" ? -1 : 0;
    return text;
  });
  return lines
    .join("\n")
    .replaceAll(/\n{2,}/g, "\n")
    .trim();
}
