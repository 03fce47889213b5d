import { compileArray } from "./compile-array.js";
import { compileLogic } from "./compile-logic.js";
import { compileObject } from "./compile-object.js";
import { compileNumber, compileString, compileType, compileValues } from "./compile-scalars.js";
import { compileUnevaluated } from "./compile-unevaluated.js";
import type { Vocabulary } from "./dialect.js";
import { bearsAnchor, reachableSchemas } from "./dynamic-references.js";
import { always, type Formulas, type Literal, never } from "./formula.js";
import { isArray, isObject, type Json, type JsonObject, member } from "./json.js";
import { type Located, locatedIn, type SchemaDocument } from "./schema-document.js";
import type { Progress, SchemaScope } from "./schema-scope.js";
import { Undecided } from "./undecided.js";

const families = [
  compileType,
  compileValues,
  compileNumber,
  compileString,
  compileArray,
  compileObject,
  compileLogic,
  compileUnevaluated,
];

/** What a proof would not notice, because it never asks ajv. */
function refuseWhatAjvRefuses(schema: JsonObject): void {
  const enumeration = member(schema, "enum");
  if (isArray(enumeration) && enumeration.length === 0)
    throw new Undecided("SCHEMA_UNREADABLE", 'an "enum" has no values');
  // Its validators answer with promises.
  if (member(schema, "$async") === true) throw new Undecided("SCHEMA_UNREADABLE", '"$async" is not supported');
  const id = member(schema, "$id");
  if (id !== undefined && typeof id !== "string") throw new Undecided("SCHEMA_UNREADABLE", 'an "$id" is no text');
}

/** Deeper than this no author writes, and the machine's stack is not endless. */
const maxDepth = 400;

/** The schema as a formula. Each subschema is translated once, wherever it is referred to from. */
export class SchemaCompiler {
  readonly #formulas: Formulas;
  readonly #document: SchemaDocument;
  readonly #vocabulary: Vocabulary;
  readonly #done = new Map<Json, Map<string, Literal>>();
  /** Whether ajv's variables may matter longer than they should: else no schema is translated twice. */
  readonly #leavesOver: boolean;
  readonly #open: OpenSchema[] = [];

  constructor(formulas: Formulas, vocabulary: Vocabulary, document: SchemaDocument) {
    this.#formulas = formulas;
    this.#vocabulary = vocabulary;
    this.#document = document;
    this.#leavesOver = !vocabulary.sdk && leavesTraces(document.root.schema);
  }

  /** @throws {Undecided} when ajv would refuse the schema, or a reference cannot be followed. */
  compile(): Literal {
    return this.#compile(this.#document.root, { repeats: false });
  }

