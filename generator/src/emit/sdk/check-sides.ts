import type { Contract, Message, Operation } from "../../contract/contract.js";
import type { Diagnostic } from "../../contract/diagnostic.js";
import { listed } from "../../contract/listed.js";
import { replyChannelOf } from "./reply-channel.js";
import { type Call, sendsApart, sidesOf } from "./sides.js";

/** What a document asks for that the generated package does in a manner that its author may not expect, or cannot do. */
export function checkSides(contract: Contract): readonly Diagnostic[] {
  const { application, counterparts } = sidesOf(contract);
  return unique([
    ...[application, ...counterparts].flatMap(({ calls }) => checkDestinations(calls)),
    ...checkHandlers(contract),
    ...checkReplyAddresses(contract.operations),
    ...contract.operations.flatMap((operation) => checkOperation(operation, contract.operations)),
  ]);
}

/** What an operation says that a generated package cannot do. */
function checkOperation(operation: Operation, operations: readonly Operation[]): readonly Diagnostic[] {
  const { key, channel, action, delivery, reply, location } = operation;
  const found: Diagnostic[] = [];
  const other = operations.find((one) => one.channel === channel && one.action === action);
  if (action === "receive" && other !== undefined && (other.delivery.ack ?? true) !== (delivery.ack ?? true)) {
    found.push({
      code: "acknowledged-in-part",
      severity: "warning",
      message: `operations "${other.key}" and "${key}" receive from one queue, and only one of them says \`ack: false\``,
      consequence: "A queue has one consumer, so all of its messages are acknowledged.",
      remedy: "Say the same in both.",
      location,
      related: { message: "the other one", location: other.location },
    });
  }
  if (reply === undefined) return found;
  const headed = reply.messages.find((message) => neededHeaders(message).length > 0);
  if (headed !== undefined) {
    found.push({
      code: "reply-needs-headers",
      severity: "error",
      message: `the reply "${headed.key}" of operation "${key}" needs the header ${neededHeaders(headed).join(", ")}`,
      consequence: "A handler returns the reply's body alone, so no reply could be sent.",
      remedy: "Make the header optional, give it a `const`, or move it into the body.",
      location: headed.location,
    });
  }
  return found;
}

/**
 * Where the replies of operations are, as those read it who run several instances, or have written an address in vain. All
 * operations with one address have one cause, and it is told once.
 */
function checkReplyAddresses(operations: readonly Operation[]): readonly Diagnostic[] {
  const answered = operations.flatMap((operation) => {
    if (operation.reply === undefined) return [];
    const queue = replyChannelOf(operation, operations)?.routingKey;
    const address = queue ?? operation.reply.channel?.address ?? operation.delivery.replyTo;
    return address === undefined ? [] : [{ operation, queue, cause: `${queue === undefined} ${address}` }];
  });
  return answered.flatMap(({ operation, queue, cause }, index): readonly Diagnostic[] => {
    const { key, location } = operation;
    const alike = answered.filter((other) => other.cause === cause);
    if (alike[0] !== answered[index]) return [];
    const isOne = alike.length === 1;
    const keys = listed(alike.map((other) => `"${other.operation.key}"`));
    const who = isOne ? `operation "${key}"` : `${alike.length} operations (${keys})`;
    if (queue !== undefined) {
      return [
        {
          code: "reply-queue-of-one-requester",
          severity: "warning",
          message: `the replies of ${who} come back through the queue "${queue}"`,
          consequence:
            "Whoever reads it takes every reply, so that of several requesters each would lose replies to the others.",
          remedy:
            "Run one requester, or give the reply the address `$message.header#/replyTo` and let each have an address of its own.",
          location,
        },
      ];
    }
    return [
      {
        code: "reply-address-not-used",
        severity: "warning",
        message: `${who} ${isOne ? "names an address for its" : "name an address for their"} replies that is no queue for them alone`,
        consequence:
          "Requesters of the generated package are answered at an address of their own (RabbitMQ's direct reply-to), which they give in `replyTo`.",
        remedy:
          "Leave the address out, give the reply the address `$message.header#/replyTo`, or let its channel be a queue that no operation uses.",
        location,
      },
    ];
  });
}

/** Those that the runtime does not write. */
function neededHeaders({ requiredHeaders, correlationPlace }: Message): readonly string[] {
  const written = correlationPlace?.in === "headers" ? correlationPlace.path[0] : undefined;
  return requiredHeaders.filter((name) => name !== written);
}

/** Operations that send one message to one place are one method, or a method each where they do so in different manners. */
function checkDestinations(calls: readonly Call[]): readonly Diagnostic[] {
  const publishes = calls.filter((call) => call.kind === "publish");
  return publishes.flatMap(({ message, sameAs, operations, name }): readonly Diagnostic[] => {
    const [first] = sameAs;
    const operation = operations.find(({ channel }) => channel === first?.channel);
    if (first === undefined || operation === undefined) return [];
    const consequence = sendsApart(message, [operation, ...sameAs])
      ? `Each has a method of its own: ${name}() is that of "${operation.key}".`
      : `${name}() stands for all of them, and sends the message there once.`;
    return [
      {
        code: "message-sent-twice",
        severity: "info",
        message: `operations "${operation.key}" and "${first.key}" send message "${message.key}" to the same channel`,
        consequence,
        location: first.location,
        related: { message: "the other one", location: operation.location },
      },
    ];
  });
}

/** A handler is called by its message's name on the wire, unless another message has that too. */
function checkHandlers({ messages }: Contract): readonly Diagnostic[] {
  return messages.flatMap((message): readonly Diagnostic[] => {
    const other = messages.find(({ name }) => name === message.name);
    if (other === undefined || message.handlerName === message.name) return [];
    const rival = other === message ? messages.find((one) => one !== message && one.name === message.name) : other;
    return [
      {
        code: "message-name-shared",
        severity: "info",
        message: `several messages are called "${message.name}" on the wire`,
        consequence: `The handler of this one is called "${message.handlerName}". On arrival such messages are told apart by a constant in headers or body, else by trying their schemas in the document's order.`,
        remedy: "Give each a `name` of its own, if nobody depends on the one they share.",
        location: message.location,
        ...(rival === undefined ? {} : { related: { message: "another one", location: rival.location } }),
      },
    ];
  });
}

/** Counterparts share their calls, so each would tell the same. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const byText = new Map(diagnostics.map((one) => [`${one.location.pointer} ${one.code} ${one.message}`, one]));
  return [...byText.values()];
}
