import type { Channel, Contract, Message } from "../../contract/contract.js";
import { type SchemaNames, schemaNames, type TypeName } from "../schema-names.js";
import { parametersName, parametersOf } from "./address-parameters.js";
import { channelModule } from "./emit-channels.js";
import { Imports } from "./imports.js";
import { optionsNames } from "./side-options.js";
import type { Side } from "./sides.js";

const runtime = "@eventwright/runtime";

/** What writing one module of a side needs: the contract, and imports that it adds to. */
export interface SideContext {
  readonly contract: Contract;
  readonly imports: Imports;
  /** The type that a handler is given, or a requester gets. */
  eventType(message: Message): string;
  /** The type that a caller gives, or a handler answers with. */
  inputType(message: Message): string;
  /** The type of the headers that a handler is given. Undefined: the document says nothing of them. */
  headersType(message: Message): string | undefined;
  /** The type of the headers that a caller gives. */
  inputHeadersType(message: Message): string | undefined;
  /** The type of the parameters of a channel's address. */
  parametersType(channel: Channel): string;
  /** A type of the runtime. */
  runtimeType(name: string): string;
}

/** @param path The module, which declares the sides. */
export function sideContext(contract: Contract, sides: readonly Side[], path: string): SideContext {
  const names = schemaNames(contract);
  const imports = new Imports(path, takenNames(contract, sides));
  const imported = ({ path, name }: TypeName): string => imports.type(path, name);
  return {
    contract,
    imports,
    eventType: (message) => imported(names.type(message.event)),
    inputType: (message) => imported(names.input(message)),
    headersType: ({ headers }) => headers && imported(names.type(headers)),
    inputHeadersType(message) {
      const type = names.inputHeaders(message);
      return type && imported(type);
    },
    parametersType: (channel) => imports.type(channelModule(channel).path, parametersName(contract, channel)),
    runtimeType: (name) => imports.type(runtime, name),
  };
}

/** What the module of some sides calls by names that come from the document. */
export function takenNames(contract: Contract, sides: readonly Side[]): ReadonlySet<string> {
  return new Set([
    ...documentTypes(contract, schemaNames(contract)).map(({ name }) => name),
    ...sides.flatMap((side) => [side.name, side.handlersName, ...optionsNames(side, contract)]),
  ]);
}

/** Types that the package's users may want by name. */
export function documentTypes(contract: Contract, names: SchemaNames): readonly TypeName[] {
  return [...schemaTypes(contract, names), ...parameterTypes(contract).map(({ type }) => type)];
}

/** All of the schemas but the bodies around events. */
export function schemaTypes({ messages, schemas }: Contract, names: SchemaNames): readonly TypeName[] {
  const events = new Set(messages.map(({ event }) => event));
  const types = schemas.named
    .filter(({ ref, role }) => role !== "message-body" || events.has(ref))
    .map(({ ref }) => names.type(ref));
  const inputs = messages.flatMap((message) => [names.input(message), names.inputHeaders(message) ?? []].flat());
  const byName = new Map([...types, ...inputs].map((type) => [type.name, type]));
  return [...byName.values()];
}

/** What varies in the addresses of the channels that are used. */
export function parameterTypes(contract: Contract): readonly { readonly channel: Channel; readonly type: TypeName }[] {
  const channels = new Set(contract.operations.map(({ channel }) => channel));
  return [...channels]
    .filter((channel) => parametersOf(channel).length > 0)
    .map((channel) => {
      const path = channelModule(channel).path.replace(/\.ts$/, ".d.ts");
      return { channel, type: { name: parametersName(contract, channel), path } };
    });
}
