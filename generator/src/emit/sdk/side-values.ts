import type { Channel, Message, Operation } from "../../contract/contract.js";
import { urgencyOf } from "../../contract/urgency.js";
import { type Code, code, extend, members, type SourceValue, sourceOf, stringSource } from "../source-of.js";
import { StructureKind, VariableDeclarationKind, type VariableStatementStructure } from "../typescript/module.js";
import { channelModule } from "./emit-channels.js";
import { messageModule } from "./emit-messages.js";
import type { Imports } from "./imports.js";
import { placeSource } from "./place-source.js";
import type { SideContext } from "./side-context.js";
import type { Call, Received, Side } from "./sides.js";

const generatedEntry = "@eventwright/runtime/generated";

/** The data that a side's methods hand to the runtime: one constant per call. */
export function callConstants(calls: readonly Call[], imports: Imports): readonly VariableStatementStructure[] {
  return calls.map((call) => {
    const message = messageOf(call.message, imports);
    if (call.kind === "publish") {
      const destinations = call.operations.map((operation) => destinationOf(operation, call.message, imports));
      const type = imports.type(generatedEntry, "PublishOperation");
      return constant(operationName(call), type, members({ name: call.name, message, destinations }));
    }
    const destination = destinationOf(call.operation, call.message, imports);
    const replies = call.replies.map((reply) => messageOf(reply, imports));
    const type = imports.type(generatedEntry, "RequestOperation");
    return constant(
      operationName(call),
      type,
      members({
        name: call.name,
        message,
        destination,
        replies,
        replyTo: replyQueue(call.replyChannel, imports),
        replyAddress: placeSource(call.operation.reply?.addressPlaces?.get(call.message)),
      }),
    );
  });
}

/** What a side consumes. */
export function subscriptionsConstant(
  name: string,
  side: Side,
  imports: Imports,
): readonly VariableStatementStructure[] {
  if (side.sources.length === 0) return [];
  const type = `readonly ${imports.type(generatedEntry, "Subscription")}[]`;
  const value = side.sources.map(({ channel, received }) => {
    const { path, source } = channelModule(channel);
    return extend(imports.value(path, source), {
      noAck: isUnacknowledged(received) ? true : undefined,
      messages: received.map((one) => receivedOf(one, imports)),
    });
  });
  return [constant(name, type, value)];
}

export interface SideObject {
  readonly side: Side;
  /** Expression of type `Sender`. */
  readonly sender: string;
  /** Name of the subscriptions' constant. */
  readonly subscriptions: string;
}

/** The statement that returns a connected side. It passes on; what happens then is the runtime's. */
export function returnSide({ side, sender, subscriptions }: SideObject, context: SideContext): string {
  const consume = `connection.consume(${subscriptions}, handlers, options)`;
  return [
    "return {",
    "  connection,",
    ...side.calls.map((call) => `  ${call.name}: (event, options) => ${callExpression(call, sender, context)},`),
    ...(side.handlers.length === 0 ? [] : [`  consume: (handlers, options) => ${consume},`]),
    "  health: () => connection.health(),",
    "  close: () => connection.close(),",
    "  [Symbol.asyncDispose]: () => connection.close(),",
    "};",
  ].join("\n");
}

function callExpression(call: Call, sender: string, context: SideContext): string {
  const given = `(${operationName(call)}, event, ${sender}, options)`;
  if (call.kind === "publish") return `connection.publish${given}`;
  const reply = [...new Set(call.replies.map(context.eventType))].join(" | ");
  return `connection.request<${reply}>${given}`;
}

function operationName(call: Call): string {
  return `${call.name}Operation`;
}

function messageOf(message: Message, imports: Imports): Code {
  const { path, name } = messageModule(message);
  return code(imports.value(path, name));
}

function destinationOf(operation: Operation, message: Message, imports: Imports): SourceValue {
  const { path, destination } = channelModule(operation.channel);
  const { method, delivery } = operation;
  return extend(imports.value(path, destination), {
    method,
    urgency: urgencyOf(operation, message),
    priority: delivery.priority,
    persistent: unlessTrue(delivery.persistent),
    mandatory: unlessTrue(delivery.mandatory),
    expirationMs: delivery.expirationMs,
    userId: delivery.userId,
    cc: delivery.cc,
    bcc: delivery.bcc,
    replyTo: delivery.replyTo,
    timestamp: unlessTrue(delivery.timestamp),
  });
}

/** `ack` is said by who receives; what the other side does with what it is sent is its own affair. */
function isUnacknowledged(received: readonly Received[]): boolean {
  return received.every(({ operation: { action, delivery } }) => action === "receive" && delivery.ack === false);
}

/** The runtime's default is not repeated. */
function unlessTrue(value: boolean | undefined): false | undefined {
  return value === false ? false : undefined;
}

function receivedOf({ message, operation, replies, replyChannel }: Received, imports: Imports): SourceValue {
  return members({
    message: messageOf(message, imports),
    replies: replies.length === 0 ? undefined : replies.map((reply) => messageOf(reply, imports)),
    replyTo: replyQueue(replyChannel, imports),
    replyAddress: placeSource(operation.reply?.addressPlaces?.get(message)),
  });
}

function replyQueue(channel: Channel | undefined, imports: Imports): Code | undefined {
  if (channel === undefined) return undefined;
  const { path, replies } = channelModule(channel);
  return code(imports.value(path, replies));
}

function constant(name: string, type: string, value: SourceValue): VariableStatementStructure {
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name, type, initializer: sourceOf(value) }],
  };
}

/** `{ service: "catalog-service" }` */
export function senderSource(service: string): string {
  return `{ service: ${stringSource(service)} }`;
}
