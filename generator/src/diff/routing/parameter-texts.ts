import type { Parameter } from "../../contract/contract.js";
import { compareSchemas, type Verdict } from "../../judge/compare-schemas.js";

/** What a document says of the texts that may be given for a parameter. Undefined where nothing describes it: any text. */
export type TextRules = Pick<Parameter, "values" | "pattern" | "minLength" | "maxLength"> | undefined;

export type TextVerdict =
  /** Proved. */
  | { readonly answer: "contained" }
  /** A text that only the first takes, and what the runtime says of it to whoever gives it under the second. */
  | { readonly answer: "outside"; readonly text: string; readonly keyword: string; readonly problem: string }
  | { readonly answer: "undecided"; readonly reason: string };

/** AMQP: a routing key and a queue's name are short strings. */
const mostBytes = 255;

/** Whether each text that may be given under `inner`, and can be sent, may be given under `outer`. */
export function containsTexts(inner: TextRules, outer: TextRules, sendable: string): TextVerdict {
  const verdict = compareSchemas(sentTexts(inner, sendable), schemaOf(outer)).backward;
  if (verdict.answer === "undecided") return { answer: "undecided", reason: verdict.reason };
  const text = textOf(verdict);
  if (verdict.answer === "compatible" || text === undefined) return { answer: "contained" };
  const { keyword } = verdict.error;
  return { answer: "outside", text, keyword, problem: problemOf(keyword, outer) };
}

/** One that may be given and can be sent, if there is any. */
export function textWithin(rules: TextRules, sendable: string): string | undefined {
  return textOf(compareSchemas(sentTexts(rules, sendable), false).backward);
}

function textOf(verdict: Verdict): string | undefined {
  return verdict.answer === "breaking" && typeof verdict.witness === "string" ? verdict.witness : undefined;
}

function sentTexts(rules: TextRules, sendable: string): object {
  return { allOf: [{ type: "string", minLength: 1, maxLength: mostBytes, pattern: sendable }, schemaOf(rules)] };
}

function schemaOf({ values, pattern, minLength, maxLength }: NonNullable<TextRules> = {}): object {
  return {
    // ajv refuses a list without values.
    ...(values === undefined ? {} : values.length === 0 ? { not: {} } : { enum: values }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}

/** In the runtime's words. */
function problemOf(
  keyword: string,
  { values = [], pattern, minLength, maxLength }: NonNullable<TextRules> = {},
): string {
  switch (keyword) {
    case "minLength":
      return `must have at least ${minLength} characters`;
    case "maxLength":
      return `must have at most ${maxLength} characters`;
    case "pattern":
      return `must match ${pattern}`;
    default:
      return `must be one of ${values.join(", ")}`;
  }
}
