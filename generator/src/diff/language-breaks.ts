import {
  type CompareLanguagesOptions,
  compareLanguages,
  type Language,
  type LanguageVerdict,
} from "../judge/compare-languages.js";
import { languageSource } from "../judge/language-source.js";
import { propertyPointer } from "../judge/message-validator.js";
import { liftRule } from "./lift-rule.js";

export type LanguageBreak = Extract<LanguageVerdict, { readonly answer: "breaking" }>;

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
  const isInside = ({ error, anythingAt }: LanguageBreak) =>
    anythingAt !== undefined && anythingAt !== propertyPointer(error) && told.has(anythingAt);
  return { breaks: breaks.filter((one) => !isInside(one)), ...others };
}

function everyBreak(emitted: Language, accepted: Language, options: CompareLanguagesOptions): LanguageBreaks {
  const breaks: LanguageBreak[] = [];
  let { schemas } = accepted;
  while (breaks.length < mostBreaks) {
    const verdict = compareLanguages(emitted, { ...accepted, schemas }, options);
    if (verdict.answer === "compatible") return { breaks };
    if (verdict.answer === "undecided") return { breaks, undecided: verdict.reason };
    const own = liftRule(accepted.schemas, verdict.error);
    const alone =
      own === undefined
        ? verdict
        : compareLanguages(emitted, accepted, { ...options, within: { ...accepted, schemas: own } });
    const found = alone.answer === "breaking" && alone.error.place === verdict.error.place ? alone : verdict;
    // Below `not`, a rule that is lifted refuses more: then the first answer stands for all of them.
    if (breaks.length > 0 && languageSource(accepted.schemas).validatorOf(accepted.ref)(found.witness))
      return { breaks };
    breaks.push(found);
    const lifted = liftRule(schemas, verdict.error);
    if (lifted === undefined) return { breaks };
    schemas = lifted;
  }
  return { breaks };
}
