import type { Config, LintConfig, SuppressionConfig } from "../config/config.js";
import type { LocateOption } from "../config/read-config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { documentFindings } from "./document-findings.js";
import { lintRules } from "./rules/lint-rules.js";

/** Every `lint` of a configuration, and where it stands. */
function lintsIn(config: Config): readonly { readonly lint: LintConfig; readonly path: readonly string[] }[] {
  const places = [
    { lint: config.lint, path: ["lint"] },
    ...(config.documents ?? []).map(({ lint }, index) => ({ lint, path: ["documents", String(index), "lint"] })),
  ];
  return places.flatMap(({ lint, path }) => (lint === undefined ? [] : [{ lint, path }]));
}

/** A rule that there is not is a typo, and would be without effect. */
export function unknownLintRules(config: Config, locate: LocateOption): readonly Diagnostic[] {
  const known = [...lintRules, ...documentFindings].map(({ id }) => id);
  return lintsIn(config).flatMap(({ lint: { rules = {}, suppress = [] }, path }) => {
    const named = [
      ...Object.keys(rules).map((id) => ({ id, at: [...path, "rules", id] })),
      ...suppress.map(({ rule }, index) => ({ id: rule, at: [...path, "suppress", String(index), "rule"] })),
    ];
    return named
      .filter(({ id }) => !known.includes(id))
      .map(({ id, at }) => ({
        code: "unknown-lint-rule",
        severity: "error" as const,
        message: `the lint has no rule "${id}"`,
        consequence: "What is said of it would be without effect.",
        remedy: `Its rules are ${known.join(", ")}.`,
        location: locate(at),
      }));
  });
}

/** Suppressions that hide nothing: they would hide what comes there later. */
export function unusedSuppressions(
  config: Config,
  used: ReadonlySet<SuppressionConfig>,
  locate: LocateOption,
): readonly Diagnostic[] {
  return lintsIn(config).flatMap(({ lint: { suppress = [] }, path }) =>
    suppress.flatMap((suppression, index) =>
      used.has(suppression)
        ? []
        : [
            {
              code: "suppression-unused",
              severity: "warning" as const,
              message: `${suppression.rule} finds nothing at ${suppression.path}`,
              consequence: "The suppression would hide what comes there later.",
              remedy: "Remove it from the configuration.",
              location: locate([...path, "suppress", String(index)]),
            },
          ],
    ),
  );
}
