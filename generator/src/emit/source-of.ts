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
  if (typeof value === "string") return stringSource(value);
  if (typeof value === "number" && Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return String(value);
  if (isList(value))
    return bracket(
      "[",
      value.map((element) => (deeper) => sourceOf(element, deeper)),
      "]",
      indent,
    );
  if (isMap(value)) return bracket("{", memberSources(value), "}", indent);
  if ("code" in value) return value.code;
  return bracket("{", [() => `...${value.base}`, ...memberSources(value.members)], "}", indent);
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

function memberSources(values: ReadonlyMap<string, SourceValue>): readonly ((indent: string) => string)[] {
  return [...values]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => (indent) => {
      const isItself = typeof value === "object" && value !== null && "code" in value && value.code === name;
      return isItself ? name : `${propertyName(name)}: ${sourceOf(value, indent)}`;
    });
}

/** Array.isArray and instanceof do not narrow readonly types. */
function isList(value: object): value is readonly SourceValue[] {
  return Array.isArray(value);
}

function isMap(value: object): value is ReadonlyMap<string, SourceValue> {
  return value instanceof Map;
}

function bracket(open: string, parts: readonly ((indent: string) => string)[], close: string, indent: string): string {
  if (parts.length === 0) return open + close;
  const space = open === "{" ? " " : "";
  const flat = `${open}${space}${parts.map((part) => part("")).join(", ")}${space}${close}`;
  if (!flat.includes("\n") && indent.length + flat.length <= lineWidth) return flat;
  const deeper = `${indent}  `;
  return `${open}\n${parts.map((part) => `${deeper}${part(deeper)},\n`).join("")}${indent}${close}`;
}
