import { resolve } from "node:path";
import type { DocumentRole, DocumentSource } from "../baseline/document-source.js";
import { findDocuments, isOnDisk, namesDocument } from "../baseline/find-documents.js";
import { type ComparedDocument, loadDocument } from "../baseline/load-document.js";
import type { DocumentConfig } from "../config/config.js";
import { documentsOf } from "../config/documents-of.js";
import type { LoadedConfig } from "../config/load-config.js";
import type { RemoteLimits } from "../document/remote-files.js";
import { allowRemote } from "./allow-remote.js";
import { withRoots } from "./document-roots.js";

export interface PairRequest {
  readonly cwd: string;
  /** `git:main`, `git:v1.2.0:path/asyncapi.yaml`, `npm:@catalog/events@1.2.0`, a file or a folder. */
  readonly old: string;
  readonly new: string;
  /** Folders beside the document's own that it may refer to files in, instead of the configuration's `roots`. */
  readonly roots?: readonly string[];
  readonly allowRemote?: boolean | RemoteLimits;
  /** Told before each long step. */
  readonly onStep?: (step: string) => void;
}

export interface LoadedPair {
  readonly old: ComparedDocument;
  readonly new: ComparedDocument;
  /** Of the document that one of them is, else what counts for all. */
  readonly settings: DocumentConfig;
}

/** Two documents that the user has named. */
export async function loadPair(request: PairRequest, { config, folder }: LoadedConfig): Promise<LoadedPair> {
  const { cwd } = request;
  const find = async (name: string, role: DocumentRole, document: string): Promise<DocumentSource> => {
    request.onStep?.(`reading ${name}`);
    const [source] = await findDocuments(name, { cwd, role, document });
    // Without a document `findDocuments` throws.
    return source as DocumentSource;
  };
  const configuredInputs = documentsOf(config).map(({ input = "asyncapi.yaml" }) => resolve(folder, input));
  const [firstInput = resolve(cwd, "asyncapi.yaml")] = configuredInputs;
  // A branch has the document that the other side names, or else the configuration.
  const named = [request.new, request.old].find((name) => isOnDisk(name));
  const own = named === undefined ? firstInput : resolve(cwd, named);
  const source = await find(request.new, "DOCUMENT", own);
  const oldSource = await find(request.old, "BASELINE", namesDocument(request.new) ? source.path : own);

  const document = documentsOf(config).find((_, index) =>
    [source.path, oldSource.path].includes(configuredInputs[index] ?? ""),
  );
  const settings = withRoots(document ?? config, { ...request, folder });
  const { roots } = settings;
  const options = { ...(roots === undefined ? {} : { roots }), ...allowRemote(request.allowRemote) };
  return {
    old: await loadDocument(oldSource, { role: "BASELINE", ...options }),
    new: await loadDocument(source, { role: "DOCUMENT", ...options }),
    settings,
  };
}
