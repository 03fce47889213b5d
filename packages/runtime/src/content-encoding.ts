import { brotliCompressSync, brotliDecompressSync, deflateSync, gunzipSync, gzipSync, inflateSync } from "node:zlib";
import { type Decoded, decodeJson } from "./codec.js";
import type { ContentEncoding } from "./contract.js";
import type { IncomingMessage } from "./transport.js";

interface Coding {
  readonly compress: (bytes: Buffer) => Buffer;
  readonly expand: (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer;
}

const codings: Readonly<Record<ContentEncoding, Coding>> = {
  gzip: { compress: gzipSync, expand: gunzipSync },
  deflate: { compress: deflateSync, expand: inflateSync },
  br: { compress: brotliCompressSync, expand: brotliDecompressSync },
};

/** What senders write who mean that nothing was done to the text; some name its character set here. */
const PLAIN = new Set(["", "identity", "utf-8", "utf8", "binary"]);

export function compress(bytes: Buffer, encoding: ContentEncoding | undefined): Buffer {
  return encoding === undefined ? bytes : codings[encoding].compress(bytes);
}

/**
 * The JSON value of a message's body, whatever its content encoding says it was done to.
 *
 * @param maxBytes How large it may become: a few bytes can stand for gigabytes.
 */
export function decodeBody(
  { body, properties }: Pick<IncomingMessage, "body" | "properties">,
  maxBytes: number,
): Decoded {
  const encoding = (properties.contentEncoding ?? "").toLowerCase();
  if (PLAIN.has(encoding)) return decodeJson(body);
  if (!isKnown(encoding)) return { ok: false, problem: "its content encoding is none of gzip, deflate and br" };
  let bytes: Buffer;
  try {
    bytes = codings[encoding].expand(body, { maxOutputLength: maxBytes });
  } catch (error) {
    const isTooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return {
      ok: false,
      problem: isTooLarge
        ? `the body is larger than ${maxBytes} bytes when it is expanded`
        : `the body is not ${encoding}`,
    };
  }
  return decodeJson(bytes);
}

function isKnown(encoding: string): encoding is ContentEncoding {
  return Object.hasOwn(codings, encoding);
}
