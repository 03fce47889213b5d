import { distinctValues } from "./distinct-values.js";
import type { Literal } from "./formula.js";
import type { Json } from "./json.js";
import { firstValue, found, noValue, type Outcome } from "./outcome.js";
import type { Solver } from "./solver.js";
import { Undecided } from "./undecided.js";

interface Counter {
  readonly value: Literal;
  least: number;
  most: number;
}

interface ArrayGoal {
  min: number;
  max: number;
  readonly items: { readonly index: number; readonly literal: Literal }[];
  readonly itemsFrom: { readonly index: number; readonly literal: Literal }[];
  /** Some item from the index on. */
  readonly somewhere: { readonly index: number; readonly literal: Literal }[];
  readonly counters: Map<Literal, Counter>;
  unique: boolean;
  repeated: boolean;
}

/** One value of the array, standing at one index or, where items have to be equal, at two. */
interface Slot {
  readonly indices: readonly number[];
  readonly literals: readonly Literal[];
}

const longestArray = 100_000;
/** Where items have to differ or to be counted, each is chosen alone. */
const longestUnique = 300;
const longestCounted = 300;

export function solveArray(atoms: readonly Literal[], solver: Solver): Outcome {
  const goal = goalOf(atoms, solver);
  if (goal.min > goal.max || (goal.unique && goal.repeated)) return noValue;
  const counters = [...goal.counters.values()];
  if (counters.some(({ least, most }) => least > most || most < 0)) return noValue;
  const starts = [...goal.items, ...goal.itemsFrom, ...goal.somewhere].map(({ index }) => index + 1);
  const prefix = Math.max(0, ...starts);
  const needed = counters.reduce((sum, { least }) => sum + least, goal.somewhere.length) + (goal.repeated ? 2 : 0);
  // A longer array has items at its end that nothing needs: without them it is as good.
  const longest = Math.min(goal.max, Math.max(goal.min, prefix + needed));
  const limit = goal.unique ? longestUnique : longestArray;
  const lengths = function* () {
    for (let length = goal.min; length <= longest; length += 1) {
      if (length > limit) throw new Undecided("SIZE_TOO_LARGE", `a message would need an array of ${length} items`);
      yield length;
    }
  };
  return firstValue(lengths(), (length) => {
    const single = goal.unique || length <= longestCounted ? length : Math.min(length, prefix + needed, longestCounted);
    const outcome = firstValue(slotsOf(goal, length, single, prefix), (slots) => fill(goal, slots, solver));
    if (outcome.is !== "empty" || isComplete(goal, length, single, prefix + needed)) return outcome;
    throw new Undecided("SIZE_TOO_LARGE", `an array of ${length} items has too many ways to be counted (contains)`);
  });
}

/** Copies of one item at the end stand for all endings unless a count limits how many items may be alike. */
function isComplete(goal: ArrayGoal, length: number, single: number, wanted: number): boolean {
  if (single === length) return true;
  return single >= wanted && [...goal.counters.values()].every(({ most }) => most === Number.POSITIVE_INFINITY);
}

function goalOf(atoms: readonly Literal[], { formulas }: Solver): ArrayGoal {
  const goal: ArrayGoal = {
    min: 0,
    max: Number.POSITIVE_INFINITY,
    items: [],
    itemsFrom: [],
    somewhere: [],
    counters: new Map(),
    unique: false,
    repeated: false,
  };
  const atLeast = (length: number) => {
    goal.min = Math.max(goal.min, length);
  };
  const atMost = (length: number) => {
    goal.max = Math.min(goal.max, length);
  };
  const count = (value: Literal, least: number, most: number) => {
    const counter = goal.counters.get(value) ?? { value, least: 0, most: Number.POSITIVE_INFINITY };
    counter.least = Math.max(counter.least, least);
    counter.most = Math.min(counter.most, most);
    goal.counters.set(value, counter);
  };
  const endless = Number.POSITIVE_INFINITY;
  for (const atom of atoms) {
    const node = formulas.node(atom);
    const affirmed = atom > 0;
    switch (node.is) {
      case "minItems":
        affirmed ? atLeast(node.limit) : atMost(node.limit - 1);
        break;
      case "maxItems":
        affirmed ? atMost(node.limit) : atLeast(node.limit + 1);
        break;
      case "item":
        if (!affirmed) atLeast(node.index + 1);
        goal.items.push({ index: node.index, literal: affirmed ? node.value : -node.value });
        break;
      case "itemsFrom":
        if (affirmed) goal.itemsFrom.push({ index: node.index, literal: node.value });
        else goal.somewhere.push({ index: node.index, literal: -node.value });
        if (!affirmed) atLeast(node.index + 1);
        break;
      case "atLeast":
        affirmed ? count(node.value, node.limit, endless) : count(node.value, 0, node.limit - 1);
        break;
      case "atMost":
        affirmed ? count(node.value, 0, node.limit) : count(node.value, node.limit + 1, endless);
        break;
      case "unique":
        if (affirmed) goal.unique = true;
        else goal.repeated = true;
    }
  }
  return goal;
}

/**
 * The ways to lay out an array of that length: one, or one for each pair of items that are to be equal. Items from
 * `single` on are copies of one.
 */
