import type { Location } from "../contract/location.js";
import { withoutControls } from "./without-controls.js";

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title: string;
  /** Lines of text. */
  readonly lines: readonly string[];
  /** Null: said of no file. A line 0 is no line. */
  readonly location: Pick<Location, "file" | "line" | "column"> | null;
}

/**
 * One line that GitHub shows beside the line of a file: `::error file=asyncapi.yaml,line=41,col=9,title=…::…`.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function workflowCommand({ level, title, lines, location }: Annotation): string {
  const file = location === null ? [] : [`file=${property(location.file)}`];
  const place = location === null || location.line === 0 ? [] : [`line=${location.line}`, `col=${location.column}`];
  const properties = [...file, ...place, `title=${property(title)}`].join(",");
  return `::${level} ${properties}::${lines.map((line) => data(line)).join("%0A")}\n`;
}

/** As GitHub's own toolkit escapes it; line ends have been written out before. */
function data(text: string): string {
  return withoutControls(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
