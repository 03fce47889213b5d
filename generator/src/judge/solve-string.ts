import { factsOf, samplesOf } from "./formats/format-facts.js";
import type { Literal } from "./formula.js";
import type { WordQuery } from "./language/language.js";
import { found, noValue, type Outcome } from "./outcome.js";
import type { Solver } from "./solver.js";
import { Undecided } from "./undecided.js";

interface StringGoal {
  minLength: number;
  maxLength: number;
  readonly matching: string[];
  readonly notMatching: string[];
  readonly formats: string[];
  readonly notFormats: string[];
  readonly excluded: Set<string>;
}

/** A longer string is no message anyone would read. */
const longestWritten = 20_000;
/** So many words that only look like a format are tried. */
const mostRefused = 24;

const letters = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"];
/** Worth a try before a language is searched: most patterns are refused by one of them. */
const samples = ["a", "", "0", "A", "aa", "00", "a0", " ", "-", "1", "Aa0", "é", "a\n", "𝒳"];

export function solveString(atoms: readonly Literal[], solver: Solver): Outcome {
  const goal = goalOf(atoms, solver);
  if (isImplied(goal)) return noValue;
  if (goal.minLength > goal.maxLength) return noValue;
  if (goal.minLength > longestWritten) {
    throw new Undecided("SIZE_TOO_LARGE", `a message would need a string of ${goal.minLength} characters (minLength)`);
  }
  const { matching, notMatching, formats, notFormats } = goal;
  if (matching.length + notMatching.length + formats.length + notFormats.length === 0) return solvePlain(goal);
  const satisfies = (text: string) => atoms.every((atom) => solver.evaluator.holds(atom, text));
  const sample = [...formats.flatMap((format) => samplesOf(format, goal.minLength)), ...samples].find(satisfies);
  if (sample !== undefined) return found(sample);
  const word = (query: Pick<WordQuery, "matching" | "notMatching">, excluded: readonly string[] = []) =>
    solver.language.findWord({ ...goal, ...query, excluded: [...goal.excluded, ...excluded] }, solver.budget);
  const certain = word({
    matching: [...matching, ...formats.map((format) => factsOf(format).inner)],
    notMatching: [...notMatching, ...notFormats.map((format) => factsOf(format).outer)],
  });
  if (certain !== undefined) return found(certain);
  return solveFormats(goal, satisfies, word);
}

/** Whether a format is asked for together with the lack of one that contains it. */
function isImplied({ formats, notFormats }: StringGoal): boolean {
  return formats.some((format) => factsOf(format).within?.some((wider) => notFormats.includes(wider)) === true);
}

type FindWord = (
  query: Pick<WordQuery, "matching" | "notMatching">,
  excluded?: readonly string[],
) => string | undefined;

/** Words that may have the formats are tried one after the other; where there are none at all, that is the proof. */
function solveFormats(goal: StringGoal, satisfies: (text: string) => boolean, word: FindWord): Outcome {
  const { formats, notFormats } = goal;
  if (formats.length + notFormats.length === 0) return noValue;
  const possible = {
    matching: [...goal.matching, ...formats.map((format) => factsOf(format).outer)],
    notMatching: [...goal.notMatching, ...notFormats.map((format) => factsOf(format).inner)],
  };
  const refused: string[] = [];
  while (refused.length < mostRefused) {
    const candidate = word(possible, refused);
    if (candidate === undefined) return noValue;
    if (satisfies(candidate)) return found(candidate);
    refused.push(candidate);
  }
  const names = [...formats, ...notFormats].map((format) => `format "${format}"`).join(" and ");
  throw new Undecided("FORMAT_UNDECIDED", `no text was found for ${names} together with the other rules of the string`);
}

function goalOf(atoms: readonly Literal[], { formulas }: Solver): StringGoal {
  const goal: StringGoal = {
    minLength: 0,
    maxLength: Number.POSITIVE_INFINITY,
    matching: [],
    notMatching: [],
    formats: [],
    notFormats: [],
    excluded: new Set(),
  };
  const atLeast = (length: number) => {
    goal.minLength = Math.max(goal.minLength, length);
  };
  const atMost = (length: number) => {
    goal.maxLength = Math.min(goal.maxLength, length);
  };
  for (const atom of atoms) {
    const node = formulas.node(atom);
    const affirmed = atom > 0;
    if (node.is === "minLength") affirmed ? atLeast(node.limit) : atMost(node.limit - 1);
    else if (node.is === "maxLength") affirmed ? atMost(node.limit) : atLeast(node.limit + 1);
    else if (node.is === "pattern") (affirmed ? goal.matching : goal.notMatching).push(node.pattern);
    else if (node.is === "format") {
      (affirmed ? goal.formats : goal.notFormats).push(node.format);
      if (affirmed) atMost(factsOf(node.format).maxLength ?? Number.POSITIVE_INFINITY);
    } else if (node.is === "enum") {
      for (const value of node.values) if (typeof value === "string") goal.excluded.add(value);
    }
  }
  return goal;
}

/** Without patterns only finitely many strings are excluded, so counting through more than those decides. */
function solvePlain({ minLength, maxLength, excluded }: StringGoal): Outcome {
  if (maxLength === 0) return excluded.has("") ? noValue : found("");
  const filling = "a".repeat(Math.max(minLength, 1) - 1);
  for (let count = 0; count <= excluded.size; count += 1) {
    const text = (letters[count] ?? String.fromCodePoint(0x100 + count)) + filling;
    if (!excluded.has(text)) return found(text);
  }
  return noValue;
}