function* slotsOf(goal: ArrayGoal, length: number, single: number, prefix: number): Iterable<Slot[]> {
  const slot = (indices: readonly number[]): Slot => ({
    indices,
    literals: [
      ...goal.items.filter(({ index }) => indices.includes(index)),
      ...goal.itemsFrom.filter(({ index }) => (indices.at(-1) ?? 0) >= index),
    ].map(({ literal }) => literal),
  });
  const all = Array.from({ length: single }, (_, index) => index);
  const copies = Array.from({ length: length - single }, (_, index) => single + index);
  const ending = copies.length > 0 ? [slot(copies)] : [];
  if (!goal.repeated) {
    yield [...all.map((index) => slot([index])), ...ending];
    return;
  }
  // Items after the prefix are alike, so two of them stand for all pairs.
  const candidates = all.slice(0, prefix + 2);
  for (const first of candidates) {
    for (const second of candidates.slice(first + 1)) {
      const others = all.filter((index) => index !== first && index !== second);
      yield [slot([first, second]), ...others.map((index) => slot([index])), ...ending];
    }
  }
}

function fill(goal: ArrayGoal, slots: readonly Slot[], solver: Solver): Outcome {
  const counters = [...goal.counters.values()];
  const counts = counters.map(() => 0);
  const unmet = new Set(goal.somewhere);
  const chosen: Literal[][] = [];
  const failed = new Set<string>();
  const remaining = slots.map((_, position) =>
    slots.slice(position).reduce((sum, { indices }) => sum + indices.length, 0),
  );
  const place = (position: number): Outcome => {
    solver.budget.spend();
    const slot = slots[position];
    const left = remaining[position] ?? 0;
    if (counters.some(({ least }, index) => (counts[index] ?? 0) + left < least)) return noValue;
    // One item may meet all that is still to be met.
    if (unmet.size > 0 && left === 0) return noValue;
    if (slot === undefined) return write(goal, slots, chosen, solver);
    const key = `${position} ${counts.join()} ${goal.somewhere.map((each) => unmet.has(each)).join()}`;
    if (!goal.unique && failed.has(key)) return noValue;
    const outcome = firstValue(choicesFor(slot, counters, counts, unmet), ({ literals, counted, met }) => {
      const goalOfItem = [...slot.literals, ...literals];
      const item = solver.solve(goalOfItem);
      if (item.is !== "value") return item;
      const weight = slot.indices.length;
      for (const index of counted) counts[index] = (counts[index] ?? 0) + weight;
      for (const each of met) unmet.delete(each);
      chosen.push(goalOfItem);
      const rest = place(position + 1);
      chosen.pop();
      for (const each of met) unmet.add(each);
      for (const index of counted) counts[index] = (counts[index] ?? 0) - weight;
      return rest;
    });
    if (outcome.is === "empty") failed.add(key);
    return outcome;
  };
  if (counters.length === 0 && unmet.size === 0)
    return write(
      goal,
      slots,
      slots.map(({ literals }) => [...literals]),
      solver,
    );
  return place(0);
}

interface ItemChoice {
  readonly literals: readonly Literal[];
  /** The counters that count the item for certain. */
  readonly counted: readonly number[];
  readonly met: readonly ArrayGoal["somewhere"][number][];
}

/** Whether to count the item, for each counter; a counter without an upper end need not know. */
function choicesFor(
  slot: Slot,
  counters: readonly Counter[],
  counts: readonly number[],
  unmet: ReadonlySet<ArrayGoal["somewhere"][number]>,
): ItemChoice[] {
  let choices: ItemChoice[] = [{ literals: [], counted: [], met: [] }];
  for (const [index, { value, least, most }] of counters.entries()) {
    const count = counts[index] ?? 0;
    const inside = (choice: ItemChoice): ItemChoice => ({
      ...choice,
      literals: [...choice.literals, value],
      counted: [...choice.counted, index],
    });
    const outside = (choice: ItemChoice): ItemChoice => ({ ...choice, literals: [...choice.literals, -value] });
    const may = count + slot.indices.length <= most ? choices.map(inside) : [];
    const need = most === Number.POSITIVE_INFINITY ? choices : choices.map(outside);
    choices = count < least ? [...may, ...need] : [...need, ...(most === Number.POSITIVE_INFINITY ? [] : may)];
  }
  for (const each of unmet) {
    if ((slot.indices.at(-1) ?? 0) < each.index) continue;
    const meeting = choices.map((choice) => ({
      ...choice,
      literals: [...choice.literals, each.literal],
      met: [...choice.met, each],
    }));
    choices = [...meeting, ...choices];
  }
  return choices;
}

function write(goal: ArrayGoal, slots: readonly Slot[], goals: readonly Literal[][], solver: Solver): Outcome {
  const values: Json[] = [];
  if (goal.unique) {
    const distinct = distinctValues(goals, solver);
    if (distinct.is !== "value") return distinct;
    values.push(...distinct.value);
  } else {
    for (const each of goals) {
      const outcome = solver.solve(each);
      if (outcome.is !== "value") return outcome;
      values.push(outcome.value);
    }
  }
  const array: Json[] = [];
  for (const [position, { indices }] of slots.entries()) {
    for (const index of indices) array[index] = values[position] ?? null;
  }
  return found(array);
}
