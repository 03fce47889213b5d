import { compileArray } from "./compile-array.js";
import { compileLogic } from "./compile-logic.js";
import { compileObject } from "./compile-object.js";
import { compileNumber, compileString, compileType, compileValues } from "./compile-scalars.js";
import { compileUnevaluated } from "./compile-unevaluated.js";
import type { Vocabulary } from "./dialect.js";
import { always, type Formulas, type Literal, never } from "./formula.js";
import { isArray, isObject, type Json, type JsonObject, member } from "./json.js";
import { type Located, locatedIn, type SchemaDocument } from "./schema-document.js";
import type { SchemaScope } from "./schema-scope.js";
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
  readonly #open: OpenSchema[] = [];

  constructor(formulas: Formulas, vocabulary: Vocabulary, document: SchemaDocument) {
    this.#formulas = formulas;
    this.#vocabulary = vocabulary;
    this.#document = document;
  }

  /** @throws {Undecided} when ajv would refuse the schema, or a reference cannot be followed. */
  compile(): Literal {
    return this.#compile(this.#document.root);
  }

  #compile({ schema, base }: Located, isReferred = false): Literal {
    if (typeof schema === "boolean") return schema ? always : never;
    if (!isObject(schema)) throw new Undecided("SCHEMA_UNREADABLE", "a schema is neither an object nor a boolean");
    if (!this.#vocabulary.sdk) refuseWhatAjvRefuses(schema);
    const known = this.#done.get(schema)?.get(base);
    if (known !== undefined) return known;
    if (this.#open.length >= maxDepth) {
      throw new Undecided("NESTING_TOO_DEEP", `the schema is nested more than ${maxDepth} levels deep`);
    }
    const open: OpenSchema = { located: { schema, base }, isReferred, reference: undefined };
    this.#open.push(open);
    const scope = this.#scopeAt(base);
    const literal = this.#formulas.and(families.flatMap((family) => family(schema, scope)));
    this.#open.pop();
    if (open.reference !== undefined) this.#formulas.defineReference(open.reference, literal);
    const byBase = this.#done.get(schema) ?? new Map<string, Literal>();
    this.#done.set(schema, byBase.set(base, literal));
    return literal;
  }

  #scopeAt(base: string): SchemaScope {
    return {
      formulas: this.#formulas,
      vocabulary: this.#vocabulary,
      literal: (schema) => this.#compile(locatedIn(schema, base)),
      locate: (reference) => this.#document.resolve(reference, base),
      locateDynamic: (reference) => this.#locateDynamic(reference),
      follow: (target) => this.#follow(target),
      scopeAt: (target) => this.#scopeAt(target.base),
    };
  }

  #follow(target: Located): Literal {
    const open = this.#open.find(({ located }) => located.schema === target.schema && located.base === target.base);
    if (open === undefined) return this.#compile(target, true);
    open.reference ??= this.#formulas.reference(`${this.#vocabulary.name} ${this.#nameOf(target, [])}`);
    return open.reference;
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
   * A dynamic reference leads to the outermost schema on the way that carries the anchor. That is known beforehand
   * when only one schema carries it, and the way leads through it. Where none does, ajv starts the function again that
   * it is in: the schema last referred to, or the whole.
   */
  #locateDynamic(reference: string): Located {
    const anchor = reference.slice(1);
    const bearers = anchorBearers(this.#document.root.schema, anchor, this.#vocabulary);
    const [bearer] = bearers;
    if (bearer === undefined) {
      const started = this.#open.findLast(({ isReferred }) => isReferred);
      return started?.located ?? this.#document.root;
    }
    const open = this.#open.find(({ located }) => located.schema === bearer);
    if (!reference.startsWith("#") || bearers.length !== 1 || open === undefined) {
      throw new Undecided("DYNAMIC_REFERENCE", `where "${reference}" leads depends on the way that leads to it`);
    }
    return open.located;
  }
}

/** A subschema being translated. */
interface OpenSchema {
  readonly located: Located;
  readonly isReferred: boolean;
  /** The node that stands for it, where it contains itself. */
  reference: Literal | undefined;
}

function anchorBearers(value: Json, anchor: string, vocabulary: Vocabulary): JsonObject[] {
  if (isArray(value)) return value.flatMap((item) => anchorBearers(item, anchor, vocabulary));
  if (!isObject(value)) return [];
  const bears = vocabulary.prefixItems
    ? member(value, "$dynamicAnchor") === anchor
    : member(value, "$recursiveAnchor") === true;
  const inner = Object.values(value).flatMap((item) => anchorBearers(item, anchor, vocabulary));
  return bears ? [value, ...inner] : inner;
}
