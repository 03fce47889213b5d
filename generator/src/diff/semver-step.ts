import type { Contract, SchemaRef } from "../contract/contract.js";
import type { Change } from "./change.js";
import type { ContractComparison } from "./contract-comparison.js";
import { messagesApart } from "./rules/carried-messages.js";
import { changedParameters } from "./rules/parameter-values.js";

export type SemverStep = "major" | "minor" | "patch" | "none";

/**
 * Major: somebody breaks, or may. Minor: something has come that can be used. Patch: the document says anything else than it
 * did. None: it says the same, wherever and under which version.
 *
 * https://semver.org/#summary
 */
export function semverStepOf(changes: readonly Change[], comparison: ContractComparison): SemverStep {
  if (changes.some(breaksSomebody)) return "major";
  if (hasAdditions(comparison)) return "minor";
  return changes.length > 0 || meaningOf(comparison.old) !== meaningOf(comparison.new) ? "patch" : "none";
}

/** Code that does not compile any more breaks those who only take the next version of the package. */
function breaksSomebody({ severity, breaks }: Change): boolean {
  const breaksCode = breaks.includes("publisher-types") || breaks.includes("consumer-types");
  return severity === "breaking" || severity === "undecided" || breaksCode;
}

function hasAdditions(comparison: ContractComparison): boolean {
  const { servers, channels, operations, messages, travelling, judge } = comparison;
  if ([servers, channels, operations, messages].some(({ added }) => added.length > 0)) return true;
  if (sendsMore(comparison)) return true;
  const parameters = channels.pairs.flatMap(changedParameters);
  return (
    parameters.some(({ forward }) => forward.answer !== "contained") ||
    travelling.some(({ pair }) => judge.letsOutMore(pair))
  );
}

/** Whether a message that was there has come to a channel, an operation or its answer: the package has a method more. */
function sendsMore(comparison: ContractComparison): boolean {
  const { channels, operations } = comparison;
  const replies = operations.pairs.map((pair) => ({
    old: { messages: pair.old.reply?.messages ?? [] },
    new: { messages: pair.new.reply?.messages ?? [] },
  }));
  const lists = [...channels.pairs, ...operations.pairs, ...replies];
  return lists.some(
    (pair) => messagesApart(comparison, { old: pair.old.messages, new: pair.new.messages }).come.length > 0,
  );
}

/** What a contract says, without where it is written and what its version is called. */
function meaningOf({ source: _, version: __, within: ___, schemas, ...contract }: Contract): string {
  const schemaOf = (ref: SchemaRef) => schemas.nameOf(ref)?.name ?? schemas.get(ref);
  const messages = new Map<unknown, object>(
    contract.messages.map((message) => {
      const { body, event, headers } = message;
      return [
        message,
        { ...message, body: schemaOf(body), event: schemaOf(event), headers: headers && schemaOf(headers) },
      ];
    }),
  );
  const named = schemas.named.map(({ ref, name }) => [name, schemas.get(ref)]);
  return JSON.stringify([contract, named], (key, value: unknown) => {
    if (key === "location") return undefined;
    if (key === "$ref" && typeof value === "string") return schemas.nameOf(value)?.name ?? value;
    return messages.get(value) ?? value;
  });
}
