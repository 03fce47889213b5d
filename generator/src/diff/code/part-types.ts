import type { Contract, Message } from "../../contract/contract.js";
import type { SchemaRef } from "../../contract/schema-graph.js";
import { schemaNames, type TypeName } from "../../emit/schema-names.js";
import type { MessagePart } from "../message-judge.js";

/** A type of the runtime, written out: what the SDK takes and gives where the document says nothing. */
export interface RuntimeType {
  readonly name: string;
  readonly text: string;
  /** What the text refers to. */
  readonly needs?: string;
}

export type CodeType = TypeName | RuntimeType;

/** The types of a part of a message in one version: what handlers are given, and what callers give. */
export interface PartTypes {
  readonly whole: CodeType;
  readonly input: CodeType;
}

/** Headers that nothing describes, as `consume-options.ts` and `publish-options.ts` of the runtime have them. */
export const undescribedHeaders = {
  whole: { name: "AnyHeaders", text: "Readonly<Record<string, unknown>>" },
  input: {
    name: "HeaderTable",
    text: "Readonly<Record<string, HeaderValue>>",
    needs:
      "type HeaderValue = null | boolean | number | string | Uint8Array | readonly HeaderValue[] | { readonly [name: string]: HeaderValue };",
  },
} as const satisfies PartTypes;

export function refOfPart({ event, headers }: Message, part: MessagePart): SchemaRef | undefined {
  return part === "payload" ? event : headers;
}

export function partTypes(contract: Contract, message: Message, part: MessagePart): PartTypes {
  const names = schemaNames(contract);
  if (part === "payload") return { whole: names.type(message.event), input: names.input(message) };
  const input = names.inputHeaders(message);
  if (message.headers === undefined || input === undefined) return undescribedHeaders;
  return { whole: names.type(message.headers), input };
}

/** The lines that give a type a name of its own in the program of the probes. */
export function declarationOf(version: "old" | "new", type: CodeType, alias: string): readonly string[] {
  if ("path" in type) {
    const module = `./${version}/${type.path.replace(/\.d\.ts$/, ".js")}`;
    return [`import type { ${type.name} as ${alias} } from "${module}";`];
  }
  return [...(type.needs === undefined ? [] : [type.needs]), `type ${alias} = ${type.text};`];
}

/** `Old.Product`, `HeaderTable` */
export function shownType(version: "old" | "new", type: CodeType): string {
  if (!("path" in type)) return type.name;
  return `${version === "old" ? "Old" : "New"}.${type.name}`;
}
