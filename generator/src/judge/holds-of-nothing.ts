import type { Formulas, Literal } from "./formula.js";

/**
 * Whether ajv takes `undefined` for valid, which it looks at where it goes astray: it is of no type, equal to no value, and all
 * other keywords are about values of a type. Undefined where that depends on a schema that contains itself.
 */
export function holdsOfNothing(literal: Literal, formulas: Formulas): boolean | undefined {
  const holds = affirmed(literal, formulas);
  return holds === undefined ? undefined : holds === literal > 0;
}

function affirmed(literal: Literal, formulas: Formulas): boolean | undefined {
  const node = formulas.node(literal);
  const truths = (literals: readonly Literal[]) => literals.map((each) => holdsOfNothing(each, formulas));
  switch (node.is) {
    case "and": {
      const parts = truths(node.parts);
      if (parts.includes(false)) return false;
      return parts.includes(undefined) ? undefined : true;
    }
    case "one": {
      const branches = truths(node.branches);
      return branches.includes(undefined) ? undefined : branches.filter((branch) => branch === true).length === 1;
    }
    case "cases": {
      const possible = node.cases.filter(({ when }) => holdsOfNothing(when, formulas) !== false);
      const [first, ...others] = truths(possible.map(({ implies }) => implies));
      return others.every((other) => other === first) ? first : undefined;
    }
    case "kind":
    case "enum":
      return false;
    case "reference":
      return undefined;
    default:
      return true;
  }
}
