import type { AcceptanceConfig, CheckConfig, Config } from "../config/config.js";
import type { LocateOption } from "../config/read-config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { rules } from "../diff/rules/rules.js";

/** Every `check` of a configuration, and where it stands. */
function checksIn(config: Config): readonly { readonly check: CheckConfig; readonly path: readonly string[] }[] {
  const places = [
    { check: config.check, path: ["check"] },
    ...(config.documents ?? []).map(({ check }, index) => ({ check, path: ["documents", String(index), "check"] })),
  ];
  return places.flatMap(({ check, path }) => (check === undefined ? [] : [{ check, path }]));
}

/** A rule that there is not is a typo, and would be without effect. */
export function unknownRules(config: Config, locate: LocateOption): readonly Diagnostic[] {
  const known = new Set(rules.map(({ id }) => id));
  return checksIn(config).flatMap(({ check, path }) =>
    Object.keys(check.rules ?? {})
      .filter((id) => !known.has(id))
      .map((id) => ({
        code: "unknown-change-rule",
        severity: "error",
        message: `"${[...path, "rules", id].join(".")}" is no rule`,
        consequence: "It would be without effect.",
        remedy: "Rules are the pages under docs/changes.",
        location: locate([...path, "rules", id]),
      })),
  );
}

/** Acceptances that say nothing of any change: what they allowed is not there any more, or was never there. */
export function unusedAcceptances(
  config: Config,
  used: ReadonlySet<AcceptanceConfig>,
  locate: LocateOption,
): readonly Diagnostic[] {
  return checksIn(config).flatMap(({ check, path }) =>
    (check.accept ?? []).flatMap((acceptance, index) =>
      used.has(acceptance)
        ? []
        : [
            {
              code: "acceptance-unused",
              severity: "warning" as const,
              message: `no change has the accepted fingerprint ${acceptance.fingerprint}`,
              consequence: "What it allowed is not there any more.",
              remedy: "Remove it from the configuration.",
              location: locate([...path, "accept", String(index)]),
            },
          ],
    ),
  );
}
