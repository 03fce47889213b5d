import type { Location } from "../../src/contract/location.js";
import type { ChangeReport, DocumentReport, JudgedChange } from "../../src/report/changes/change-report.js";

/** What a report is made of, filled in as a test needs it. */
export function reportOf(document: Partial<DocumentReport>, report: Partial<ChangeReport> = {}): ChangeReport {
  const { input = "asyncapi.yaml", baselines = ["git:main:asyncapi.yaml"], diagnostics = [], changes = [] } = document;
  return {
    command: "diff",
    diagnostics: [],
    documents: [{ semver: "major", ...document, input, baselines, diagnostics, changes }],
    failed: changes.some(({ fails }) => fails),
    ...report,
  };
}

export function at(line: number, column: number): Location {
  return { file: "asyncapi.yaml", pointer: "/components", line, column };
}

const baselines = ["git:main:asyncapi.yaml"];

export const breakingPayload: JudgedChange = {
  rule: "payload-backward",
  severity: "breaking",
  direction: "backward",
  breaks: ["publishers", "queued"],
  path: "messages.OrderPlaced.payload.currency",
  message: "OrderPlaced requires currency, which publishers could leave out",
  reason: "property-required",
  old: at(29, 7),
  new: at(31, 18),
  witness: { event: "order.placed", id: 0 },
  rejectedBy: { side: "new consumers", error: "must have required property 'currency'" },
  advice: "Leave it optional until every publisher sends it.",
  order: "publishers-first",
  fingerprint: "84f2a5c0b1d3",
  fails: true,
  baselines,
};

export const breakingTopology: JudgedChange = {
  rule: "exchange-type-changed",
  severity: "breaking",
  direction: null,
  breaks: ["broker"],
  path: "exchanges.shop.type",
  message: "exchange shop was of type topic and is direct",
  old: at(12, 9),
  new: at(12, 9),
  rejectedBy: {
    side: "the broker",
    error:
      "406 PRECONDITION_FAILED - inequivalent arg 'type' for exchange 'shop': received 'direct' but current is 'topic'",
  },
  advice:
    "Declare an exchange of another name, bind it to shop for the time of the move, and remove shop when nobody publishes to it.",
  fingerprint: "0b6d4e1f7a92",
  fails: true,
  baselines,
};

export const warningOfCode: JudgedChange = {
  rule: "type-widened-for-consumers",
  severity: "warning",
  direction: null,
  breaks: ["consumer-types"],
  path: "schemas.Order.amount",
  message: "OrderPlaced.amount was number and is number or null",
  old: at(31, 11),
  new: at(33, 11),
  witness: "const amount: number = event.amount;",
  rejectedBy: { side: "the compiler", error: "Type 'number | null' is not assignable to type 'number'." },
  advice: "Say in the changelog that consumers have to take null.",
  fingerprint: "c41d80e2b7f5",
  fails: false,
  baselines,
};

export const acceptedRemoval: JudgedChange = {
  rule: "channel-removed",
  severity: "breaking",
  direction: null,
  breaks: ["publishers", "consumers"],
  path: "channels.legacy",
  message: "channel legacy is no longer in asyncapi.yaml",
  old: at(20, 3),
  new: null,
  advice: "Mark it deprecated first.",
  fingerprint: "9f00aa17c3d4",
  fails: false,
  baselines,
  acceptance: {
    state: "accepted",
    fingerprint: "9f00aa17c3d4",
    reason: "nobody has sent to it since May",
    author: "Ann",
    expires: "2026-12-31",
  },
};

export const fourChanges = reportOf({
  changes: [breakingPayload, breakingTopology, acceptedRemoval, warningOfCode],
  version: { old: "1.0.0", new: "1.0.1", suggested: "2.0.0", risesEnough: false },
});

export const oneChange = reportOf({ changes: [breakingPayload] });

export const nothingChanged = reportOf({ semver: "none" });

export const checkOfSdk = reportOf(
  {
    semver: "patch",
    version: { old: "1.0.0", new: "1.0.0", suggested: "1.0.1", risesEnough: false },
    diagnostics: [
      {
        code: "type-not-said",
        severity: "warning",
        message: "a schema with `properties` has no type",
        consequence: "Everything that is no object is accepted as well, and the type says so.",
        remedy: "Add `type: object`.",
        location: at(41, 9),
      },
    ],
    sdk: {
      output: "packages/catalog-events",
      state: "different",
      files: [
        {
          path: "index.d.ts",
          kind: "outdated",
          isEdited: false,
          diff: "--- packages/catalog-events/index.d.ts\n+++ generated\n@@ -1 +1 @@\n-export interface Old {}\n+export interface New {}\n",
        },
        { path: "index.js", kind: "outdated", isEdited: true, diff: "" },
        { path: "schemas/old.d.ts", kind: "stale", isEdited: false, diff: "" },
      ],
    },
  },
  { command: "check", failed: true },
);

/** Names as an attacker writes them: everything that some format would take for its own. */
export const hostileText =
  "\u001b[31mred\u001b[0m\r\n::error::x %0A <!-- --> </details><script>alert(1)</script> ]]> & \" ' | `code` ```` @octocat #1 https://evil.test \u202edesrever \u0000\ud800";

const hostileLocation: Location = { file: `${hostileText}.yaml`, pointer: `/${hostileText}`, line: 3, column: 5 };

export const hostileChange: JudgedChange = {
  ...breakingPayload,
  path: hostileText,
  message: hostileText,
  old: hostileLocation,
  new: hostileLocation,
  witness: { [hostileText]: hostileText },
  rejectedBy: { side: hostileText, error: hostileText },
  advice: hostileText,
  baselines: [hostileText],
  acceptance: {
    state: "outdated",
    fingerprint: hostileText,
    reason: hostileText,
    author: hostileText,
    expires: hostileText,
  },
};

export const hostileReport = reportOf({
  input: hostileText,
  baselines: [hostileText],
  changes: [hostileChange],
  diagnostics: [
    {
      code: "hostile",
      severity: "error",
      message: hostileText,
      consequence: hostileText,
      remedy: hostileText,
      location: hostileLocation,
    },
  ],
  sdk: {
    output: hostileText,
    state: "different",
    files: [
      {
        path: hostileText,
        kind: "outdated",
        isEdited: true,
        diff: `--- a\n+++ b\n+${hostileText.replaceAll("\n", "")}\n`,
      },
    ],
  },
  version: { old: hostileText, new: hostileText, suggested: `${hostileText}1`, risesEnough: false },
});
