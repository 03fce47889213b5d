import type { Json } from "./json.js";
import { defaultBudgetMs, Judge, type Side, undecided } from "./judge.js";
import { type Language, languageSide } from "./language-side.js";

export type CommonMessage =
  /** Proved. */
  | { readonly answer: "none" }
  /** The SDKs' own validators take it for both. */
  | { readonly answer: "found"; readonly witness: Json }
  | { readonly answer: "undecided"; readonly reason: string };

/** Whether some message is one of both languages. Never throws. */
export function commonMessage(one: Language, other: Language, budgetMs = defaultBudgetMs): CommonMessage {
  try {
    const judge = new Judge(budgetMs);
    // What is in both is what is in the first and not outside of the second.
    const decision = judge.decide<unknown>(languageSide(one, judge), outsideOf(languageSide(other, judge)));
    if (decision.answer === "breaking") return { answer: "found", witness: decision.witness };
    return decision.answer === "compatible" ? { answer: "none" } : decision;
  } catch (error) {
    return undecided(error);
  }
}

function outsideOf({ literal, validator }: Side<unknown>): Side<unknown> {
  return {
    literal: -literal,
    validator: () => {
      const inside = validator();
      return { refusal: (value) => (inside.refusal(value) === undefined ? true : undefined) };
    },
  };
}
