import colors from "picocolors";
import type { Explanation } from "../../commands/explain.js";
import type { JsonValue } from "../../contract/contract.js";
import type { Direction } from "../../diff/change.js";
import { type RefusedCode, type RefusedDeclaration, refusedCode, refusedDeclaration } from "../../diff/replay.js";
import { placeText } from "../format-diagnostics.js";
import { pageUrl } from "../page-url.js";
import { withoutControls } from "../without-controls.js";
import { wrapWords } from "../wrap-words.js";
import { changeJson } from "./change-json.js";
import { shortJson } from "./short-json.js";
import { changeText, type TextOptions } from "./text-report.js";

/** One finding at length: what it says, the whole witness, what each side does with it, and how to accept it. */
export function explainReport(
  explanation: Explanation,
  options: TextOptions & { readonly format: "text" | "json" },
): string {
  return options.format === "json" ? jsonOf(explanation) : textOf(explanation, options);
}

function jsonOf({ change, sides, old, new: changed }: Explanation): string {
  const report = {
    change: changeJson(change),
    old,
    new: changed,
    page: pageUrl(`changes/${change.rule}.md`),
    replayed: (sides ?? []).map(({ side, version, refusal }) => ({
      side,
      version,
      accepts: refusal === undefined,
      error:
        refusal === undefined
          ? null
          : {
              message: refusal.message,
              pointer: refusal.pointer,
              keyword: refusal.keyword,
              location: refusal.location,
            },
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function textOf({ change, sides, old, new: changed }: Explanation, options: TextOptions): string {
  const { columns = 100, colors: isColored = false } = options;
  const paint = colors.createColors(isColored);
  const paragraph = (text: string, indent = ""): string =>
    `${indent}${wrapWords(withoutControls(text), { columns, indent })}\n`;
  const { witness, rule, path, fingerprint, acceptance, direction } = change;
  const code = refusedCode(change);
  const declaration = refusedDeclaration(change);
  const parts = [
    paragraph(`${changed}, compared with ${old}`),
    changeText(change, options),
    ...(witness === undefined ? [] : [`${paint.bold("The witness")}\n\n${shown(witness, direction)}`]),
    ...(sides === undefined || sides.length === 0
      ? []
      : [`${paint.bold("What both sides do with it")}\n\n${answers()}`]),
    ...(code === undefined ? [] : [`${paint.bold("What both sides do with it")}\n\n${compiled(code)}`]),
    ...(declaration === undefined ? [] : [`${paint.bold("What the broker does with it")}\n\n${declared(declaration)}`]),
    paragraph(`The rule: ${pageUrl(`changes/${rule}.md`)}`),
    ...(acceptance?.state === "accepted"
      ? []
      : [
          [
            `${paint.bold("To accept it")}, write into the configuration, with your reason:\n\n`,
            "check:\n  accept:\n",
            `    - fingerprint: ${fingerprint}\n      rule: ${rule}\n      path: ${JSON.stringify(withoutControls(path))}\n`,
            "      reason: …\n      author: …\n      expires: the last day on which it counts, as 2026-12-31\n",
          ].join(""),
        ]),
  ];
  return parts.join("\n");

  function compiled({ acceptedBy, refusedBy, error }: RefusedCode): string {
    return [
      paragraph(`${acceptedBy} (${old}): ${paint.green("compiles")}`, "  "),
      paragraph(`${refusedBy} (${changed}): ${paint.red("refused")} by the compiler`, "  "),
      ...error.split("\n").map((line) => paragraph(line.trim(), "    ")),
    ].join("");
  }

  function declared({ before, after, answer }: RefusedDeclaration): string {
    return [
      paragraph(`declared by the services that run (${old}): ${valueText(before)}`, "  "),
      paragraph("The broker has it like this, once one of them has declared it.", "    "),
      paragraph(`declared by new services (${changed}): ${valueText(after)}`, "  "),
      paragraph(`The broker answers: ${answer}`, "    "),
    ].join("");
  }

  function answers(): string {
    return (sides ?? [])
      .map(({ side, version, refusal }) => {
        const document = version === "old" ? old : changed;
        if (refusal === undefined) return paragraph(`${side} (${document}): ${paint.green("accepted")}`, "  ");
        const where = refusal.pointer === "" ? "the message" : refusal.pointer;
        return [
          paragraph(`${side} (${document}): ${paint.red("refused")}`, "  "),
          paragraph(`${where} ${refusal.message}, by ${refusal.keyword} at ${placeText(refusal.location)}`, "    "),
        ].join("");
      })
      .join("");
  }
}

function valueText(value: JsonValue): string {
  return value === null ? "not given" : shortJson(value, 200);
}

/** A message as JSON; code and routing keys as they are. */
function shown(witness: JsonValue, direction: Direction | null): string {
  const text = direction === null && typeof witness === "string" ? witness : JSON.stringify(witness, undefined, 2);
  return text
    .split("\n")
    .map((line) => `  ${withoutControls(line)}\n`)
    .join("");
}
