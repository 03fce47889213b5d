import type { JsonValue } from "../contract.js";
import { below, isObject, type JsonObject } from "../json-pointer.js";
import type { SchemaPlace } from "./schema-node.js";
import type { SchemaProblem } from "./schema-problem.js";

/** Reads the keywords of one raw schema; what is malformed is reported once and counts as absent. */
export class KeywordReader {
  readonly #seen = new Set<string>();

  constructor(
    readonly schema: JsonObject,
    readonly place: SchemaPlace,
    readonly report: (problem: SchemaProblem) => void,
  ) {}

  at(...tokens: readonly (string | number)[]): SchemaPlace {
    return { ref: this.place.ref, pointer: below(this.place.pointer, ...tokens) };
  }

  has(keyword: string): boolean {
    return Object.hasOwn(this.schema, keyword);
  }

  /** Keywords that nobody asked for. */
  unread(): readonly string[] {
    return Object.keys(this.schema).filter((keyword) => !this.#seen.has(keyword));
  }

  ignore(...keywords: readonly string[]): void {
    for (const keyword of keywords) this.#seen.add(keyword);
  }

  value(keyword: string): JsonValue | undefined {
    this.#seen.add(keyword);
    return this.has(keyword) ? (this.schema[keyword] as JsonValue) : undefined;
  }

  text(keyword: string): string | undefined {
    return this.#read(keyword, "a string", (value) => (typeof value === "string" ? value : undefined));
  }

  flag(keyword: string): boolean | undefined {
    return this.#read(keyword, "true or false", (value) => (typeof value === "boolean" ? value : undefined));
  }

  number(keyword: string): number | undefined {
    return this.#read(keyword, "a number", (value) => (Number.isFinite(value) ? Number(value) : undefined));
  }

  count(keyword: string): number | undefined {
    return this.#read(keyword, "a whole number from 0", (value) =>
      Number.isInteger(value) && Number(value) >= 0 ? Number(value) : undefined,
    );
  }

  values(keyword: string): readonly JsonValue[] | undefined {
    return this.#read(keyword, "a list", (value) => (Array.isArray(value) ? value : undefined));
  }

  names(keyword: string): readonly string[] | undefined {
    return this.#read(keyword, "a list of names", (value) => (isNames(value) ? [...new Set(value)] : undefined));
  }

  members(keyword: string): JsonObject | undefined {
    return this.#read(keyword, "an object", (value) => (isObject(value) ? value : undefined));
  }

  malformed(keyword: string, wanted: string): undefined {
    this.report({
      code: "malformed-keyword",
      severity: "error",
      message: `\`${keyword}\` is not ${wanted}`,
      consequence: "The schema would check nothing there.",
      remedy: `Make \`${keyword}\` ${wanted}.`,
      place: this.at(keyword),
    });
    return undefined;
  }

  #read<Value>(keyword: string, wanted: string, accept: (value: unknown) => Value | undefined): Value | undefined {
    const value = this.value(keyword);
    if (value === undefined) return undefined;
    return accept(value) ?? this.malformed(keyword, wanted);
  }
}

export function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}
