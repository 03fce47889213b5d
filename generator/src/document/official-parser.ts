import type { AsyncAPIDocumentInterface, Parser, Diagnostic as ParserDiagnostic } from "@asyncapi/parser";
import type { JsonObject } from "../contract/json-pointer.js";

export type { AsyncAPIDocumentInterface, ParserDiagnostic };

export interface Parsed {
  /** Undefined when a diagnostic is an error. */
  readonly document: AsyncAPIDocumentInterface | undefined;
  readonly diagnostics: readonly ParserDiagnostic[];
}

let parser: Promise<Parser> | undefined;

/**
 * Validates with the official parser, without its recommendations (contact, license, tags …). Loading it takes about a
 * second and its first document another, so only those wait who ask, and once.
 */
export async function parseOfficially(document: JsonObject): Promise<Parsed> {
  parser ??= import("@asyncapi/parser").then((module) => new module.Parser({ ruleset: { recommended: false } }));
  const { document: parsed, diagnostics } = await (await parser).parse(JSON.stringify(document));
  return { document: parsed, diagnostics };
}
