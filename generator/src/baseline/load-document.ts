import { dirname } from "node:path";
import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { type LoadContractOptions, loadContract } from "../document/load-contract.js";
import { BaselineError } from "./baseline-error.js";
import type { DocumentRole, DocumentSource } from "./document-source.js";

/** A document that another one can be compared with. */
export interface ComparedDocument {
  /** As reports name it. */
  readonly shownName: string;
  readonly contract: Contract;
  /** Absolute paths of the files that were read, where it is on the disk. */
  readonly files: readonly string[];
  /** Which channels RabbitMQ does not serve: they are not part of the contract, so nothing of them is compared. */
  readonly leftOut: readonly Diagnostic[];
}

const leftOutCodes = ["no-amqp-channel", "other-protocol"];

export type LoadDocumentOptions = Pick<LoadContractOptions, "channels" | "allowRemote"> & {
  /** Folders beside its own that it may refer to files in. Absolute. */
  readonly roots?: readonly string[];
  readonly role: DocumentRole;
};

/** @throws BaselineError `BASELINE_UNREADABLE` or `DOCUMENT_UNREADABLE`, with what is wrong with it. */
export async function loadDocument(
  { shownName, path, reader }: DocumentSource,
  { role, channels, roots, ...options }: LoadDocumentOptions,
): Promise<ComparedDocument> {
  const { contract, diagnostics, files } = await loadContract({
    input: path,
    reader,
    // A channel that is chosen by name may be one of the other document.
    ...(channels === undefined ? {} : { channels: { ...channels, mayMatchNothing: true } }),
    ...(roots === undefined ? {} : { roots: [dirname(path), ...roots] }),
    ...options,
  });
  if (contract !== undefined) {
    return { shownName, contract, files, leftOut: diagnostics.filter(({ code }) => leftOutCodes.includes(code)) };
  }
  const what = role === "BASELINE" ? "there is nothing to compare with" : "it cannot be compared";
  throw new BaselineError(`${role}_UNREADABLE`, `${shownName} has errors, so ${what}.`, {
    remedy: role === "BASELINE" ? "Compare with a version that has none." : "Correct it first.",
    diagnostics,
  });
}
