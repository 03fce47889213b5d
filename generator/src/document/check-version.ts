import type { Diagnostic } from "../contract/diagnostic.js";
import { isObject } from "../contract/json-pointer.js";
import type { SourceFile } from "./source-file.js";

const supported = /^(2\.[0-6]\.0|3\.[01]\.0)$/;

/** Says of what is no AsyncAPI document that it is none, before anything else is said about it. */
export function checkVersion(file: SourceFile): readonly Diagnostic[] {
  const version = isObject(file.data) ? file.data["asyncapi"] : undefined;
  if (typeof version === "string" && supported.test(version)) return checkNotStringified(file);
  if (version === undefined) {
    const other = isObject(file.data)
      ? ["openapi", "swagger"].find((key) => isObject(file.data) && Object.hasOwn(file.data, key))
      : undefined;
    return [
      {
        code: "not-asyncapi",
        severity: "error",
        message: `${file.shownName} is not an AsyncAPI document${other === undefined ? "" : ` but an ${other === "openapi" ? "OpenAPI" : "Swagger"} one`}: it has no \`asyncapi\` field`,
        consequence: "Nothing of it can be understood.",
        remedy: "Begin the document with `asyncapi: 3.1.0`, or name another file.",
        location: file.locate([]),
      },
    ];
  }
  return [
    {
      code: "unsupported-version",
      severity: "error",
      message: `AsyncAPI ${typeof version === "string" ? version : JSON.stringify(version)} is not supported`,
      consequence: "What the document means is unknown.",
      remedy: "Use 3.1.0; 2.0.0 to 2.6.0 and 3.0.0 are read as well.",
      location: file.locate(["asyncapi"]),
    },
  ];
}

/** The official parser's `stringify` writes `$ref:$.channels.a` for what occurs twice: no reference that anyone else can read. */
function checkNotStringified(file: SourceFile): readonly Diagnostic[] {
  const mark = "x-parser-spec-stringified";
  const isMarked = isObject(file.data) && file.data[mark] === true;
  if (!isMarked || !file.text.includes('"$ref:$')) return [];
  return [
    {
      code: "stringified-document",
      severity: "error",
      message: `${file.shownName} is no document as it was written, but what the AsyncAPI parser makes of one to keep it (\`${mark}\`)`,
      consequence: "Its references, `$ref:$…`, can only be read by that parser.",
      remedy: "Name the document that it was made from.",
      location: file.locate([mark]),
    },
  ];
}
