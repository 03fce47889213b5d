import { isMap, isScalar, parseDocument } from "yaml";
import { ReleaseError } from "./release-error.js";

/**
 * The text of a document, YAML or JSON, with another `info.version`. Nothing else changes: no comment, no quote, no line's end.
 *
 * @throws ReleaseError `VERSION_NOT_WRITABLE` when the version is not written as a text where it stands.
 */
export function writeVersion(text: string, version: string): string {
  const document = parseDocument(text, { keepSourceTokens: true });
  const info = isMap(document.contents) ? document.get("info") : undefined;
  const value = isMap(info) ? info.get("version", true) : undefined;
  const type = isScalar(value) ? value.type : undefined;
  if (!isScalar(value) || value.range == null || !isOneLine(type)) throw notWritable();
  const [start, end] = value.range;
  const quote = type === "QUOTE_DOUBLE" ? '"' : type === "QUOTE_SINGLE" ? "'" : "";
  // Two numbers and nothing else would be a number without quotes; a semantic version has three.
  const written = `${text.slice(0, start)}${quote}${version}${quote}${text.slice(end)}`;
  if (parseDocument(written).getIn(["info", "version"]) !== version) throw notWritable();
  return written;
}

function isOneLine(type: unknown): boolean {
  return type === "PLAIN" || type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE";
}

function notWritable(): ReleaseError {
  return new ReleaseError("VERSION_NOT_WRITABLE", "info.version is not written as a plain text in the document.", {
    remedy: "Write it there as a text of one line, or change it by hand.",
  });
}