  #compile({ schema, base }: Located, { repeats, isReferred = false }: Passage): Literal {
    if (typeof schema === "boolean") return schema ? always : never;
    if (!isObject(schema)) throw new Undecided("SCHEMA_UNREADABLE", "a schema is neither an object nor a boolean");
    if (!this.#vocabulary.sdk) refuseWhatAjvRefuses(schema);
    const way = `${repeats} ${base}`;
    const known = this.#done.get(schema)?.get(way);
    if (known !== undefined) return known;
    const within = this.#open.find(
      (one) => one.located.schema === schema && one.located.base === base && one.repeats === repeats,
    );
    if (within !== undefined) return this.#referTo(within);
    if (this.#open.length >= maxDepth) {
      throw new Undecided("NESTING_TOO_DEEP", `the schema is nested more than ${maxDepth} levels deep`);
    }
    const open: OpenSchema = { located: { schema, base }, repeats, isReferred, reference: undefined };
    this.#open.push(open);
    const scope = this.#scopeAt(base, repeats);
    const literal = this.#formulas.and(families.flatMap((family) => family(schema, scope)));
    this.#open.pop();
    if (open.reference !== undefined) this.#formulas.defineReference(open.reference, literal);
    const byBase = this.#done.get(schema) ?? new Map<string, Literal>();
    this.#done.set(schema, byBase.set(way, literal));
    return literal;
  }

  #scopeAt(base: string, repeats: boolean): SchemaScope {
    const literal = (schema: Json, passage: Passage) => this.#compile(locatedIn(schema, base), passage);
    const into = (target: Located): boolean => repeats && isInlined(target.schema);
    return {
      repeats,
      formulas: this.#formulas,
      vocabulary: this.#vocabulary,
      literal: (schema) => literal(schema, { repeats }),
      each: (schema) => literal(schema, { repeats: this.#leavesOver }),
      locate: (reference) => this.#document.resolve(reference, base),
      locateDynamic: (reference) => this.#locateDynamic(reference),
      follow: (target) => this.#compile(target, { repeats: into(target), isReferred: true }),
      progressOf: (target) => this.#progressOf(target),
      scopeAt: (target) => this.#scopeAt(target.base, into(target)),
    };
  }

  #progressOf(target: Located): Progress {
    if (isInlined(target.schema)) return "finished";
    const running = this.#open.findLast(({ located, isReferred }) => isReferred && !isInlined(located.schema));
    const { root } = this.#document;
    const current = running?.located.schema ?? root.schema;
    if (target.schema === current || target.schema === root.schema) return "running";
    return this.#leadsTo(target, current, new Set()) ? "either" : "finished";
  }

  /** Whether references lead from one schema to another. */
  #leadsTo({ schema, base }: Located, goal: Json, seen: Set<Json>): boolean {
    if (schema === goal) return true;
    if (typeof schema !== "object" || schema === null || seen.has(schema)) return false;
    seen.add(schema);
    const inner = (value: Json) => this.#leadsTo(locatedIn(value, base), goal, seen);
    if (isArray(schema)) return schema.some(inner);
    const reference = isObject(schema) ? member(schema, "$ref") : undefined;
    if (typeof reference === "string" && this.#leadsTo(this.#document.resolve(reference, base), goal, seen))
      return true;
    return Object.values(schema).some(inner);
  }

  /** A schema that is come to again while it is translated. */
  #referTo(open: OpenSchema): Literal {
    open.reference ??= this.#formulas.reference(
      `${this.#vocabulary.name} ${open.repeats} ${this.#referenceName(open.located)}`,
    );
    return open.reference;
  }

  #referenceName(target: Located): string {
    const name = this.#nameOf(target, []);
    // Where a dynamic reference leads is not written there.
    const isDynamic = dynamicReferences.some((keyword) => name.includes(`"${keyword}":`));
    return isDynamic ? `${name} in ${this.#nameOf(this.#document.root, [])}` : name;
  }

  /** Text that is the same exactly for schemas that say the same, with references numbered as they are met. */
  #nameOf(target: Located, met: Json[]): string {
    const number = met.indexOf(target.schema);
    if (number >= 0) return `#${number}`;
    met.push(target.schema);
    return this.#textOf(target, met);
  }

  #textOf({ schema: value, base }: Located, met: Json[]): string {
    if (isArray(value)) return `[${value.map((item) => this.#textOf(locatedIn(item, base), met)).join()}]`;
    if (!isObject(value)) return JSON.stringify(value);
    const reference = member(value, "$ref");
    const names = Object.keys(value)
      .filter((name) => name !== "$id" && name !== "$ref")
      .sort();
    const members = names.map(
      (name) => `${JSON.stringify(name)}:${this.#textOf(locatedIn(member(value, name) ?? null, base), met)}`,
    );
    if (typeof reference === "string") members.push(`$ref ${this.#nameOfReference(reference, base, met)}`);
    return `{${members.join()}}`;
  }

  #nameOfReference(reference: string, base: string, met: Json[]): string {
    try {
      return this.#nameOf(this.#document.resolve(reference, base), met);
    } catch (error) {
      // Data that looks like a reference: its text is its name.
      if (error instanceof Undecided) return JSON.stringify(reference);
      throw error;
    }
  }

  /**
   * ajv keeps, for each anchor, the first schema that bears it of all it comes by, and goes there. That is known beforehand
   * when the outermost bearer on the way here is on every way to the others, and to here. Where ajv comes by none, it starts
   * the function again that it is in: the schema last referred to, or the whole.
   */
  #locateDynamic(reference: string): Located {
    const { root } = this.#document;
    const bears = (schema: Json) => bearsAnchor(schema, reference);
    if (reference.startsWith("#") && !this.#reached(root).some(bears)) {
      return this.#open.findLast(({ isReferred }) => isReferred)?.located ?? root;
    }
    const bearer = this.#open.find(({ located }) => bears(located.schema))?.located;
    const here = this.#open.at(-1)?.located.schema;
    const isFirst = (bearer: Located) =>
      !this.#reached(root, bearer.schema).some((schema) => schema === here || bears(schema));
    if (bearer === undefined || !this.#isNotedBeforehand(bears) || !isFirst(bearer)) {
      throw new Undecided("DYNAMIC_REFERENCE", `where "${reference}" leads depends on the way that leads to it`);
    }
    return bearer;
  }

  #reached(start: Located, barrier?: Json): readonly Json[] {
    return [...reachableSchemas(start, this.#document, barrier)];
  }

  /** ajv looks for a bearer only where the document it is in has one by then. */
  #isNotedBeforehand(bears: (schema: Json) => boolean): boolean {
    const start = this.#open.findLastIndex(({ located }) => this.#document.isWhole(located.schema));
    return this.#open.slice(Math.max(start, 0)).some(({ located }) => bears(located.schema));
  }
}

/** How a schema is come to. */
interface Passage {
  /** In a loop of the code that ajv generates. */
  readonly repeats: boolean;
  readonly isReferred?: boolean;
}

/** A subschema being translated. */
interface OpenSchema {
  readonly located: Located;
  readonly repeats: boolean;
  readonly isReferred: boolean;
  /** The node that stands for it, where it contains itself. */
  reference: Literal | undefined;
}

/** Members whose names are an author's. */
const mapKeywords = new Set([
  "properties",
  "patternProperties",
  "definitions",
  "$defs",
  "dependencies",
  "dependentSchemas",
]);
const traceKeywords = ["contains", "unevaluatedProperties", "unevaluatedItems"];

/** Whether ajv writes variables for a schema that it does not write for each value. */
function leavesTraces(schema: Json): boolean {
  if (isArray(schema)) return schema.some(leavesTraces);
  if (!isObject(schema)) return false;
  return Object.entries(schema).some(([name, inner]) => {
    if (traceKeywords.includes(name)) return true;
    return mapKeywords.has(name) && isObject(inner) ? Object.values(inner).some(leavesTraces) : leavesTraces(inner);
  });
}

const dynamicReferences = ["$dynamicRef", "$recursiveRef"];
const references = new Set(["$ref", ...dynamicReferences, "$recursiveAnchor", "$dynamicAnchor"]);

/** What a reference leads to is a function of its own, which begins anew at each call, where it refers to something itself. */
function isInlined(schema: Json): boolean {
  if (isArray(schema)) return schema.every(isInlined);
  if (!isObject(schema)) return true;
  return Object.entries(schema).every(([name, inner]) => !references.has(name) && isInlined(inner));
}
