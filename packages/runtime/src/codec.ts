import { isUtf8 } from "node:buffer";

export const JSON_CONTENT_TYPE = "application/json";

export type Decoded =
  | { readonly ok: true; readonly body: unknown }
  /** Why, without a word of the body. */
  | { readonly ok: false; readonly problem: string };

/** Bytes of a JSON value; undefined when the value is nothing that JSON can say (a BigInt, a circle, a function). */
export function encodeJson(value: unknown): Buffer | undefined {
  try {
    const text: string | undefined = JSON.stringify(value);
    return text === undefined ? undefined : Buffer.from(text);
  } catch {
    return undefined;
  }
}

/** Whether JSON says just this value, and not what a `toJSON` makes of it or what it leaves out. Only for what can be encoded. */
export function isPlainJson(value: unknown): boolean {
  try {
    return isPlain(value);
  } catch {
    // So deep that the stack ends: looked at again as what was written.
    return false;
  }
}

function isPlain(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return value.every(isPlain);
  if (Object.prototype.toString.call(value) !== "[object Object]" || "toJSON" in value) return false;
  return Object.values(value).every((member) => member === undefined || isPlain(member));
}

/** Any bytes may arrive, from anybody: whatever they are, this returns. */
export function decodeJson(bytes: Buffer): Decoded {
  if (bytes.length === 0) return { ok: false, problem: "the body is empty" };
  if (!isUtf8(bytes)) return { ok: false, problem: "the body is not UTF-8" };
  if (isTooDeep(bytes)) return { ok: false, problem: `the body is nested deeper than ${MAX_DEPTH} levels` };
  const text = bytes.toString("utf8");
  try {
    return { ok: true, body: mayNameProto(text) ? parseWithoutProto(text) : JSON.parse(text) };
  } catch (error) {
    return { ok: false, problem: error instanceof ProtoError ? error.message : "the body is not JSON" };
  }
}

/** The parser's time grows with the square of the depth: 16 MiB of `[` would stop the process for 18 s. */
const MAX_DEPTH = 1_000;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function isTooDeep(bytes: Buffer): boolean {
  if (bytes.length <= MAX_DEPTH) return false;
  let depth = 0;
  let inText = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) inText = !inText;
    else if (inText) {
      if (byte === BACKSLASH) index += 1;
    } else if (byte === 0x5b || byte === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return false;
}

class ProtoError extends Error {}

/** The name may be spelled with escapes of its underscores. */
function mayNameProto(text: string): boolean {
  return text.includes("__proto__") || text.includes("\\u005");
}

/** An own property `__proto__` becomes the prototype of whatever a handler copies the event into. */
function parseWithoutProto(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) => {
    if (key === "__proto__") throw new ProtoError("the body has a property __proto__");
    return value;
  });
}
