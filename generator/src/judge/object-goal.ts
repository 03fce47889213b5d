import type { Literal, ObjectAtom } from "./formula.js";
import { Kind } from "./json.js";
import type { NameDemand } from "./name-source.js";
import type { Solver } from "./solver.js";

/** An atom that says something about the values of members. */
export type MemberRule = Extract<ObjectAtom, { is: "property" | "matching" | "others" }>;

export interface ObjectGoal {
  min: number;
  max: number;
  /** Members that must be there, with what they have to satisfy beyond the rules. */
  readonly required: Map<string, Literal[]>;
  readonly absent: Set<string>;
  readonly rules: MemberRule[];
  /** What every name has to satisfy, as a string. */
  readonly names: Literal[];
  /** Members of which only something is known about the name. */
  readonly demands: NameDemand[];
}

export function goalOf(atoms: readonly Literal[], { formulas }: Solver): ObjectGoal {
  const goal: ObjectGoal = {
    min: 0,
    max: Number.POSITIVE_INFINITY,
    required: new Map(),
    absent: new Set(),
    rules: [],
    names: [],
    demands: [],
  };
  const atLeast = (count: number) => {
    goal.min = Math.max(goal.min, count);
  };
  const atMost = (count: number) => {
    goal.max = Math.min(goal.max, count);
  };
  const require = (name: string, ...literals: Literal[]) => {
    goal.required.set(name, [...(goal.required.get(name) ?? []), ...literals]);
  };
  const pattern = (text: string) => formulas.atom({ is: "pattern", of: Kind.string, pattern: text });
  for (const atom of atoms) {
    const node = formulas.node(atom);
    const affirmed = atom > 0;
    switch (node.is) {
      case "required":
        if (affirmed) require(node.property);
        else goal.absent.add(node.property);
        break;
      case "minProperties":
        affirmed ? atLeast(node.limit) : atMost(node.limit - 1);
        break;
      case "maxProperties":
        affirmed ? atMost(node.limit) : atLeast(node.limit + 1);
        break;
      case "property":
        if (affirmed) goal.rules.push(node);
        else require(node.property, -node.value);
        break;
      case "matching":
        if (affirmed) goal.rules.push(node);
        else goal.demands.push({ name: [pattern(node.pattern)], value: [-node.value] });
        break;
      case "others":
        if (affirmed) goal.rules.push(node);
        else {
          const name = [-formulas.enum(node.names), ...node.patterns.map((each) => -pattern(each))];
          goal.demands.push({ name, value: [-node.value] });
        }
        break;
      case "names":
        if (affirmed) goal.names.push(node.value);
        else goal.demands.push({ name: [-node.value], value: [] });
    }
  }
  return goal;
}
