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

/** Any bytes may arrive, from anybody: whatever they are, this returns. */
export function decodeJson(bytes: Buffer): Decoded {
  if (bytes.length === 0) return { ok: false, problem: "the body is empty" };
  if (!isUtf8(bytes)) return { ok: false, problem: "the body is not UTF-8" };
  const text = bytes.toString("utf8");
  try {
    return { ok: true, body: mayNameProto(text) ? parseWithoutProto(text) : JSON.parse(text) };
  } catch (error) {
    return { ok: false, problem: error instanceof ProtoError ? error.message : "the body is not JSON" };
  }
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
