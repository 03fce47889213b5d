import type { Finding } from "../change.js";
import type { Rule } from "../rule.js";
import { type CodeBreak, type CodeSide, codeBreaks } from "./code-breaks.js";

/** A rule about code against the types of one side, which the compiler decides. */
export function codeRule(side: CodeSide, { id, title }: Pick<Rule, "id" | "title">): Rule {
  return {
    id,
    group: "sdk",
    severity: "warning",
    title,
    find: async (comparison) =>
      (await codeBreaks(comparison)).filter((found) => found.side === side).map((found) => findingOf(found)),
  };
}

function findingOf({ side, message, part, path, line, error }: CodeBreak): Finding {
  const { old, new: changed } = message.pair;
  const what = [`messages.${changed.key}.${part}`, ...path].join(".");
  return {
    path: what,
    message: `code of ${side} that compiled does not compile: ${gistOf(error)}`,
    breaks: [side === "publishers" ? "publisher-types" : "consumer-types"],
    direction: null,
    old: old.location,
    new: changed.location,
    witness: line,
    // The line is the same for whatever no longer fits.
    change: [null, wordsOf(error)],
    rejectedBy: { side: `code against the new types of ${side}`, error },
    advice: "Publish the package as a new major version, or keep the old type valid beside the new one.",
  };
}

/** The compiler's chain of reasons without its first, which says only that the whole does not fit. */
function gistOf(error: string): string {
  const [first = "", ...reasons] = error.split("\n").map((line) => line.trim());
  return reasons.length > 0 ? reasons.join(" ") : first;
}

/** The compiler lists properties and variants in the order of the document. */
function wordsOf(error: string): readonly string[] {
  return error.split(/[\s,|]+/).sort();
}
