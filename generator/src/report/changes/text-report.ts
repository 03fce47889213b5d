import colors from "picocolors";
import type { Severity } from "../../diff/change.js";
import { formatDiagnostics, placeText } from "../format-diagnostics.js";
import { shellWords } from "../shell-words.js";
import { withoutControls } from "../without-controls.js";
import { wrapWords } from "../wrap-words.js";
import { groupsOf } from "./broken-parties.js";
import type { Acceptance, ChangeReport, DocumentReport, JudgedChange, SdkState } from "./change-report.js";
import { deploymentOrders, rejectionText, witnessLine } from "./change-text-lines.js";
import { type DiffExcerpt, diffExcerpt, staleFiles, stateText } from "./stale-files.js";
import { isAccepted, summaryOf } from "./summary.js";

export interface TextOptions {
  /** Characters of a line. @default 100 */
  readonly columns?: number;
  /** Whether it goes to a terminal that shows colours. @default false */
  readonly colors?: boolean;
  /** What `eventwright explain` is told behind a fingerprint, to find it again. @default nothing */
  readonly sources?: readonly string[];
}

/** Below this, what is said of a change stands below its label and not beside it. */
const narrowColumns = 60;

/** Of a package that is out of date: a new document changes hundreds of lines, most of them in validators that nobody reads. */
const mostDiffLines = 40;
const mostStaleFiles = 20;

/** What a person reads: grouped by who breaks, worst first, with the message that shows it and what to do. */
export function textReport(
  report: ChangeReport,
  { columns = 100, colors: isColored = false, sources = [] }: TextOptions = {},
): string {
  const writer = new TextWriter(columns, isColored);
  const paragraphs = report.documents.flatMap((document) => writer.document(document));
  const general = formatDiagnostics(report.diagnostics, { colors: isColored });
  const failing = report.documents.flatMap(({ changes }) => changes).filter(({ fails }) => fails);
  return withoutCommands(
    [general, ...paragraphs, writer.hints(failing, sources)].filter((text) => text !== "").join("\n"),
  );
}

/** One change, as the report shows it. */
export function changeText(
  change: JudgedChange,
  { columns = 100, colors: isColored = false }: TextOptions = {},
): string {
  return withoutCommands(new TextWriter(columns, isColored).change(change));
}

/** GitHub takes lines of a log that begin with `::`, and what stands behind `##[`, for commands. */
function withoutCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, "$1: ").replaceAll("##[", "## [");
}

class TextWriter {
  readonly #columns: number;
  readonly #paint: ReturnType<typeof colors.createColors>;
  readonly #isColored: boolean;

  constructor(columns: number, isColored: boolean) {
    this.#columns = Math.max(columns, 20);
    this.#isColored = isColored;
    this.#paint = colors.createColors(isColored);
  }

