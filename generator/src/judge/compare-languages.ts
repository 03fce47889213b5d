import { below, tokensOf } from "../contract/json-pointer.js";
import type { Location } from "../contract/location.js";
import { plainSchema } from "../contract/schema/plain-schema.js";
import { schemaCluster } from "../contract/schema/schema-cluster.js";
import type { SchemaNode } from "../contract/schema/schema-node.js";
import type { SchemaReader } from "../contract/schema/schema-reader.js";
import { type BreakReason, breakReason } from "./break-reason.js";
import { nodesAt } from "./declaring-nodes.js";
import { sdkVocabulary } from "./dialect.js";
import type { Json } from "./json.js";
import { defaultBudgetMs, Judge, type Side, type UndecidedVerdict, undecided } from "./judge.js";
import { type Language, languageSide } from "./language-side.js";
import { areWrittenAlike, type LanguageSource, languageSource } from "./language-source.js";
import { type LanguageRefusal, propertyPointer } from "./message-validator.js";
import { saysNothing } from "./silent-schema.js";

export type { Language } from "./language-side.js";

export interface CompareLanguagesOptions {
  /**
   * Milliseconds before the direction is undecided.
   * @default 1000
   */
  readonly budgetMs?: number;
  /**
   * Whether the old side sends (`backward`) or the new one: only the words of `reason` depend on it.
   * @default "backward"
   */
  readonly direction?: "backward" | "forward";
  /** Only messages that are of this language as well are looked at. @default all */
  readonly within?: Language;
}

export type LanguageVerdict =
  /** Proved. */
  | { readonly answer: "compatible" }
  | {
      readonly answer: "breaking";
      /** Sent by one side and refused by the other: the validators of both SDKs were asked. Nothing can be left out of it. */
      readonly witness: Json;
      /** Why it is refused, and where that is written on the accepting side. */
      readonly error: LanguageRefusal;
      readonly reason: BreakReason;
      /** Where the sending side declares what is refused: the closest place that it declares. */
      readonly emittedAt: Location;
      /** The place in the message, at or above the one that is refused, of whose value the sending side says nothing. */
      readonly anythingAt?: string;
    }
  | UndecidedVerdict;

type Breaking = Extract<LanguageVerdict, { readonly answer: "breaking" }>;

/** Whether every message of `emitted` is one of `accepted`. Never throws. */
export function compareLanguages(
  emitted: Language,
  accepted: Language,
  options: CompareLanguagesOptions = {},
): LanguageVerdict {
  const { budgetMs = defaultBudgetMs, direction = "backward" } = options;
  try {
    const inner = languageSource(emitted.schemas);
    const outer = languageSource(accepted.schemas);
    const sameRules = emitted.closed || !accepted.closed;
    if (sameRules && areWrittenAlike([inner, emitted.ref], [outer, accepted.ref])) return { answer: "compatible" };
    const judge = new Judge(budgetMs);
    const sent = languageSide(emitted, judge);
    const { within } = options;
    const asked = within === undefined ? sent : both(sent, languageSide(within, judge), judge);
    const decision = judge.decide(asked, languageSide(accepted, judge));
    if (decision.answer !== "breaking") return decision;
    const { isDeclared, ...sender } = declaration(emitted, inner, decision.error);
    const reason = breakReason(decision.error, { direction, isDeclared });
    return { ...decision, reason, ...sender };
  } catch (error) {
    return undecided(error);
  }
}

function both(one: Side<LanguageRefusal>, other: Side<LanguageRefusal>, judge: Judge): Side<LanguageRefusal> {
  return {
    literal: judge.formulas.and([one.literal, other.literal]),
    validator: () => {
      const [first, second] = [one.validator(), other.validator()];
      return { refusal: (value) => first.refusal(value) ?? second.refusal(value) };
    },
  };
}

/** What the sending side says of the place in the message that was refused. */
function declaration(
  { schemas, ref }: Language,
  { reader }: LanguageSource,
  refusal: LanguageRefusal,
): Pick<Breaking, "emittedAt" | "anythingAt"> & { readonly isDeclared: boolean } {
  const tokens = tokensOf(propertyPointer(refusal));
  for (let length = tokens.length; ; length -= 1) {
    const nodes = nodesAt(tokens.slice(0, length), reader.node(ref), reader);
    // What a message adds to an envelope is written last, and says more.
    const node = nodes.at(-1);
    if (node === undefined && length > 0) continue;
    const place = node?.ref === undefined ? (node?.place ?? { ref, pointer: "" }) : { ref: node.ref, pointer: "" };
    return {
      isDeclared: length === tokens.length,
      emittedAt: schemas.locate(place.ref, place.pointer),
      ...(isAnything(nodes, reader) ? { anythingAt: below("", ...tokens.slice(0, length)) } : {}),
    };
  }
}

function isAnything(nodes: readonly SchemaNode[], reader: SchemaReader): boolean {
  return schemaCluster(nodes, reader, new Map()).every(
    (node) => node.ref !== undefined || saysNothing(plainSchema(node, () => "") as Json, sdkVocabulary),
  );
}
