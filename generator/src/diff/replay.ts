import type { Contract, JsonValue } from "../contract/contract.js";
import type { Json } from "../judge/json.js";
import { Judge } from "../judge/judge.js";
import { type Language, languageSide } from "../judge/language-side.js";
import type { LanguageRefusal } from "../judge/message-validator.js";
import type { Change } from "./change.js";
import { compareContracts } from "./contract-comparison.js";
import { languageOf, type MessagePart } from "./message-judge.js";

/** What one side of a change does with the witness of a finding. */
export interface ReplayedSide {
  /** `old publishers`, `new consumers` */
  readonly side: string;
  readonly version: "old" | "new";
  /** Undefined: it lets it out, or takes it. */
  readonly refusal: LanguageRefusal | undefined;
}

const replayMs = 5_000;

/**
 * Hands the witness to the validators that the SDKs of both versions hold: that of the publishers who let it out, and that of
 * the consumers who refuse it. Undefined for findings that are not about what a message may be.
 *
 * @throws Undecided when a validator cannot answer.
 */
export function replay(
  { direction: told, witness, rule, path, rejectedBy }: Change,
  contracts: { readonly old: Contract; readonly new: Contract },
): readonly ReplayedSide[] | undefined {
  const [, asked] = /^(?:reply-)?(payload|headers)-(?:backward|forward)$/.exec(rule) ?? [];
  // An envelope that has moved breaks both directions, and shows one of them.
  const direction = told ?? (rejectedBy?.side.startsWith("new ") === true ? "backward" : "forward");
  const part = asked ?? (rule === "envelope-changed" ? "payload" : undefined);
  if (witness === undefined || part === undefined) return undefined;
  const [sender, taker] = direction === "backward" ? (["old", "new"] as const) : (["new", "old"] as const);
  // Keys may have dots in them: the longest that fits is the message's.
  const [message] = compareContracts(contracts.old, contracts.new)
    .travelling.filter(({ pair }) => `${path}.`.startsWith(`messages.${pair.new.key}.${asked ?? "envelope"}.`))
    .sort((one, other) => other.pair.new.key.length - one.pair.new.key.length);
  if (message === undefined) return undefined;
  const { pair, foreignPublishers } = message;
  const language = (version: "old" | "new", closed: boolean) =>
    languageOf(contracts[version], pair[version], part as MessagePart, closed);
  const [sent, taken] = [language(sender, !foreignPublishers[sender]), language(taker, false)];
  const answer = (side: string, version: "old" | "new", asked: Language | undefined): readonly ReplayedSide[] =>
    asked === undefined ? [] : [{ side, version, refusal: refusalOf(witness as Json, asked) }];
  return [
    ...answer(`${sender} publishers`, sender, sent),
    ...answer(rejectedBy?.side ?? `${taker} consumers`, taker, taken),
  ];
}

function refusalOf(witness: Json, language: Language): LanguageRefusal | undefined {
  return languageSide(language, new Judge(replayMs)).validator().refusal(witness);
}

/** A witness that is a line of code: the types of the old package take it, and those of the new one do not. */
export interface RefusedCode {
  readonly code: string;
  /** `code against the old types of publishers` */
  readonly acceptedBy: string;
  readonly refusedBy: string;
  /** The compiler's, which may have several lines. */
  readonly error: string;
}

const codeSides: Readonly<Record<string, string>> = {
  "type-narrowed-for-publishers": "publishers",
  "type-widened-for-consumers": "consumers",
};

/** Undefined for findings that are not the compiler's. */
export function refusedCode({ rule, witness, rejectedBy }: Change): RefusedCode | undefined {
  const side = codeSides[rule];
  if (side === undefined || typeof witness !== "string" || rejectedBy === undefined) return undefined;
  return {
    code: witness,
    acceptedBy: `code against the old types of ${side}`,
    refusedBy: rejectedBy.side,
    error: rejectedBy.error,
  };
}

/** What is declared of a thing that the broker has, and what it answers. */
export interface RefusedDeclaration {
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly answer: string;
}

/** Undefined for findings that are not the broker's. */
export function refusedDeclaration({ change, rejectedBy }: Change): RefusedDeclaration | undefined {
  if (change === undefined || rejectedBy?.side !== "the broker") return undefined;
  const [before, after] = change;
  return { before, after, answer: rejectedBy.error };
}
