import type { Atom, Literal } from "./formula.js";
import { type Json, objectOf } from "./json.js";
import { type NameDemand, NameSource } from "./name-source.js";
import { goalOf, type ObjectGoal } from "./object-goal.js";
import { firstValue, found, noValue, type Outcome } from "./outcome.js";
import type { Solver } from "./solver.js";
import { Undecided } from "./undecided.js";

/** What members demand beyond the goal's rules, by name. */
type Members = ReadonlyMap<string, readonly Literal[]>;

const mostMembers = 2000;

export function solveObject(atoms: readonly Literal[], solver: Solver): Outcome {
  const goal = goalOf(atoms, solver);
  const { min, max, demands, required } = goal;
  if (min > max || required.size > max) return noValue;
  const names = new NameSource(goal, solver);
  for (const name of required.keys()) if (!names.allows(name)) return noValue;
  const memberValue = (name: string, extra: readonly Literal[]): Outcome =>
    solver.solve([...rulesFor(goal, name, solver), ...extra]);
  for (const [name, extra] of required) {
    const outcome = memberValue(name, extra);
    if (outcome.is !== "value") return outcome;
  }

  const meet = (position: number, members: Members): Outcome => {
    solver.budget.spend();
    const demand = demands[position];
    if (demand === undefined) return complete(members);
    return firstValue(places(demand, demands.slice(position + 1), members), (name) => {
      const extra = [...(members.get(name) ?? []), ...demand.value];
      const outcome = memberValue(name, extra);
      if (outcome.is !== "value") return outcome;
      return meet(position + 1, new Map([...members, [name, extra]]));
    });
  };

  const places = function* (demand: NameDemand, others: readonly NameDemand[], members: Members): Iterable<string> {
    for (const name of members.keys()) if (names.fits(name, demand)) yield name;
    if (members.size >= max) return;
    for (const name of names.mentioned) {
      if (!members.has(name) && names.allows(name) && names.fits(name, demand)) yield name;
    }
    yield* names.fresh(demand, others, members.keys());
  };

  const complete = (members: Members): Outcome => {
    const grown = new Map(members);
    let unknown: Outcome | undefined;
    const grow = (name: string): boolean => {
      const outcome = memberValue(name, []);
      if (outcome.is === "value") grown.set(name, []);
      else if (outcome.is === "unknown") unknown = outcome;
      return outcome.is === "value";
    };
    if (min > mostMembers)
      throw new Undecided("SIZE_TOO_LARGE", `a message would need ${min} properties (minProperties)`);
    for (const name of names.mentioned) {
      if (grown.size < min && !grown.has(name) && names.allows(name)) grow(name);
    }
    if (grown.size < min) {
      for (const classOfNames of names.freshClasses(grown.keys())) {
        for (const name of classOfNames) if (grown.size >= min || !grow(name)) break;
        if (grown.size >= min) break;
      }
    }
    return grown.size < min ? (unknown ?? noValue) : write(grown);
  };

  const write = (members: Members): Outcome => {
    const entries: [string, Json][] = [];
    for (const [name, extra] of members) {
      const outcome = memberValue(name, extra);
      if (outcome.is !== "value") return outcome;
      entries.push([name, outcome.value]);
    }
    return found(objectOf(entries));
  };

  return meet(0, required);
}

/** What the goal says of a member of that name. */
function rulesFor({ rules }: ObjectGoal, name: string, { evaluator }: Solver): Literal[] {
  return rules.filter((rule: Atom) => evaluator.concerns(rule, name)).map(({ value }) => value);
}
