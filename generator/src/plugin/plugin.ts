import type { Contract } from "../contract/contract.js";
import type { GeneratedFile } from "../output/generated-file.js";

/**
 * Adds files to the generated package. They are written, removed and watched for edits like those of eventwright, and a
 * module among them can be imported: `factories.js` and `factories.d.ts` as `@catalog/events/factories`.
 *
 * @example
 * const eventList: Plugin = {
 *   name: "event-list",
 *   emit: ({ messages }) => [{ path: "events.json", content: JSON.stringify(messages.map(({ name }) => name)) }],
 * };
 */
export interface Plugin {
  /** What errors call it. */
  readonly name: string;
  /**
   * Paths are relative to the output folder, with `/`. The same contract has to give the same files: a date or a random
   * number would make every run a change.
   */
  emit(contract: Contract): readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>;
}
