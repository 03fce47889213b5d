import type { Channel, Contract } from "../../contract/contract.js";
import { docProse, inlineCode } from "../doc-comment.js";
import { generatedName } from "../schema-names.js";
import { stringSource } from "../source-of.js";
import {
  type InterfaceDeclarationStructure,
  type PropertySignatureStructure,
  StructureKind,
} from "../typescript/module.js";
import { consumerNeedsParameters, hasRequiredParameters, parametersOf } from "./address-parameters.js";
import { receiverOf } from "./describe-operation.js";
import type { SideContext } from "./side-context.js";
import type { Call, PublishCall, Side } from "./sides.js";

type Property = Pick<PropertySignatureStructure, "name" | "type" | "isReadonly" | "hasQuestionToken" | "docs">;

/** The options of a method: their type, and whether a caller may leave them out. */
export interface MethodOptions {
  readonly type: string;
  readonly isOptional: boolean;
  /** Where the method needs more than all have: the interface that says so. */
  readonly declaration?: InterfaceDeclarationStructure;
}

/** What a caller may say beside the event: parameters of the addresses and headers are typed where the document has them. */
export function callOptions(call: Call, context: SideContext): MethodOptions {
  const base = optionsBase(call, context);
  const properties = [parametersProperty(call, context), headersProperty(call, context)].flat();
  if (properties.length === 0) return { type: base, isOptional: true };
  const name = optionsName(call, context.contract);
  return {
    type: name,
    isOptional: properties.every(({ hasQuestionToken }) => hasQuestionToken === true),
    declaration: optionsInterface(name, base, `What ${inlineCode(call.name)} takes beside the event.`, properties),
  };
}

/** What a consumer may say: which queue, where the document leaves that open, and which part of it. */
export function consumeOptions(side: Side, context: SideContext): MethodOptions {
  const base = `${context.runtimeType("ConsumeOptions")}<${side.handlersName}>`;
  const properties = [queueProperty(side), narrowingProperty(side, context)].flat();
  if (properties.length === 0) return { type: base, isOptional: true };
  const name = generatedName(context.contract, `${side.name}ConsumeOptions`);
  return {
    type: name,
    isOptional: properties.every(({ hasQuestionToken }) => hasQuestionToken === true),
    declaration: optionsInterface(name, base, "Which queues are consumed, and how.", properties),
  };
}

/** Whether a method takes more than all do. */
export function hasOwnOptions(call: Call): boolean {
  return call.message.requiredHeaders.length > 0 || addressesOf(call).length > 0;
}

/** The channels with parameters in their addresses that a call sends to. */
function addressesOf(call: Call): readonly Channel[] {
  const operations = call.kind === "publish" ? call.operations : [call.operation];
  return operations.map(({ channel }) => channel).filter((channel) => parametersOf(channel).length > 0);
}

/** The interfaces that `callOptions` declares for a side. */
export function optionsNames({ calls }: Side, contract: Contract): readonly string[] {
  return calls.filter(hasOwnOptions).map((call) => optionsName(call, contract));
}

/** `PublishLightOnOptions` */
function optionsName({ name }: Call, contract: Contract): string {
  return generatedName(contract, `${name.charAt(0).toUpperCase()}${name.slice(1)}Options`);
}

function optionsInterface(
  name: string,
  base: string,
  docs: string,
  properties: readonly Property[],
): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name,
    extends: [base],
    docs: [docs],
    properties: [...properties],
  };
}

function optionsBase(call: Call, context: SideContext): string {
  const headers = context.inputHeadersType(call.message);
  if (call.kind === "request") {
    return `${context.runtimeType("RequestOptions")}${headers === undefined ? "" : `<${headers}>`}`;
  }
  const receivers = receiversOf(call);
  const services = receivers.length < 2 ? undefined : receivers.map(stringSource).join(" | ");
  const given = headers === undefined ? [services] : [services ?? "string", headers];
  const known = given.filter((argument) => argument !== undefined);
  return `${context.runtimeType("PublishOptions")}${known.length === 0 ? "" : `<${known.join(", ")}>`}`;
}

function receiversOf({ operations }: PublishCall): readonly string[] {
  return [...new Set(operations.map(({ channel }) => receiverOf(channel)))];
}

function parametersProperty(call: Call, context: SideContext): readonly Property[] {
  const channels = addressesOf(call);
  if (channels.length === 0) return [];
  return [
    property({
      name: "parameters",
      type: channels.map((channel) => context.parametersType(channel)).join(" & "),
      isOptional: !channels.some(hasRequiredParameters),
      docs: `For the address ${channels.map(({ routingKey }) => inlineCode(routingKey)).join(" and ")}.`,
    }),
  ];
}

/** Headers that nobody has to give are in the base already. */
function headersProperty({ message }: Call, context: SideContext): readonly Property[] {
  const type = context.inputHeadersType(message);
  if (type === undefined || message.requiredHeaders.length === 0) return [];
  return [property({ name: "headers", type, isOptional: false, docs: "AMQP headers, validated like the event." })];
}

function queueProperty({ sources }: Side): readonly Property[] {
  const unnamed = sources.filter(({ channel }) => channel.queue === null);
  if (unnamed.length === 0) return [];
  const from = unnamed.map(({ channel }) => {
    const exchange = `exchange ${inlineCode(channel.exchange?.name ?? "")}`;
    return channel.routingKey === "" ? exchange : `${inlineCode(channel.routingKey)} of ${exchange}`;
  });
  const places = from.length === 1 ? ` ${from.join("")}.` : `\n${from.map((place) => `- ${place}`).join("\n")}`;
  const docs = docProse(`A queue of this service's own: it is declared, and bound to${places}`);
  return [property({ name: "queue", type: "string", isOptional: false, docs })];
}

function narrowingProperty({ sources }: Side, context: SideContext): readonly Property[] {
  const channels = sources.map(({ channel }) => channel).filter((channel) => parametersOf(channel).length > 0);
  if (channels.length === 0) return [];
  const types = channels.map((channel) => {
    const type = context.parametersType(channel);
    return consumerNeedsParameters(channel) ? type : `Partial<${type}>`;
  });
  const isOptional = !channels.some(consumerNeedsParameters);
  const docs = isOptional
    ? "Only what is published with these; else everything."
    : "Which of the addresses is consumed.";
  return [property({ name: "parameters", type: types.join(" & "), isOptional, docs })];
}

function property(given: {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly docs: string;
}): Property {
  const { name, type, isOptional, docs } = given;
  return { name, type, isReadonly: true, hasQuestionToken: isOptional, docs: [docs] };
}
