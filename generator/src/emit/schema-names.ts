import type { Contract, Message } from "../contract/contract.js";
import { fingerprint } from "../contract/distinct-names.js";
import type { NamedSchema, SchemaGraph, SchemaRef } from "../contract/schema-graph.js";

/** Where emitted code finds what belongs to a schema. Paths are relative to the output folder. */
export interface SchemaNames {
  /** The TypeScript type of a named schema. */
  type(ref: SchemaRef): TypeName;
  /** What a publisher passes: `…Input` where something is filled in, else the event's type itself. */
  input(message: Message): TypeName;
  /** What a publisher passes as headers, in the same manner. Undefined: the document says nothing of them. */
  inputHeaders(message: Message): TypeName | undefined;
  /** What the validator module of a named schema exports. */
  validator(ref: SchemaRef): ValidatorNames;
}

export interface TypeName {
  readonly name: string;
  /** `schemas/price.d.ts` */
  readonly path: string;
}

export interface ValidatorNames {
  /** `validators/price.js` */
  readonly path: string;
  /** `isPrice(value: unknown): value is Price` */
  readonly is: string;
  /** `parsePrice(value: unknown): Price` */
  readonly parse: string;
  /** A `Validator` that never throws: what `MessageContract.accepts` takes. */
  readonly accepts: string;
  /** The `DeclaredNames` of the schema: what `MessageContract.declared` takes. */
  readonly declared: string;
}

export function schemaNames(contract: Contract): SchemaNames {
  const named = (ref: SchemaRef): NamedSchema => {
    const schema = contract.schemas.nameOf(ref);
    if (schema === undefined) throw new Error(`The schema at ${ref} has no name, so no file was emitted for it.`);
    return schema;
  };
  const type = (ref: SchemaRef): TypeName => {
    const { name, fileName } = named(ref);
    return { name, path: `schemas/${fileName}.d.ts` };
  };
  const inputOf = ({ name, path }: TypeName): TypeName => ({ name: generatedName(contract, `${name}Input`), path });
  return {
    type,
    input(message) {
      const event = type(message.event);
      return message.filledIn.length === 0 ? event : inputOf(event);
    },
    inputHeaders({ headers, filledInHeaders }) {
      if (headers === undefined) return undefined;
      const all = type(headers);
      return filledInHeaders.length === 0 ? all : inputOf(all);
    },
    validator(ref) {
      const { name, fileName } = named(ref);
      return {
        path: `validators/${fileName}.js`,
        is: `is${name}`,
        parse: `parse${name}`,
        accepts: `accepts${name}`,
        declared: `declared${name}`,
      };
    },
  };
}

/**
 * What a type is called that is no schema of the document but made for one, or for a channel, a method or a side. The
 * document's own keep their names, so where one of them is called the same, this one is called by `longer`.
 */
export function generatedName({ schemas }: Contract, wanted: string, longer = `${wanted}Type`): string {
  let taken = schemaTypeNames.get(schemas);
  if (taken === undefined) {
    taken = new Set(schemas.named.map(({ name }) => name));
    schemaTypeNames.set(schemas, taken);
  }
  const all = taken;
  return [wanted, longer].find((name) => !all.has(name)) ?? `${wanted}${fingerprint(wanted)}`;
}

const schemaTypeNames = new WeakMap<SchemaGraph, ReadonlySet<string>>();
