import { type Expansion, expand } from "./expand.js";
import type { Literal } from "./formula.js";
import { type Json, Kind, type Kind as KindOf } from "./json.js";
import { firstValue, found, noValue, type Outcome } from "./outcome.js";
import { solveArray } from "./solve-array.js";
import { solveNumber } from "./solve-number.js";
import { solveObject } from "./solve-object.js";
import { solveString } from "./solve-string.js";
import type { Solver } from "./solver.js";
import { Tags } from "./tags.js";
import { Undecided } from "./undecided.js";

type Way = readonly Literal[];
type Choice = readonly Way[];

/** One branch of the case distinction: what was taken to hold, and what is still to be chosen. */
interface Branch {
  readonly taken: Set<Literal>;
  readonly atoms: Literal[];
  choices: Choice[];
  values: readonly Json[] | undefined;
}

/** Looks for a value of one kind, depth first through the choices; a branch ends where two literals contradict. */
export function explore(goal: readonly Literal[], kind: KindOf, solver: Solver): Outcome {
  return continueBranch({ taken: new Set(), atoms: [], choices: [], values: undefined }, goal, kind, solver);
}

function continueBranch(branch: Branch, literals: Way, kind: KindOf, solver: Solver): Outcome {
  solver.budget.spend();
  if (!take(branch, literals, kind, solver)) return noValue;
  if (branch.values !== undefined) return solveValues(branch, branch.values, solver);
  if (!simplify(branch, kind, solver)) return noValue;
  if (branch.values !== undefined) return solveValues(branch, branch.values, solver);
  const choice = smallest(branch.choices);
  if (choice === undefined) return solveAtoms(branch.atoms, kind, solver);
  const others = branch.choices.filter((each) => each !== choice);
  return firstValue(choice, (way) =>
    continueBranch(
      { taken: new Set(branch.taken), atoms: [...branch.atoms], choices: [...others], values: undefined },
      way,
      kind,
      solver,
    ),
  );
}

/** @returns whether the branch is still possible. */
function take(branch: Branch, literals: Way, kind: KindOf, solver: Solver): boolean {
  const { taken, atoms, choices } = branch;
  const open = [...literals].reverse();
  for (let literal = open.pop(); literal !== undefined; literal = open.pop()) {
    if (taken.has(literal)) continue;
    if (taken.has(-literal) || (solver.formulas.kindsOf(literal) & kind) === 0) return false;
    taken.add(literal);
    const expansion: Expansion = expand(literal, kind, solver.formulas, solver.leavesOver);
    switch (expansion.is) {
      case "holds":
        break;
      case "fails":
        return false;
      case "all":
        open.push(...expansion.literals);
        break;
      case "any":
        choices.push(expansion.ways);
        break;
      case "choices":
        choices.push(...expansion.choices);
        break;
      case "values":
        branch.values ??= expansion.values;
        break;
      case "atom":
        atoms.push(literal);
    }
  }
  return true;
}

/** Drops choices that are made already and ways that are closed; takes what is left without an alternative. */
function simplify(branch: Branch, kind: KindOf, solver: Solver): boolean {
  for (let changed = true; changed; ) {
    changed = false;
    solver.budget.spend();
    const tags = new Tags(branch.taken, kind, solver);
    const open: Choice[] = [];
    const forced: Literal[] = [];
    for (const choice of branch.choices) {
      const ways: Way[] = [];
      let made = false;
      for (const way of choice) {
        const truth = tags.truthOfAll(way);
        if (truth === true) {
          made = true;
          break;
        }
        if (truth === undefined) ways.push(way);
      }
      if (made) continue;
      const [first] = ways;
      if (first === undefined) return false;
      if (ways.length === 1) forced.push(...first);
      else open.push(ways);
    }
    branch.choices = open;
    if (forced.length > 0) {
      if (!take(branch, forced, kind, solver)) return false;
      changed = branch.values === undefined;
    }
  }
  return true;
}

function smallest(choices: readonly Choice[]): Choice | undefined {
  let best: Choice | undefined;
  for (const choice of choices) if (best === undefined || choice.length < best.length) best = choice;
  return best;
}

/** A list of values decides the branch: each is asked whether it satisfies all that was taken. */
function solveValues(branch: Branch, values: readonly Json[], { evaluator }: Solver): Outcome {
  return firstValue(values, (value) => {
    for (const literal of branch.taken) if (!evaluator.holds(literal, value)) return noValue;
    return found(value);
  });
}

function solveAtoms(atoms: readonly Literal[], kind: KindOf, solver: Solver): Outcome {
  try {
    switch (kind) {
      case Kind.null:
        return found(null);
      case Kind.boolean:
        return firstValue([false, true], (value) =>
          atoms.every((atom) => solver.evaluator.holds(atom, value)) ? found(value) : noValue,
        );
      case Kind.number:
        return solveNumber(atoms, solver);
      case Kind.string:
        return solveString(atoms, solver);
      case Kind.array:
        return solveArray(atoms, solver);
      case Kind.object:
        return solveObject(atoms, solver);
    }
  } catch (cause) {
    if (cause instanceof Undecided && cause.code !== "BUDGET_EXCEEDED") return { is: "unknown", cause };
    throw cause;
  }
}
