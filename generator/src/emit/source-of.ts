/** JavaScript that stands for itself in `sourceOf`, for example the name of something that is imported. */
export interface Code {
  readonly code: string;
}

export type SourceValue =
  | undefined
  | null
  | boolean
  | number
  | string
  | Code
  | readonly SourceValue[]
  | ReadonlyMap<string, SourceValue>
  | Extension;

/** An object literal that begins with `...base`. */
interface Extension {
  readonly base: string;
  readonly members: ReadonlyMap<string, SourceValue>;
}

const lineWidth = 100;

export function code(text: string): Code {
  return { code: text };
}

/** Members of an object literal in order; those that are undefined are left out. */
export function members(values: Readonly<Record<string, SourceValue>>): ReadonlyMap<string, SourceValue> {
  return new Map(Object.entries(values));
}

/** `{ ...base, name: value }`, or `base` itself where nothing is added. */
export function extend(base: string, values: Readonly<Record<string, SourceValue>>): SourceValue {
  const added = Object.values(values).some((value) => value !== undefined);
  return added ? { base, members: members(values) } : code(base);
}

/** Data from a document as members and elements, however deep. */
export function fromJson(value: unknown): SourceValue {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value === "object" && value !== null) {
    return new Map(Object.entries(value).map(([key, member]) => [key, fromJson(member)]));
  }
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string") {
    return value;
  }
  throw new TypeError(`A ${typeof value} is no JSON value.`);
}

/** A literal as a person would write it: on one line where it fits, else one member per line. */
export function sourceOf(value: SourceValue, indent = ""): string {
  const parts = partsOf(value);
  if (parts === undefined) return plainSource(value);
  if (parts.members.length === 0) return parts.open + parts.close;
  const flat = flatSource(value);
  if (flat !== undefined && indent.length + flat.length <= lineWidth) return flat;
  const deeper = `${indent}  `;
  const lines = parts.members.map(({ before, value: member }) => `${deeper}${before}${sourceOf(member, deeper)},\n`);
  return `${parts.open}\n${lines.join("")}${indent}${parts.close}`;
}

/** On one line. Undefined: it is too long for one. Says so before it has seen the rest, or deep data would be read again per level. */
function flatSource(value: SourceValue): string | undefined {
  const parts = partsOf(value);
  if (parts === undefined) {
    const text = plainSource(value);
    return text.includes("\n") ? undefined : text;
  }
  const { open, members, close } = parts;
  if (members.length === 0) return open + close;
  const space = open === "{" ? " " : "";
  let text = open + space;
  for (const [index, { before, value: member }] of members.entries()) {
    const flat = flatSource(member);
    if (flat === undefined) return undefined;
    text += (index === 0 ? "" : ", ") + before + flat;
    if (text.length > lineWidth) return undefined;
  }
  return text + space + close;
}

/** A string literal. JSON's escapes are JavaScript's too. */
export function stringSource(text: string): string {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** A property name, quoted where it has to be. `__proto__: x` would set the prototype; computed, it is a property. */
export function propertyName(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringSource(name);
}

/** What a literal with brackets consists of. Undefined: the value is none. */
function partsOf(value: SourceValue): Parts | undefined {
  if (typeof value !== "object" || value === null || "code" in value) return undefined;
  if (isList(value))
    return { open: "[", members: value.map((element) => ({ before: "", value: element })), close: "]" };
  if (isMap(value)) return { open: "{", members: membersOf(value), close: "}" };
  const base = { before: "", value: code(`...${value.base}`) };
  return { open: "{", members: [base, ...membersOf(value.members)], close: "}" };
}

interface Parts {
  readonly open: "[" | "{";
  /** `before`: the name and the colon. */
  readonly members: readonly { readonly before: string; readonly value: SourceValue }[];
  readonly close: "]" | "}";
}

function membersOf(values: ReadonlyMap<string, SourceValue>): Parts["members"] {
  return [...values]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const isItself = typeof value === "object" && value !== null && "code" in value && value.code === name;
      return { before: isItself ? "" : `${propertyName(name)}: `, value };
    });
}

function plainSource(value: SourceValue): string {
  if (typeof value === "string") return stringSource(value);
  if (typeof value === "number" && Object.is(value, -0)) return "-0";
  return typeof value === "object" && value !== null && "code" in value ? value.code : String(value);
}

/** Array.isArray and instanceof do not narrow readonly types. */
function isList(value: object): value is readonly SourceValue[] {
  return Array.isArray(value);
}

function isMap(value: object): value is ReadonlyMap<string, SourceValue> {
  return value instanceof Map;
}
