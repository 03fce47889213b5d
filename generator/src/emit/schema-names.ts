import type { Contract, Message } from "../contract/contract.js";
import type { NamedSchema, SchemaRef } from "../contract/schema-graph.js";

/** Where emitted code finds what belongs to a schema. Paths are relative to the output folder. */
export interface SchemaNames {
  /** The TypeScript type of a named schema. */
  type(ref: SchemaRef): TypeName;
  /** What a publisher passes: `…Input` where constants are filled in, else the event's type itself. */
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
  return {
    type,
    input(message) {
      const event = type(message.event);
      return message.constants.length === 0 ? event : { ...event, name: `${event.name}Input` };
    },
    inputHeaders({ headers, headerConstants }) {
      if (headers === undefined) return undefined;
      const all = type(headers);
      return headerConstants.length === 0 ? all : { ...all, name: `${all.name}Input` };
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
