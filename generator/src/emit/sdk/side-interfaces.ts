import { docParagraphs, docProse } from "../doc-comment.js";
import {
  type InterfaceDeclarationStructure,
  type MethodSignatureStructure,
  type OptionalKind,
  type PropertySignatureStructure,
  StructureKind,
} from "../print-typescript.js";
import { propertyName, stringSource } from "../source-of.js";
import { describeDestinations, describeSources, receiverOf } from "./describe-operation.js";
import type { SideContext } from "./side-context.js";
import type { Call, Handler, PublishCall, Side } from "./sides.js";

export interface SideText {
  /** About the interface. */
  readonly side: string;
  /** What its handlers handle: `what other services send`. */
  readonly handled: string;
}

/** The interface of a connected side, and that of its handlers where it has any. */
export function sideInterfaces(
  side: Side,
  context: SideContext,
  text: SideText,
): readonly InterfaceDeclarationStructure[] {
  const connected = sideInterface(side, context, text);
  return side.handlers.length === 0 ? [connected] : [connected, handlersInterface(side, context, text)];
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
    name: quoted(handler.message.name),
    type: `${context.runtimeType("Handler")}<${reply === "" ? event : `${event}, ${reply}`}>`,
    docs: [
      docParagraphs(
        docProse(handler.message.description),
        handler.replies.length === 0 ? undefined : "What it returns is the reply.",
        describeSources(handler.channels),
        handler.message.deprecated ? "@deprecated" : undefined,
      ),
    ],
  };
}

function callSignature(call: Call, context: SideContext): OptionalKind<MethodSignatureStructure> {
  const operations = call.kind === "publish" ? call.operations : [call.operation];
  const about =
    call.kind === "publish" ? call.message.description : (call.operation.description ?? call.message.description);
  return {
    name: call.name,
    parameters: [
      { name: "event", type: context.inputType(call.message) },
      { name: "options", hasQuestionToken: true, type: optionsType(call, context) },
    ],
    returnType: `Promise<${call.kind === "publish" ? "void" : union(call.replies.map(context.eventType))}>`,
    docs: [
      docParagraphs(
        docProse(about),
        describeDestinations(operations),
        call.message.deprecated ? "@deprecated" : undefined,
      ),
    ],
  };
}

function optionsType(call: Call, context: SideContext): string {
  if (call.kind === "request") return context.runtimeType("RequestOptions");
  const services = receiversOf(call);
  const options = context.runtimeType("PublishOptions");
  return services.length < 2 ? options : `${options}<${union(services.map(stringSource))}>`;
}

function receiversOf({ operations }: PublishCall): readonly string[] {
  return [...new Set(operations.map(({ channel }) => receiverOf(channel)))];
}

function consumeSignature(side: Side, context: SideContext, text: SideText): OptionalKind<MethodSignatureStructure> {
  return {
    name: "consume",
    parameters: [
      { name: "handlers", type: side.handlersName },
      { name: "options", hasQuestionToken: true, type: context.runtimeType("ConsumeOptions") },
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
