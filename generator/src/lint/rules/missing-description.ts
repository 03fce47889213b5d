import type { LintRule } from "../lint-rule.js";

export const missingDescription: LintRule = {
  id: "missing-description",
  severity: "info",
  title: "A channel or message has neither a title nor a description.",
  *find({ contract }) {
    const kinds = [
      { kind: "channel", things: contract.channels },
      { kind: "message", things: contract.messages },
    ] as const;
    for (const { kind, things } of kinds) {
      for (const { key, title, description, location } of things) {
        if (title !== undefined || description !== undefined) continue;
        yield {
          message: `the ${kind} ${key} is not described`,
          consequence: "Who uses the generated code finds no words about it.",
          remedy: `Add a ${kind === "message" ? "`summary`" : "`description`"} of one sentence.`,
          location,
        };
      }
    }
  },
};
