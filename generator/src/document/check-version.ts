import type { Diagnostic } from "../contract/diagnostic.js";
import { isObject } from "../contract/json-pointer.js";
import type { SourceFile } from "./source-file.js";

const supported = /^(2\.[0-6]\.0|3\.[01]\.0)$/;

/** Says of what is no AsyncAPI document that it is none, before anything else is said about it. */
export function checkVersion(file: SourceFile): readonly Diagnostic[] {
  const version = isObject(file.data) ? file.data["asyncapi"] : undefined;
  if (typeof version === "string" && supported.test(version)) return [];
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
