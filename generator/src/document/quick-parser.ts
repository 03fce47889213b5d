import type { AsyncAPIDocumentInterface } from "@asyncapi/parser";
import type { Parser } from "@asyncapi/parser/cjs/parser.js";
import type { JsonObject } from "../contract/json-pointer.js";
import type { Json } from "../judge/json.js";
import { type ResolvedSkeleton, resolveSkeleton } from "./resolve-skeleton.js";
import { StructureCheck } from "./structure-check.js";

/** @returns undefined when there may be something to say about the document: then the official parser says it. */
export type QuickParser = (document: JsonObject) => Promise<AsyncAPIDocumentInterface | undefined>;

/** Rules that only compile a schema: the structure is looked at before, and an older version of AsyncAPI is no mistake. */
const quickRules = {
  "asyncapi-document-resolved": "off",
  "asyncapi-document-unresolved": "off",
  "asyncapi-latest-version": "off",
} as const;

/** What Spectral asks of a resolver, for documents whose references all lead somewhere within. */
const skeletonResolver = {
  uriCache: {},
  resolve: async (document: JsonObject) => ({ result: resolveSkeleton(document)?.document, errors: [], graph: null }),
};

/**
 * The official parser's own rules and model, put together for documents without mistakes, which nearly all are. What it
 * leaves out is what takes the parser seconds and such documents nothing: ajv's compilation of AsyncAPI's schema, the
 * document as YAML text and the places in it, and copies of everything.
 */
export async function createQuickParser(): Promise<QuickParser> {
  const [
    { getSchema },
    { AsyncAPIFormats },
    { registerSchemaParser },
    { AsyncAPISchemaParser },
    { applyUniqueIds, customOperations },
    { createAsyncAPIDocument },
    { createDetailedAsyncAPI, setExtension },
    { ParserAPIVersion },
    { createSpectral },
  ] = await Promise.all([
    import("@asyncapi/parser/cjs/ruleset/functions/documentStructure.js"),
    import("@asyncapi/parser/cjs/ruleset/formats.js"),
    import("@asyncapi/parser/cjs/schema-parser/index.js"),
    import("@asyncapi/parser/cjs/schema-parser/asyncapi-schema-parser.js"),
    import("@asyncapi/parser/cjs/custom-operations/index.js"),
    import("@asyncapi/parser/cjs/document.js"),
    import("@asyncapi/parser/cjs/utils.js"),
    import("@asyncapi/parser/cjs/models/asyncapi.js"),
    import("@asyncapi/parser/cjs/spectral.js"),
  ]);
  // All that rules and model ask of a parser is who knows which schema format.
  const parser = { parserRegistry: new Map() } as unknown as Parser;
  registerSchemaParser(parser, AsyncAPISchemaParser());
  const spectral = createSpectral(parser, { ruleset: { recommended: false, rules: quickRules } });
  // Its own does the same, and keeps a record of where everything came from, which takes it longer than all rules together.
  Object.assign(spectral, { _resolver: skeletonResolver });
  const structure = new StructureCheck();

  const isStructured = (document: JsonObject, resolved: ResolvedSkeleton): boolean => {
    const formats = new Set(AsyncAPIFormats.formats().filter((format) => format(document, null)));
    return [true, false].every((isResolved) => {
      const schema = getSchema(formats, isResolved) as Json | undefined;
      const [value, shared] = isResolved ? [resolved.document, resolved.shared] : [document, new Set<object>()];
      return schema !== undefined && structure.accepts(schema, value as Json, shared);
    });
  };

  const read: QuickParser = async (document) => {
    const resolved = resolveSkeleton(document);
    if (resolved === undefined || !isStructured(document, resolved)) return undefined;
    const parsed = { data: document, ast: undefined, lineMap: [], diagnostics: [] };
    const findings = await spectral.run({ parsed, getLocationForJsonPath: () => undefined });
    return findings.length > 0 ? undefined : modelOf(resolved.document);
  };
  // What makes it stumble is a mistake of the document: the official parser catches it, and says so.
  return (document) => read(document).catch(() => undefined);

  async function modelOf(resolved: JsonObject): Promise<AsyncAPIDocumentInterface> {
    applyUniqueIds(resolved);
    const detailed = createDetailedAsyncAPI(resolved as never, resolved as never);
    const model = createAsyncAPIDocument(detailed);
    setExtension("x-parser-spec-parsed", true, model);
    setExtension("x-parser-api-version", ParserAPIVersion, model);
    await customOperations(parser, model, detailed, undefined as never, { applyTraits: true, parseSchemas: true });
    // The same declarations, once for each module system.
    return model as unknown as AsyncAPIDocumentInterface;
  }
}
