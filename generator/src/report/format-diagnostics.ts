import colors from "picocolors";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { Location } from "../contract/location.js";
import { withoutControls } from "./without-controls.js";

export interface FormatOptions {
  /** Whether the text goes to a terminal that shows colours. @default false */
  readonly colors?: boolean;
}

/**
 * One paragraph per diagnostic, each line ended:
 *
 * ```
 * asyncapi.yaml:41:9  error  ProductCreated.price has no type
 *   Without a type any value would be published and accepted.
 *   Add `type` under components/schemas/ProductCreated/properties/price.
 * ```
 */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], options: FormatOptions = {}): string {
  const paint = colors.createColors(options.colors ?? false);
  const severities = { error: paint.red("error"), warning: paint.yellow("warning"), info: paint.cyan("info") };
  const paragraph = ({ severity, message, consequence, remedy, related, location }: Diagnostic): string => {
    const head = `${paint.bold(placeText(location))}  ${severities[severity]}  ${withoutControls(message)}`;
    const details = [
      ...(related === undefined ? [] : [`${placeText(related.location)}  ${related.message}`]),
      ...(consequence === undefined ? [] : [consequence]),
      ...(remedy === undefined ? [] : [remedy]),
    ];
    return [head, ...details.map((line) => paint.dim(`  ${withoutControls(line)}`))].join("\n");
  };
  return diagnostics.map((diagnostic) => `${paragraph(diagnostic)}\n`).join("");
}

/** `asyncapi.yaml:41:9`; a file that cannot be read has no line. */
export function placeText({ file: name, line, column }: Location): string {
  const file = withoutControls(name);
  return line === 0 ? file : `${file}:${line}:${column}`;
}