  /** Each paragraph ended by a line's end. */
  document(document: DocumentReport): readonly string[] {
    const { baselines, diagnostics, sdk, changes } = document;
    const open = changes.filter((change) => !isAccepted(change));
    const accepted = changes.filter(isAccepted);
    const body = [
      formatDiagnostics(diagnostics, { colors: this.#isColored }),
      ...groupsOf(open).map(({ title, changes: group }) => this.#group(title, group)),
      accepted.length === 0 ? "" : this.#group("Accepted", accepted),
      // What breaks is read first.
      sdk === undefined ? "" : this.#sdk(sdk, document.input),
    ].filter((text) => text !== "");
    const against = baselines.length === 0 ? "" : `, compared with ${baselines.join(" and ")}`;
    const head = body.length === 0 ? [] : [this.#paint.bold(this.#paragraph(`${document.input}${against}`))];
    return [...head, ...body, this.#paragraph(summaryOf(document))];
  }

  hints(failing: readonly JudgedChange[], sources: readonly string[]): string {
    if (failing.length === 0) return "";
    const shown = failing.find(({ witness }) => witness !== undefined);
    const explain = (fingerprint: string) =>
      shellWords(["eventwright", "explain", fingerprint, ...sources]).replaceAll(" ", "\u00a0");
    return [
      "Accept what is meant with its fingerprint, a reason, an author and a day, under check.accept in the configuration.",
      ...(shown === undefined ? [] : [`See a witness at work: ${explain(shown.fingerprint)}`]),
    ]
      .map((line) => this.#paint.dim(this.#paragraph(line).replaceAll("\u00a0", " ")))
      .join("");
  }

  change(change: JudgedChange): string {
    const place = placeText(change.new ?? change.old ?? { file: change.path, pointer: "", line: 0, column: 0 });
    return `${this.#head(place, change)}\n${this.#details(change)}`;
  }

  #group(title: string, changes: readonly JudgedChange[]): string {
    const heading = this.#paint.bold(wrapWords(title, { columns: this.#columns, indent: "" }));
    return [`${heading}\n`, ...changes.map((change) => this.change(change))].join("\n");
  }

  #head(place: string, { severity, message }: JudgedChange): string {
    const text = withoutControls(message);
    const painted = `  ${this.#paint.bold(place)}  ${this.#severity(severity)}`;
    if (this.#isNarrow) return `${painted}\n  ${wrapWords(text, { columns: this.#columns, indent: "  " })}`;
    const used = 2 + place.length + 2 + severity.length + 2;
    return `${painted}  ${wrapWords(text, { columns: this.#columns, indent: "      ", used })}`;
  }

  #details(change: JudgedChange): string {
    const { rejectedBy, advice, order, fingerprint, rule, reason, old, acceptance } = change;
    const room = this.#columns - (this.#isNarrow ? 6 : 17);
    const shown = witnessLine(change, room);
    const lines: readonly (readonly [label: string, text: string])[] = [
      ["where", change.path],
      ...(shown === undefined ? [] : [["witness", shown] as const]),
      ...(rejectedBy === undefined ? [] : [["refused by", rejectionText(rejectedBy)] as const]),
      ...(isAccepted(change) ? [] : [["instead", advice] as const]),
      ...(order === undefined || isAccepted(change) ? [] : [["deploy", deploymentOrders[order]] as const]),
      [
        "fingerprint",
        `${fingerprint}, rule ${rule}${reason === undefined ? "" : ` (${reason})`}${old === null ? "" : `, before at ${placeText(old)}`}`,
      ],
      ...(acceptance === undefined ? [] : [acceptanceLine(acceptance)]),
    ];
    return lines.map(([label, text]) => `${this.#detail(label, withoutControls(text), room)}\n`).join("");
  }

  #detail(label: string, text: string, room: number): string {
    // A witness is shortened to its line, and its blanks are its own.
    const wrap = (indent: string) => (text.length <= room ? text : wrapWords(text, { columns: this.#columns, indent }));
    if (this.#isNarrow) return `    ${this.#paint.dim(label)}\n      ${wrap("      ")}`;
    return `    ${this.#paint.dim(label.padEnd(11))}  ${wrap(" ".repeat(17))}`;
  }

  #sdk({ output, state, files }: SdkState, input: string): string {
    if (state === "current") return this.#paragraph(`${output} is what ${input} generates.`);
    if (state === "absent")
      return this.#paragraph(`There is no ${output} yet: nothing to compare with what ${input} generates.`);
    const said = this.#paragraph(`${output} is not what ${input} generates: run \`eventwright generate\`.`);
    const { files: first, more } = staleFiles(files, mostStaleFiles);
    const named = first.map((file) => `  ${withoutControls(file.path)}  ${stateText(file)}\n`);
    const excerpt = diffExcerpt(files, mostDiffLines);
    const diffs = excerpt.parts.map((lines) => `\n${this.#diff(lines)}`);
    return [
      this.#paint.red(said),
      ...named,
      ...(more === "" ? [] : [`  ${more}\n`]),
      ...diffs,
      ...(excerpt.lines === 0 ? [] : [`\n${this.#leftOut(excerpt)}`]),
    ].join("");
  }

  #leftOut({ lines, files }: DiffExcerpt): string {
    const [rest, places] = [lines === 1 ? "line" : "lines", files === 1 ? "file" : "files"];
    return this.#paragraph(
      `… and ${lines} more ${rest} of the diff, in ${files} ${places}. See them all with \`eventwright check --format json=check.json\`, or run \`eventwright generate\` and look at \`git diff\`.`,
    );
  }

  #diff(lines: readonly string[]): string {
    return lines
      .map((line) => withoutControls(line.replaceAll("\t", "  ")))
      .map(
        (line) =>
          `${line.startsWith("+") ? this.#paint.green(line) : line.startsWith("-") ? this.#paint.red(line) : line}\n`,
      )
      .join("");
  }

  #severity(severity: Severity): string {
    const painted = {
      breaking: this.#paint.red,
      undecided: this.#paint.magenta,
      warning: this.#paint.yellow,
      info: this.#paint.cyan,
    };
    return painted[severity](severity);
  }

  #paragraph(text: string): string {
    return `${wrapWords(withoutControls(text), { columns: this.#columns, indent: "" })}\n`;
  }

  get #isNarrow(): boolean {
    return this.#columns < narrowColumns;
  }
}

function acceptanceLine({ state, author, expires, reason, fingerprint }: Acceptance): readonly [string, string] {
  if (state === "accepted") return ["accepted", `by ${author} until ${expires}: ${reason}`];
  if (state === "expired") return ["expired", `${author} accepted it until ${expires}: ${reason}`];
  if (state === "misnamed")
    return ["misnamed", `${author} accepted it under another rule or path, which does not count: ${reason}`];
  return ["outdated", `${author} accepted ${fingerprint}, when it did another thing: ${reason}`];
}
