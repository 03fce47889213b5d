import type { Channel } from "./contract.js";
import type { Diagnostic } from "./diagnostic.js";
import type { DocumentChannel, LoadedDocument } from "./loaded-document.js";
import { written } from "./written.js";

/** A dead letter in the queue that it comes from would be handled again, fail again, and come again, without a pause. */
export function checkDeadLetters(
  document: LoadedDocument,
  channels: ReadonlyMap<DocumentChannel, Channel>,
  diagnostics: Diagnostic[],
): void {
  for (const [from, { key, queue, deadLetterQueue }] of channels) {
    if (deadLetterQueue === undefined || queue?.name !== deadLetterQueue) continue;
    diagnostics.push({
      code: "dead-letter-to-itself",
      severity: "error",
      message: `channel ${key} has its own queue "${queue.name}" for dead letters`,
      consequence: "A message that cannot be handled would be delivered again and again, without a pause.",
      remedy: `Name another queue, or leave \`deadLetter\` out: then it is \`${queue.name}.dead\`.`,
      location: document.locate(written(document, from, ["x-rabbitmq", "deadLetter"])),
    });
  }
}
