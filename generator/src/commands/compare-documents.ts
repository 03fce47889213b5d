import { resolve } from "node:path";
import { BaselineError } from "../baseline/baseline-error.js";
import type { DocumentRole, DocumentSource } from "../baseline/document-source.js";
import { findDocuments } from "../baseline/find-documents.js";
import { type ComparedDocument, loadDocument } from "../baseline/load-document.js";
import type { CheckConfig } from "../config/config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { judgeContracts } from "../diff/judge-contracts.js";
import type { SemverStep } from "../diff/semver-step.js";
import { textInMemory } from "../document/file-reader.js";
import { policyOf } from "../policy/policy.js";
import { type ChangeJson, changeJson } from "../report/changes/change-json.js";
import { leftOutOf } from "./left-out.js";

export interface CompareDocumentsOptions {
  /** What paths are relative to. @default process.cwd() */
  readonly cwd?: string;
  /** Which directions channels keep compatible, as `check.channels` of a configuration says it. */
  readonly channels?: CheckConfig["channels"];
  /** How bad findings are, by the rule's id, as `check.rules` of a configuration says it. */
  readonly rules?: CheckConfig["rules"];
  /**
   * How long the judge may take for each direction of each message, in milliseconds. What it has not decided by then is
   * undecided.
   * @default 1000
   */
  readonly budgetMs?: number;
}

export interface DocumentComparison {
  /** Worst first. */
  readonly changes: readonly ChangeJson[];
  /** How far the version has to rise. */
  readonly semver: SemverStep;
  /**
   * Which channels were left out of both documents, because their servers speak another protocol than AMQP: nothing of them
   * was compared. Empty where all were compared.
   */
  readonly diagnostics: readonly Diagnostic[];
}

/** A path, the text of a document, or a document that has been parsed. */
export type DocumentInput = string | object;

export async function compareDocuments(
  old: DocumentInput,
  changed: DocumentInput,
  options: CompareDocumentsOptions = {},
): Promise<DocumentComparison> {
  const cwd = resolve(options.cwd ?? ".");
  const { channels, rules, budgetMs } = options;
  const [before, after] = await Promise.all([load(old, "BASELINE", cwd), load(changed, "DOCUMENT", cwd)]);
  const { judge } = policyOf({ ...(channels && { channels }), ...(rules && { rules }) });
  const compared = await judgeContracts(before.contract, after.contract, {
    ...judge,
    ...(budgetMs === undefined ? {} : { budgetMs }),
  });
  return {
    changes: compared.changes.map(changeJson),
    semver: compared.semver,
    diagnostics: leftOutOf(before, after),
  };
}

async function load(input: DocumentInput, role: DocumentRole, cwd: string): Promise<ComparedDocument> {
  return await loadDocument(await sourceOf(input, role, cwd), { role });
}

async function sourceOf(input: DocumentInput, role: DocumentRole, cwd: string): Promise<DocumentSource> {
  if (typeof input === "string" && !/^\s*\{|[\r\n]/.test(input)) {
    const [source] = await findDocuments(input, { cwd, role });
    // Without a document `findDocuments` throws.
    return source as DocumentSource;
  }
  const shownName = role === "BASELINE" ? "old document" : "new document";
  const path = resolve(cwd, "asyncapi.yaml");
  const text = typeof input === "string" ? input : printed(input, role, shownName);
  return { shownName, path, reader: textInMemory({ path, text, shownName }) };
}

function printed(input: object, role: DocumentRole, shownName: string): string {
  try {
    return JSON.stringify(input, undefined, 2);
  } catch (cause) {
    const remedy = "Give its path or its text instead: references are resolved while it is read.";
    throw new BaselineError(`${role}_UNREADABLE`, `The ${shownName} is no data that JSON can hold.`, { remedy, cause });
  }
}
