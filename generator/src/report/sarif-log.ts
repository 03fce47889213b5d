import type { Location } from "../contract/location.js";
import { generatorVersion } from "../version.js";
import { withoutControls } from "./without-controls.js";

export interface SarifRule {
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

export interface SarifFinding {
  readonly rule: SarifRule;
  readonly level: "error" | "warning" | "note";
  /** Lines of text. */
  readonly lines: readonly string[];
  readonly location: Pick<Location, "file" | "line" | "column">;
  /** In names: `messages.OrderPlaced.payload`. */
  readonly path?: string;
  readonly related?: { readonly text: string; readonly location: Location };
  readonly fingerprint?: string;
  /** Why it does not count. */
  readonly suppression?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/**
 * What code scanning reads: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, with what GitHub asks for
 * besides: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function sarifLog(findings: readonly SarifFinding[]): string {
  const rules = [...new Map(findings.map(({ rule }) => [rule.id, rule])).values()];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "eventwright",
            semanticVersion: generatorVersion(),
            informationUri: "https://www.npmjs.com/package/eventwright",
            rules: rules.map(({ id, title, url }) => ({ id, shortDescription: { text: title }, helpUri: url })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => resultOf(finding, rules.indexOf(ruleOf(finding, rules)))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf({ rule }: SarifFinding, rules: readonly SarifRule[]): SarifRule {
  return rules.find(({ id }) => id === rule.id) ?? rule;
}

function resultOf(finding: SarifFinding, ruleIndex: number): object {
  const { rule, level, lines, location, path, related, fingerprint, suppression, properties } = finding;
  const logicalLocations =
    path === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: withoutControls(path) }] };
  return {
    ruleId: rule.id,
    ruleIndex,
    level,
    message: { text: lines.map(withoutControls).join("\n") },
    locations: [{ physicalLocation: physicalLocation(location), ...logicalLocations }],
    ...(related === undefined
      ? {}
      : {
          relatedLocations: [
            {
              id: 1,
              physicalLocation: physicalLocation(related.location),
              message: { text: withoutControls(related.text) },
            },
          ],
        }),
    ...(fingerprint === undefined ? {} : { partialFingerprints: { "eventwright/v1": fingerprint } }),
    ...(suppression === undefined
      ? {}
      : {
          suppressions: [{ kind: "external", status: "accepted", justification: withoutControls(suppression) }],
        }),
    ...(properties === undefined ? {} : { properties }),
  };
}

function physicalLocation({ file, line, column }: SarifFinding["location"]): object {
  const region = line === 0 ? {} : { region: { startLine: line, startColumn: column } };
  return { artifactLocation: { uri: uriOf(file) }, ...region };
}

/** A path as a relative URI; `git:main:asyncapi.yaml` is one already. */
function uriOf(file: string): string {
  const path = file.replace(/\p{Cs}/gu, "\ufffd").replaceAll("\\", "/");
  return path.split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":");
}
