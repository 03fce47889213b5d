import type { AsyncAPIDocumentInterface, Parser, Diagnostic as ParserDiagnostic } from "@asyncapi/parser";
import type { JsonObject } from "../contract/json-pointer.js";
import { createQuickParser, type QuickParser } from "./quick-parser.js";

export type { AsyncAPIDocumentInterface, ParserDiagnostic };

export interface Parsed {
  /** Undefined when a diagnostic is an error. */
  readonly document: AsyncAPIDocumentInterface | undefined;
  readonly diagnostics: readonly ParserDiagnostic[];
}

let quickParser: Promise<QuickParser> | undefined;
let thoroughParser: Promise<Parser> | undefined;

/**
 * Validates with the official parser, without its recommendations (contact, license, tags …). Loading it takes most of a
 * second, and its first document with mistakes another, so only those wait who ask, and once.
 */
export async function parseOfficially(document: JsonObject): Promise<Parsed> {
  // A document that claims to have been parsed would not be validated.
  const { "x-parser-spec-parsed": _parsed, "x-parser-spec-stringified": _stringified, ...unparsed } = document;
  quickParser ??= createQuickParser();
  const sound = await (await quickParser)(unparsed);
  if (sound !== undefined) return { document: sound, diagnostics: [] };
  return parseThoroughly(unparsed);
}

/** The official parser as it is, which says all there is to say. */
export async function parseThoroughly(document: JsonObject): Promise<Parsed> {
  thoroughParser ??= createParser();
  const { document: parsed, diagnostics } = await (await thoroughParser).parse(JSON.stringify(document));
  return { document: parsed, diagnostics };
}

/**
 * Spectral keeps compiled schemas by document, so it would compile the one of AsyncAPI itself anew for each: 95 % of the
 * time of every document after the first. Here the rules that use it say that all documents are the first one.
 */
async function createParser(): Promise<Parser> {
  const [{ Parser }, { coreRuleset }, { documentStructure }] = await Promise.all([
    import("@asyncapi/parser"),
    import("@asyncapi/parser/cjs/ruleset/ruleset.js"),
    import("@asyncapi/parser/cjs/ruleset/functions/documentStructure.js"),
  ]);
  let inventory: Parameters<typeof documentStructure>[2]["documentInventory"] | undefined;
  const structure: typeof documentStructure = Object.assign(
    (...[value, options, context]: Parameters<typeof documentStructure>) => {
      inventory ??= context.documentInventory;
      return documentStructure(value, options, { ...context, documentInventory: inventory });
    },
    documentStructure,
  );
  const rules = Object.fromEntries(
    [true, false].map((resolved) => {
      const name = `asyncapi-document-${resolved ? "resolved" : "unresolved"}` as const;
      const rule = coreRuleset.rules[name];
      // biome-ignore lint/suspicious/noThenProperty: what Spectral calls it
      return [name, { ...rule, severity: "error" as const, then: { ...rule.then, function: structure } }];
    }),
  );
  // An older version of AsyncAPI is no mistake; and to say so takes more time than all the rest of a document that is watched.
  return new Parser({ ruleset: { recommended: false, rules: { ...rules, "asyncapi-latest-version": "off" } } });
}
