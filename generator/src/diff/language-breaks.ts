import { tokensOf } from "../contract/json-pointer.js";
import { schemaCluster } from "../contract/schema/schema-cluster.js";
import {
  type CompareLanguagesOptions,
  compareLanguages,
  type Language,
  type LanguageVerdict,
} from "../judge/compare-languages.js";
import { nodesAt } from "../judge/declaring-nodes.js";
import { languageSource } from "../judge/language-source.js";
import { type LanguageRefusal, propertyPointer } from "../judge/message-validator.js";
import { liftRule } from "./lift-rule.js";
import { type SaidOfValue, saidOfValue } from "./said-of-value.js";

type Breaking = Extract<LanguageVerdict, { readonly answer: "breaking" }>;

export interface LanguageBreak extends Breaking {
  readonly said: SaidOfValue;
}

/** All that is known about whether every message of one language is one of another. */
export interface LanguageBreaks {
  /** One for each rule that refuses messages of the other side. */
  readonly breaks: readonly LanguageBreak[];
  /** Those that come about only if somebody sends what no contract describes, which nobody can know. */
  readonly possible?: readonly LanguageBreak[];
  /** Why it cannot be said whether there are more. */
  readonly undecided?: string;
}

/** A person has read enough by then. */
const mostBreaks = 20;

/**
 * Finds a witness, lifts the rule that refused it, and looks again, until nothing else is refused. Where it can be, each
 * witness breaks its own rule alone. Where the sending side says nothing of a value, and the other one refuses some of what it
 * may be, what it would refuse inside it is not told.
 */
export function languageBreaks(
  emitted: Language,
  accepted: Language,
  options: CompareLanguagesOptions,
): LanguageBreaks {
  const { breaks, ...others } = everyBreak(emitted, accepted, options);
  const told = new Set(breaks.map(({ error }) => propertyPointer(error)));
  const undeclared = breaks.filter(({ said }) => said.sent?.length === 0).map(({ error }) => propertyPointer(error));
  const isInside = ({ error, anythingAt }: LanguageBreak) => {
    const pointer = propertyPointer(error);
    if (undeclared.some((other) => pointer.startsWith(`${other}/`))) return true;
    return anythingAt !== undefined && anythingAt !== pointer && told.has(anythingAt);
  };
  return { breaks: toldOnce(breaks.filter((one) => !isInside(one))), ...others };
}

/** A rule may stand behind two references, and refuse the same value by both. */
function toldOnce(breaks: readonly LanguageBreak[]): readonly LanguageBreak[] {
  const identityOf = ({ error, reason }: LanguageBreak) =>
    JSON.stringify([propertyPointer(error), reason, error.message]);
  return [...new Map(breaks.map((one) => [identityOf(one), one])).values()];
}

function everyBreak(emitted: Language, accepted: Language, options: CompareLanguagesOptions): LanguageBreaks {
  const breaks: LanguageBreak[] = [];
  let { schemas } = accepted;
  for (;;) {
    const verdict = compareLanguages(emitted, { ...accepted, schemas }, options);
    if (verdict.answer === "compatible") return { breaks };
    if (verdict.answer === "undecided") return { breaks, undecided: verdict.reason };
    if (breaks.length === mostBreaks) return { breaks, undecided: `more than ${mostBreaks} rules refuse something` };
    const rule = { ...verdict.error, isOneOfMany: isDeclared(emitted, verdict.error) };
    const own = liftRule(accepted.schemas, rule);
    const alone =
      own === undefined
        ? verdict
        : compareLanguages(emitted, accepted, { ...options, within: { ...accepted, schemas: own } });
    const found = alone.answer === "breaking" && isSameRefusal(alone.error, verdict.error) ? alone : verdict;
    // Below `not`, a rule that is lifted refuses more, so what else is refused cannot be told from that.
    if (breaks.length > 0 && languageSource(accepted.schemas).validatorOf(accepted.ref)(found.witness))
      return { breaks, undecided: hidden(breaks) };
    breaks.push({ ...found, said: saidOfValue(emitted, accepted, found.error) });
    const lifted = liftRule(schemas, rule);
    if (lifted === undefined) return { breaks, undecided: hidden(breaks) };
    schemas = lifted;
  }
}

/** A closed schema refuses one property after the other by one rule. */
function isSameRefusal(one: LanguageRefusal, other: LanguageRefusal): boolean {
  return one.place === other.place && (one.keyword !== "additionalProperties" || one.property === other.property);
}

function hidden(breaks: readonly LanguageBreak[]): string {
  return `what else is refused could not be looked for, behind the rule at ${breaks.at(-1)?.error.location.pointer}`;
}

/** Whether the sending side names the property that a closed schema refuses, so that it is one of a few. */
function isDeclared({ schemas, ref }: Language, { pointer, property }: LanguageRefusal): boolean {
  if (property === undefined) return false;
  const { reader } = languageSource(schemas);
  const holders = schemaCluster(nodesAt(tokensOf(pointer), reader.node(ref), reader), reader, new Map());
  return holders.some(({ properties }) => properties?.has(property) === true);
}
