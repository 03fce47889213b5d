import type { Contract, Message } from "../../contract/contract.js";
import { type SchemaNames, schemaNames, type TypeName } from "../schema-names.js";
import type { Imports } from "./imports.js";

const runtime = "@eventwright/runtime";

/** What writing one module of a side needs: the contract, and imports that it adds to. */
export interface SideContext {
  readonly contract: Contract;
  readonly imports: Imports;
  /** The type that a handler is given, or a requester gets. */
  eventType(message: Message): string;
  /** The type that a caller gives, or a handler answers with. */
  inputType(message: Message): string;
  /** A type of the runtime. Where the document has a type of that name, the document's keeps it. */
  runtimeType(name: string): string;
}

export function sideContext(contract: Contract, imports: Imports): SideContext {
  const names = schemaNames(contract);
  const taken = new Set(documentTypes(contract, names).map(({ name }) => name));
  const imported = ({ path, name }: TypeName): string => imports.type(path, name);
  return {
    contract,
    imports,
    eventType: (message) => imported(names.type(message.event)),
    inputType: (message) => imported(names.input(message)),
    runtimeType: (name) => imports.type(runtime, name, taken.has(name) ? `Runtime${name}` : undefined),
  };
}

/** Types that the package's users may want by name: all but the bodies around events. */
export function documentTypes(contract: Contract, names: SchemaNames): readonly TypeName[] {
  const events = new Set(contract.messages.map(({ event }) => event));
  const types = contract.schemas.named
    .filter(({ ref, role }) => (role !== "message-body" && role !== "message-headers") || events.has(ref))
    .map(({ ref }) => names.type(ref));
  const inputs = contract.messages.map((message) => names.input(message));
  const byName = new Map([...types, ...inputs].map((type) => [type.name, type]));
  return [...byName.values()];
}
