import { isAsserted } from "../../judge/formats/format-facts.js";
import type { Rule } from "../rule.js";
import { sameSchemas } from "../same-schemas.js";
import { shownValue } from "../shown-value.js";

export const formatChanged: Rule = {
  id: "format-changed",
  group: "delivery",
  severity: "warning",
  title: "A format that no validator checks has changed.",
  *find(comparison) {
    for (const { old, new: changed } of sameSchemas(comparison)) {
      const [before, after] = [textOf(old.schema["format"]), textOf(changed.schema["format"])];
      // What validators check is judged with the rest of the payload.
      if (before === after || [before, after].some((format) => format !== undefined && isAsserted(format))) continue;
      yield {
        path: `${changed.path}.format`,
        message: `the format of ${changed.path.replace(/^schemas\./, "")} was ${shownValue(before)} and is ${shownValue(after)}`,
        breaks: ["publishers", "consumers"],
        direction: null,
        old: old.locate("format"),
        new: changed.locate("format"),
        advice:
          "Ask those who read the value whether they rely on its form; a `pattern`, `minimum` or `maximum` says it in a way that is checked.",
        change: [before ?? null, after ?? null],
      };
    }
  },
};

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
