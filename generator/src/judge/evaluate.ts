import { isMultipleOf } from "../emit/validators/support/json-checks.js";
import type { Budget } from "./budget.js";
import { hasFormat } from "./formats/format-facts.js";
import type { Atom, Formulas, Literal, Node } from "./formula.js";
import { canonical, isArray, isObject, type Json, type JsonObject, kindOf, member } from "./json.js";
import { isInteger, isMultiple } from "./number-facts.js";
import { lengthOf } from "./string-facts.js";
import { Undecided } from "./undecided.js";

/** Values nested deeper than this are not judged: the stack is not endless. */
const maxDepth = 2000;

/** Whether one value satisfies a literal, as ajv decides it. */
export class Evaluator {
  readonly #formulas: Formulas;
  readonly #matches: (pattern: string, text: string) => boolean;
  readonly #budget: Budget;
  readonly #leavesOver: boolean;
  #depth = 0;

  /** @param leavesOver Whether anything may be left over of another value: then it is undecided what depends on it. */
  constructor(
    formulas: Formulas,
    matches: (pattern: string, text: string) => boolean,
    budget: Budget,
    leavesOver = false,
  ) {
    this.#formulas = formulas;
    this.#matches = matches;
    this.#budget = budget;
    this.#leavesOver = leavesOver;
  }

  holds(literal: Literal, value: Json): boolean {
    this.#budget.spend();
    if (this.#depth > maxDepth) {
      throw new Undecided("NESTING_TOO_DEEP", `a value or a $ref goes more than ${maxDepth} levels deep`);
    }
    this.#depth += 1;
    try {
      return this.#affirms(this.#formulas.node(literal), Math.abs(literal), value) === literal > 0;
    } finally {
      this.#depth -= 1;
    }
  }

  #affirms(node: Node, literal: Literal, value: Json): boolean {
    switch (node.is) {
      case "true":
        return true;
      case "and":
        return this.#holdAll(node.parts, value);
      case "one": {
        let holding = 0;
        for (const branch of node.branches) if (this.holds(branch, value)) holding += 1;
        return holding === 1;
      }
      case "cases": {
        const answers = new Set(
          node.cases
            .filter(({ when }) => this.#answer(when, value) !== false)
            .map(({ implies }) => this.holds(implies, value)),
        );
        if (answers.size > 1) throw dependsOnAjv();
        return answers.has(true);
      }
      case "kind":
        return (node.kinds & kindOf(value)) !== 0;
      case "enum":
        return node.keys.has(canonical(value));
      case "reference":
        return this.holds(this.#formulas.target(literal), value);
      case "leftOver":
        if (node.of !== kindOf(value)) return true;
        if (this.#leavesOver) throw dependsOnAjv();
        return false;
      default:
        return node.of !== kindOf(value) || this.#satisfies(node, value);
    }
  }

  /** One that fails decides, whatever else does not depend on the value alone. */
  #holdAll(literals: readonly Literal[], value: Json): boolean {
    let isDecided = true;
    for (const literal of literals) {
      const holds = this.#answer(literal, value);
      if (holds === false) return false;
      if (holds === undefined) isDecided = false;
    }
    if (!isDecided) throw dependsOnAjv();
    return true;
  }

  /** @returns `undefined` where it is not the value alone that decides. */
  #answer(literal: Literal, value: Json): boolean | undefined {
    try {
      return this.holds(literal, value);
    } catch (error) {
      if (error instanceof Undecided && error.code === "ANNOTATION_UNDECIDED") return undefined;
      throw error;
    }
  }

  #satisfies(atom: Atom, value: Json): boolean {
    if (typeof value === "number") return satisfiesNumber(atom, value);
    if (typeof value === "string") return this.#satisfiesString(atom, value);
    if (isArray(value)) return this.#satisfiesArray(atom, value);
    return isObject(value) ? this.#satisfiesObject(atom, value) : true;
  }

  #satisfiesString(atom: Atom, value: string): boolean {
    switch (atom.is) {
      case "minLength":
        return lengthOf(value) >= atom.limit;
      case "maxLength":
        return lengthOf(value) <= atom.limit;
      case "pattern":
        return this.#matches(atom.pattern, value);
      case "format":
        return hasFormat(value, atom.format);
      default:
        return true;
    }
  }

  #satisfiesArray(atom: Atom, value: readonly Json[]): boolean {
    switch (atom.is) {
      case "minItems":
        return value.length >= atom.limit;
      case "maxItems":
        return value.length <= atom.limit;
      case "item": {
        const item = value[atom.index];
        return item === undefined || this.holds(atom.value, item);
      }
      case "itemsFrom":
        return value.slice(atom.index).every((item) => this.holds(atom.value, item));
      case "atLeast":
        return value.filter((item) => this.holds(atom.value, item)).length >= atom.limit;
      case "atMost":
        return value.filter((item) => this.holds(atom.value, item)).length <= atom.limit;
      case "unique":
        return new Set(value.map(canonical)).size === value.length;
      default:
        return true;
    }
  }

  #satisfiesObject(atom: Atom, value: JsonObject): boolean {
    switch (atom.is) {
      case "required":
        return Object.hasOwn(value, atom.property);
      case "minProperties":
        return Object.keys(value).length >= atom.limit;
      case "maxProperties":
        return Object.keys(value).length <= atom.limit;
      case "property": {
        const inner = member(value, atom.property);
        return inner === undefined || this.holds(atom.value, inner);
      }
      case "names":
        return Object.keys(value).every((name) => this.holds(atom.value, name));
      case "matching":
      case "others":
        return Object.entries(value).every(
          ([name, inner]) => !this.concerns(atom, name) || this.holds(atom.value, inner),
        );
      default:
        return true;
    }
  }

  /** Whether the atom says something about the member of that name. */
  concerns(atom: Atom, name: string): boolean {
    switch (atom.is) {
      case "property":
        return atom.property === name;
      case "matching":
        return this.#matches(atom.pattern, name);
      case "others":
        return !atom.names.includes(name) && !atom.patterns.some((pattern) => this.#matches(pattern, name));
      default:
        return false;
    }
  }
}

function dependsOnAjv(): Undecided {
  return new Undecided(
    "ANNOTATION_UNDECIDED",
    'what "unevaluated…" and "contains" see depends on what ajv has looked at before',
  );
}

function satisfiesNumber(atom: Atom, value: number): boolean {
  switch (atom.is) {
    case "integer":
      return isInteger(value);
    case "multiple":
      return atom.decimal ? isMultipleOf(value, atom.divisor) : isMultiple(value, atom.divisor);
    case "minimum":
      return atom.exclusive ? value > atom.limit : value >= atom.limit;
    case "maximum":
      return atom.exclusive ? value < atom.limit : value <= atom.limit;
    default:
      return true;
  }
}
