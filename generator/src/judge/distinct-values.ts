import type { Literal } from "./formula.js";
import { canonical, type Json } from "./json.js";
import type { Outcome } from "./outcome.js";
import type { Solver } from "./solver.js";
import { plainWords } from "./string-facts.js";

type DistinctOutcome = { readonly is: "value"; readonly value: readonly Json[] } | Exclude<Outcome, { is: "value" }>;

/** Up to here each value is solved for, which finds the shortest; beyond, plain values are tried first. */
const fewGoals = 6;

function plainValues(goal: readonly Literal[], count: number, { evaluator }: Solver): Json[] {
  const candidates: Json[] = [...Array.from({ length: count }, (_, number) => number), ...plainWords(count)];
  return candidates.filter((value) => goal.every((literal) => evaluator.holds(literal, value))).slice(0, count);
}

/**
 * One value for each goal, all different. A goal with as many values as there are goals can always be served, so no
 * more are listed; among the rest a matching decides.
 */
export function distinctValues(goals: readonly (readonly Literal[])[], solver: Solver): DistinctOutcome {
  const listed = new Map<string, Json[]>();
  const candidates: Json[][] = [];
  for (const goal of goals) {
    const key = [...goal].sort((left, right) => left - right).join();
    const known = listed.get(key);
    if (known !== undefined) {
      candidates.push(known);
      continue;
    }
    const values = goals.length > fewGoals ? plainValues(goal, goals.length, solver) : [];
    while (values.length < goals.length) {
      solver.budget.spend();
      const exclusion = values.length === 0 ? [] : [-solver.formulas.enum(values)];
      const outcome = solver.solve([...goal, ...exclusion]);
      if (outcome.is === "unknown") return outcome;
      if (outcome.is === "empty") break;
      values.push(outcome.value);
    }
    listed.set(key, values);
    candidates.push(values);
  }
  const owners = new Map<string, number>();
  const serve = (goal: number, tried: Set<string>): boolean => {
    solver.budget.spend();
    const keys = (candidates[goal] ?? []).map(canonical);
    const free = keys.find((key) => !owners.has(key));
    const given = free ?? keys.find((key) => !tried.has(key) && serve(owners.get(key) ?? 0, tried.add(key)));
    if (given === undefined) return false;
    owners.set(given, goal);
    return true;
  };
  for (let goal = 0; goal < goals.length; goal += 1) if (!serve(goal, new Set())) return { is: "empty" };
  const chosen: Json[] = [];
  for (const [goal, values] of candidates.entries()) {
    chosen.push(values.find((value) => owners.get(canonical(value)) === goal) ?? null);
  }
  return { is: "value", value: chosen };
}
