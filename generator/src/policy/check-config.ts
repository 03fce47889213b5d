import type { AcceptanceConfig, CheckConfig, Config } from "../config/config.js";
import type { LocateOption } from "../config/read-config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { Location } from "../contract/location.js";
import { rules } from "../diff/rules/rules.js";
import type { MisnamedAcceptance } from "./apply-policy.js";

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

/** A day that there is not would be compared as a text, and might never be over. */
export function impossibleDays(config: Config, locate: LocateOption): readonly Diagnostic[] {
  return checksIn(config).flatMap(({ check, path }) =>
    (check.accept ?? []).flatMap(({ expires }, index): readonly Diagnostic[] => {
      const place = [...path, "accept", String(index), "expires"];
      if (isDay(expires)) return [];
      return [
        {
          code: "no-such-day",
          severity: "error",
          message: `"${place.join(".")}" is ${JSON.stringify(expires)}, which is no day of the calendar`,
          consequence: "It cannot be said how long the acceptance counts.",
          remedy: "Write the last day on which it counts, year first: 2026-12-31.",
          location: locate(place),
        },
      ];
    }),
  );
}

/** @param text `2026-12-31`, as the configuration's schema asks for */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Acceptances that have a change's fingerprint, and name another one beside it. */
export function misnamedAcceptances(
  config: Config,
  misnamed: readonly MisnamedAcceptance[],
  locate: LocateOption,
): readonly Diagnostic[] {
  return checksIn(config).flatMap(({ check, path }) =>
    (check.accept ?? []).flatMap((acceptance, index): readonly Diagnostic[] => {
      const found = misnamed.find((one) => one.acceptance === acceptance);
      if (found === undefined) return [];
      const { rule, path: place } = acceptance;
      const said = [...(rule === undefined ? [] : [`rule ${rule}`]), ...(place === undefined ? [] : [`path ${place}`])];
      return [
        {
          code: "acceptance-misnamed",
          severity: "warning",
          message: `the acceptance of ${acceptance.fingerprint} names another change: it says ${said.join(" and ")}, and the change is ${found.change.rule} at ${found.change.path}`,
          consequence: "It accepts nothing.",
          remedy: "Write the rule and the path as the report prints them, or leave them out.",
          location: locate([...path, "accept", String(index)]),
        },
      ];
    }),
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
