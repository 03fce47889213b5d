import type { Literal } from "./formula.js";
import { found, noValue, type Outcome } from "./outcome.js";
import type { Solver } from "./solver.js";
import { Undecided } from "./undecided.js";

interface StringGoal {
  minLength: number;
  maxLength: number;
  readonly matching: string[];
  readonly notMatching: string[];
  readonly excluded: Set<string>;
}

/** A longer string is no message anyone would read. */
const longestWritten = 20_000;

const letters = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"];
/** Worth a try before a language is searched: most patterns are refused by one of them. */
const samples = ["a", "", "0", "A", "aa", "00", "a0", " ", "-", "1", "Aa0", "é", "a\n", "𝒳"];

export function solveString(atoms: readonly Literal[], solver: Solver): Outcome {
  const goal = goalOf(atoms, solver);
  if (goal.minLength > goal.maxLength) return noValue;
  if (goal.minLength > longestWritten) {
    throw new Undecided("SIZE_TOO_LARGE", `a message would need a string of ${goal.minLength} characters (minLength)`);
  }
  if (goal.matching.length + goal.notMatching.length === 0) return solvePlain(goal);
  const satisfies = (text: string) => atoms.every((atom) => solver.evaluator.holds(atom, text));
  const sample = samples.find(satisfies);
  if (sample !== undefined) return found(sample);
  const word = solver.language.findWord({ ...goal, excluded: [...goal.excluded] }, solver.budget);
  return word === undefined ? noValue : found(word);
}

function goalOf(atoms: readonly Literal[], { formulas }: Solver): StringGoal {
  const goal: StringGoal = {
    minLength: 0,
    maxLength: Number.POSITIVE_INFINITY,
    matching: [],
    notMatching: [],
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
    else if (node.is === "enum") {
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
