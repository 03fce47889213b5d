import type { Location } from "./location.js";

/**
 * The schemas of a document as they are written: a graph whose edges are `$ref`s. Nothing is dereferenced, copied or
 * merged, so names and sharing survive and recursion costs nothing. Types, validators and the change analysis all start here.
 */
export interface SchemaGraph {
  /**
   * Every schema that has a name of its own: `components/schemas`, message bodies and headers, events, and whatever else a
   * `$ref` points at. In the document's order.
   */
  readonly named: readonly NamedSchema[];
  /** The schema at a ref, with every `$ref` inside it rewritten to a SchemaRef. Throws for a ref that is not in the graph. */
  get(ref: SchemaRef): JsonSchema;
  /** The named schema whose ref this is, or undefined for a place inside one. */
  nameOf(ref: SchemaRef): NamedSchema | undefined;
  /** Where a schema, or something inside it (`pointer` below it), is written. */
  locate(ref: SchemaRef, pointer?: string): Location;
  /**
   * The same for emitted code, which is alike wherever it is generated: `<file>#<pointer>` of a place that is in the file, the
   * file as references name it. What is written nowhere has the place of what it was made of.
   */
  writtenAt(ref: SchemaRef, pointer?: string): SchemaRef;
}

/** Absolute: `<file>#<json pointer>`, for example `asyncapi.yaml#/components/schemas/Envelope`. The same place is always the same string. */
export type SchemaRef = string;

export interface NamedSchema {
  readonly ref: SchemaRef;
  /** PascalCase and unique in the document: the name of the type. */
  readonly name: string;
  /** kebab-case of the name: the name of its files. */
  readonly fileName: string;
  readonly role: "component" | "message-body" | "message-headers" | "event" | "referenced";
  readonly location: Location;
}

/** A JSON Schema (draft-07 as AsyncAPI has it), raw: `true`, `false` or an object. `$ref`s hold SchemaRefs. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };
