/** Unchanged lines around what differs, as `diff -u` shows them. */
const context = 3;

/** More edits than this are told as a whole that was replaced: to find the fewest would take long, and nobody reads them. */
const maxEdits = 1000;

export interface DiffSides {
  /** Absent: there is no such file. */
  readonly old?: string | undefined;
  readonly new?: string | undefined;
}

/**
 * What differs between two texts, as `diff -u` and git write it, so that `patch` makes the new one of the old one. Empty
 * when nothing does. Line endings do not count.
 */
export function unifiedDiff(path: string, sides: DiffSides): string {
  const old = linesOf(sides.old ?? "");
  const now = linesOf(sides.new ?? "");
  const hunks = hunksOf(editsOf(old, now));
  if (hunks.length === 0) return "";
  const header = [
    `--- ${sides.old === undefined ? "/dev/null" : `a/${path}`}`,
    `+++ ${sides.new === undefined ? "/dev/null" : `b/${path}`}`,
  ];
  return [...header, ...hunks.flatMap(printHunk)].map((line) => `${line}\n`).join("");
}

interface Line {
  readonly text: string;
  /** False for a last line without an end. */
  readonly isEnded: boolean;
}

function linesOf(content: string): readonly Line[] {
  const texts = content.replaceAll("\r\n", "\n").split("\n");
  const last = texts.pop() ?? "";
  const lines = texts.map((text) => ({ text, isEnded: true }));
  return last === "" ? lines : [...lines, { text: last, isEnded: false }];
}

function isSame(one: Line | undefined, other: Line | undefined): boolean {
  return one !== undefined && one.text === other?.text && one.isEnded === other.isEnded;
}

type Edit = Line & { readonly sign: " " | "-" | "+" };

/** The fewest edits that make one text of the other, in its order. */
function editsOf(old: readonly Line[], now: readonly Line[]): readonly Edit[] {
  let start = 0;
  while (start < old.length && isSame(old[start], now[start])) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && isSame(old.at(-1 - end), now.at(-1 - end))) end += 1;
  const between = [old, now].map((lines) => lines.slice(start, lines.length - end));
  const [before = [], after = []] = between;
  return [
    ...signed(" ", old.slice(0, start)),
    ...(shortestEdits(before, after) ?? [...signed("-", before), ...signed("+", after)]),
    ...signed(" ", old.slice(old.length - end)),
  ];
}

function signed(sign: Edit["sign"], lines: readonly Line[]): readonly Edit[] {
  return lines.map((line) => ({ sign, ...line }));
}

/**
 * E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986. `reached[k]` is how far into the old text one gets
 * on diagonal k, where k lines more were taken from the old text than from the new one.
 */
function shortestEdits(old: readonly Line[], now: readonly Line[]): readonly Edit[] | undefined {
  const steps: ReadonlyMap<number, number>[] = [];
  let reached = new Map([[1, 0]]);
  const isDown = (diagonal: number, edits: number, from: ReadonlyMap<number, number>): boolean =>
    diagonal === -edits || (diagonal !== edits && (from.get(diagonal - 1) ?? -1) < (from.get(diagonal + 1) ?? -1));
  for (let edits = 0; edits <= Math.min(maxEdits, old.length + now.length); edits += 1) {
    steps.push(reached);
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = isDown(diagonal, edits, reached)
        ? (reached.get(diagonal + 1) ?? 0)
        : (reached.get(diagonal - 1) ?? 0) + 1;
      while (x < old.length && isSame(old[x], now[x - diagonal])) x += 1;
      next.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return backwards(edits);
    }
    reached = next;
  }
  return undefined;

  function backwards(edits: number): readonly Edit[] {
    const found: Edit[] = [];
    let x = old.length;
    let y = now.length;
    for (let left = edits; left >= 0; left -= 1) {
      const from = steps[left] ?? new Map();
      const diagonal = x - y;
      const down = isDown(diagonal, left, from);
      const startX = down ? (from.get(diagonal + 1) ?? 0) : (from.get(diagonal - 1) ?? 0) + 1;
      while (x > startX) found.push({ sign: " ", ...at(old, --x) });
      y = x - diagonal;
      if (left > 0) found.push(down ? { sign: "+", ...at(now, --y) } : { sign: "-", ...at(old, --x) });
    }
    return found.reverse();
  }
}

function at(lines: readonly Line[], index: number): Line {
  return lines[index] ?? { text: "", isEnded: true };
}

interface Hunk {
  readonly oldStart: number;
  readonly newStart: number;
  readonly edits: readonly Edit[];
}

/** Edits that share their context stand in one hunk. */
function hunksOf(edits: readonly Edit[]): readonly Hunk[] {
  const changed = edits.flatMap(({ sign }, index) => (sign === " " ? [] : [index]));
  const ranges: { start: number; end: number }[] = [];
  for (const index of changed) {
    const last = ranges.at(-1);
    if (last !== undefined && index - context <= last.end) last.end = index + 1 + context;
    else ranges.push({ start: Math.max(0, index - context), end: index + 1 + context });
  }
  return ranges.map(({ start, end }) => {
    const before = edits.slice(0, start);
    return {
      oldStart: before.filter(({ sign }) => sign !== "+").length,
      newStart: before.filter(({ sign }) => sign !== "-").length,
      edits: edits.slice(start, end),
    };
  });
}

function printHunk({ oldStart, newStart, edits }: Hunk): readonly string[] {
  const oldCount = edits.filter(({ sign }) => sign !== "+").length;
  const newCount = edits.filter(({ sign }) => sign !== "-").length;
  return [
    `@@ -${rangeText(oldStart, oldCount)} +${rangeText(newStart, newCount)} @@`,
    ...edits.flatMap(({ sign, text, isEnded }) => [
      `${sign}${text}`,
      ...(isEnded ? [] : ["\\ No newline at end of file"]),
    ]),
  ];
}

/** Lines count from 1; of no lines the one before is named. */
function rangeText(start: number, count: number): string {
  return count === 1 ? `${start + 1}` : `${count === 0 ? start : start + 1},${count}`;
}
