import type { AcceptanceConfig, CheckConfig, Config } from "../config/config.js";
import type { LocateOption } from "../config/read-config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { Location } from "../contract/location.js";
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

/**
 * Acceptances that say nothing of any change. While their day is not over, that is as it should be: once the change has been
 * merged, a branch or a release that was made before may still hold the old contract, and asks for them again.
 *
 * @param today `2026-12-31`, in UTC
 */
export function unusedAcceptances(
  config: Config,
  used: ReadonlySet<AcceptanceConfig>,
  { locate, today }: { readonly locate: LocateOption; readonly today: string },
): readonly Diagnostic[] {
  return checksIn(config).flatMap(({ check, path }) =>
    (check.accept ?? []).flatMap((acceptance, index) =>
      used.has(acceptance) ? [] : [unused(acceptance, today, locate([...path, "accept", String(index)]))],
    ),
  );
}

function unused({ fingerprint, expires }: AcceptanceConfig, today: string, location: Location): Diagnostic {
  const shared = {
    code: "acceptance-unused",
    message: `no change has the accepted fingerprint ${fingerprint}`,
    location,
  };
  if (expires < today) {
    return {
      ...shared,
      severity: "warning",
      consequence: `Its last day was ${expires}, so it allows nothing any more.`,
      remedy: "Remove it from the configuration.",
    };
  }
  return {
    ...shared,
    severity: "info",
    consequence: "The change is in what it was compared with, or has been taken back.",
    remedy: `Remove it when no version that you compare with is older than the change; it ends on ${expires} by itself.`,
  };
}
