import type { Operation } from "../../contract/contract.js";
import { docParagraphs, docProse } from "../doc-comment.js";
import { propertyName, stringSource } from "../source-of.js";
import {
  type InterfaceDeclarationStructure,
  type MethodSignatureStructure,
  type OptionalKind,
  type PropertySignatureStructure,
  StructureKind,
} from "../typescript/module.js";
import { parametersOf, receivedParameters } from "./address-parameters.js";
import { describeDestinations, describeSources } from "./describe-operation.js";
import type { SideContext } from "./side-context.js";
import { callOptions, consumeOptions } from "./side-options.js";
import type { Call, Handler, Side } from "./sides.js";

export interface SideText {
  /** About the interface. */
  readonly side: string;
  /** What its handlers handle: `what other services send`. */
  readonly handled: string;
}

/** The interface of a connected side, and those of its handlers and their options where it has any. */
export function sideInterfaces(
  side: Side,
  context: SideContext,
  text: SideText,
): readonly InterfaceDeclarationStructure[] {
  const connected = sideInterface(side, context, text);
  if (side.handlers.length === 0) return [connected];
  const { declaration } = consumeOptions(side, context);
  return [connected, handlersInterface(side, context, text), ...(declaration === undefined ? [] : [declaration])];
}

/** The options of methods that take more than all do: once, also where several sides have the same methods. */
export function callInterfaces(calls: readonly Call[], context: SideContext): readonly InterfaceDeclarationStructure[] {
  return calls.flatMap((call) => callOptions(call, context).declaration ?? []);
}

/** Every method is written out: it is what a user sees on hover and in completion. */
function sideInterface(side: Side, context: SideContext, text: SideText): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: side.name,
    extends: ["AsyncDisposable"],
    docs: [text.side],
    properties: [
      {
        name: "connection",
        isReadonly: true,
        type: context.runtimeType("Connection"),
        docs: ["For what is outside the contract."],
      },
    ],
    methods: [
      ...side.calls.map((call) => callSignature(call, context)),
      ...(side.handlers.length === 0 ? [] : [consumeSignature(side, context, text)]),
      {
        name: "health",
        returnType: context.runtimeType("Health"),
        docs: ["How the connection and its consumers are doing."],
      },
      {
        name: "close",
        returnType: "Promise<void>",
        docs: ["Finishes what is under way, within `closeTimeoutMs`, and disconnects."],
      },
    ],
  };
}

/** One member per event, so that leaving one out does not compile. */
function handlersInterface(side: Side, context: SideContext, text: SideText): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: side.handlersName,
    docs: [`One handler per event: ${text.handled}.`],
    properties: side.handlers.map((handler) => handlerSignature(handler, context)),
  };
}

function handlerSignature(handler: Handler, context: SideContext): OptionalKind<PropertySignatureStructure> {
  const event = context.eventType(handler.message);
  const reply = union(handler.replies.map((message) => context.inputType(message)));
  return {
    name: quoted(handler.message.handlerName),
    type: `${context.runtimeType("Handler")}<${handlerArguments(event, reply, deliveryType(handler, context)).join(", ")}>`,
    docs: [
      docParagraphs(
        ...distinct(docProse(handler.message.description), ...describeActs(handler.operations, "receive")),
        handler.replies.length === 0 ? undefined : "What it returns is the reply.",
        describeSources(handler.channels),
        handler.message.deprecated ? "@deprecated" : undefined,
      ),
    ],
  };
}

/** Those at the end that are the default are left out. */
function handlerArguments(event: string, reply: string, delivery: string | undefined): readonly string[] {
  if (delivery !== undefined) return [event, reply === "" ? "void" : reply, delivery];
  return reply === "" ? [event] : [event, reply];
}

/** Undefined: the runtime's own, where the document says nothing of headers and addresses have no parameters. */
function deliveryType({ message, channels }: Handler, context: SideContext): string | undefined {
  const headers = context.headersType(message);
  const parameters = channels.map((channel) =>
    parametersOf(channel).length === 0 ? "object" : receivedParameters(channel, context.parametersType(channel)),
  );
  const hasParameters = parameters.some((type) => type !== "object");
  if (headers === undefined && !hasParameters) return undefined;
  const given = [headers ?? context.runtimeType("AnyHeaders"), ...(hasParameters ? [union(parameters)] : [])];
  return `${context.runtimeType("Delivery")}<${given.join(", ")}>`;
}

function callSignature(call: Call, context: SideContext): OptionalKind<MethodSignatureStructure> {
  const operations = call.kind === "publish" ? call.operations : [call.operation];
  const options = callOptions(call, context);
  const about =
    call.kind === "publish"
      ? distinct(docProse(call.message.description), ...describeActs(operations, "send"))
      : [docProse(call.operation.description ?? call.message.description)];
  return {
    name: call.name,
    parameters: [
      { name: "event", type: context.inputType(call.message) },
      { name: "options", hasQuestionToken: options.isOptional, type: options.type },
    ],
    returnType: `Promise<${call.kind === "publish" ? "void" : union(call.replies.map(context.eventType))}>`,
    docs: [
      docParagraphs(
        ...about,
        describeDestinations(call.message, operations),
        call.message.deprecated ? "@deprecated" : undefined,
      ),
    ],
  };
}

/** What operations say of themselves, to the side that does what they say: the other one does the opposite. */
function describeActs(operations: readonly Operation[], action: Operation["action"]): readonly string[] {
  return operations.filter((one) => one.action === action).map(({ description }) => docProse(description));
}

function distinct(...paragraphs: readonly string[]): readonly string[] {
  return [...new Set(paragraphs)];
}

function consumeSignature(side: Side, context: SideContext, text: SideText): OptionalKind<MethodSignatureStructure> {
  const options = consumeOptions(side, context);
  return {
    name: "consume",
    parameters: [
      { name: "handlers", type: side.handlersName },
      { name: "options", hasQuestionToken: options.isOptional, type: options.type },
    ],
    returnType: `Promise<${context.runtimeType("Consumption")}>`,
    docs: [
      docParagraphs(
        `Handles ${text.handled}: one handler per event. Resolves when the broker delivers.`,
        "A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.",
      ),
    ],
  };
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(" | ");
}

/** Handlers are always quoted: `"order.created"` and `"ping"` in one interface look the same. */
function quoted(name: string): string {
  return name === "__proto__" ? propertyName(name) : stringSource(name);
}
