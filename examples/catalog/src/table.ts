import { styleText } from "node:util";

export interface TableOptions {
  /** Characters per line. */
  readonly width: number;
  readonly colors: boolean;
  readonly write: (text: string) => void;
}

export interface Row {
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly urgency?: keyof typeof urgencyStyles | undefined;
  readonly note?: string;
}

/** The longest of what this example sends, and two spaces. */
const widths = { event: 23, from: 11, to: 11, urgency: 10, note: 10 };
const fullWidth = Object.values(widths).reduce((sum, width) => sum + width, 0);

const urgencyStyles = { low: "dim", medium: "green", high: "yellow", critical: "red" } as const;

/** Events in aligned columns, or one below the other where the terminal is narrow. */
export class Table {
  readonly #options: TableOptions;

  constructor(options: TableOptions) {
    this.#options = options;
  }

  head(): void {
    if (!this.#isWide) return;
    const { event, from, to } = widths;
    this.#options.write("\n");
    this.#line(this.#style("dim", `${"event".padEnd(event)}${"from".padEnd(from)}${"to".padEnd(to)}urgency`));
  }

  title(text: string): void {
    this.#options.write("\n");
    for (const line of wrap(text, this.#options.width)) this.#line(this.#style("bold", line));
  }

  text(text: string): void {
    for (const line of wrap(text, this.#options.width)) this.#line(line);
  }

  row({ event, from, to, urgency, note = "" }: Row): void {
    const level = (width: number) => {
      const padded = (urgency ?? "-").padEnd(width);
      return urgency === undefined ? padded : this.#style(urgencyStyles[urgency], padded);
    };
    if (this.#isWide) {
      const route = `${event.padEnd(widths.event)}${from.padEnd(widths.from)}${to.padEnd(widths.to)}`;
      this.#line(note === "" ? route + level(0) : route + level(widths.urgency) + note);
    } else {
      this.#line(`${event} ${level(0)}`);
      this.#line(`  ${from} > ${to}${note === "" ? "" : `, ${note}`}`);
    }
  }

  get #isWide(): boolean {
    return this.#options.width >= fullWidth;
  }

  #line(text: string): void {
    this.#options.write(`${text}\n`);
  }

  #style(style: "dim" | "bold" | "green" | "yellow" | "red", text: string): string {
    // Who made the table has decided; later versions of Node would ask the standard output once more.
    return this.#options.colors ? styleText(style, text, { validateStream: false }) : text;
  }
}

/** Breaks between words. A word that is longer than a line gets a line. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
