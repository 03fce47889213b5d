import type { Channel, Contract, Location, Message, Operation } from "../../contract/contract.js";
import type { Diagnostic } from "../../contract/diagnostic.js";
import { schemaNames } from "../schema-names.js";
import { channelModule } from "./emit-channels.js";
import { parameterTypes, schemaTypes } from "./side-context.js";
import { consumeOptionsName, hasOwnConsumeOptions, hasOwnOptions, optionsName } from "./side-options.js";
import { type Call, type Side, sidesOf } from "./sides.js";

/**
 * What a document asks for that the generated package could not be: two things of one name, a message that goes to one
 * place in two manners, a queue that is nobody's. A counter behind a name would hide it and change with the next addition.
 */
export function checkSides(contract: Contract): readonly Diagnostic[] {
  const { application, counterparts } = sidesOf(contract);
  const sides = [application, ...counterparts];
  return unique([
    ...sides.flatMap((side) => [...checkMethods(side), ...checkHandlers(side), ...checkDestinations(side.calls)]),
    ...clashes("files", contract.channels.map(namedChannel)),
    ...checkTypes(contract, sides),
    ...[...new Set(contract.operations.map(({ channel }) => channel))].flatMap(checkChannel),
    ...contract.operations.flatMap((operation) => checkOperation(operation, contract.operations)),
  ]);
}

function namedChannel(channel: Channel): Named {
  return { name: channelModule(channel).path, what: `channel "${channel.key}"`, at: channel.location };
}

function checkChannel(channel: Channel): readonly Diagnostic[] {
  const { key, address, location } = channel;
  const what = `the channel "${key}"`;
  if (address === null) {
    const message = `${what} has no address, and an operation uses it`;
    const consequence = "Nobody could say where its messages go.";
    const remedy = "Give it an address, or use it as the channel of a reply only.";
    return [{ code: "operation-without-address", severity: "error", message, consequence, remedy, location }];
  }
  return [];
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
  const address = reply.channel?.address;
  if (delivery.replyTo !== undefined || (address !== undefined && address !== null)) {
    found.push({
      code: "reply-address-not-used",
      severity: "warning",
      message: `operation "${key}" names an address for its replies`,
      consequence:
        "Requesters of the generated package are answered at an address of their own (RabbitMQ's direct reply-to), which they give in `replyTo`.",
      remedy: "Leave the address out, or give the reply the address `$message.header#/replyTo`.",
      location,
    });
  }
  const headed = reply.messages.find(({ requiredHeaders }) => requiredHeaders.length > 0);
  if (headed !== undefined) {
    found.push({
      code: "reply-needs-headers",
      severity: "error",
      message: `the reply "${headed.key}" of operation "${key}" needs the header ${headed.requiredHeaders.join(", ")}`,
      consequence: "A handler returns the reply's body alone, so no reply could be sent.",
      remedy: "Make the header optional, give it a `const`, or move it into the body.",
      location: headed.location,
    });
  }
  return found;
}

function checkMethods({ calls }: Side): readonly Diagnostic[] {
  return clashes(
    "methods",
    calls.map((call) => ({
      name: call.name,
      what: call.kind === "publish" ? `message "${call.message.key}"` : `operation "${call.operation.key}"`,
      at: call.kind === "publish" ? call.message.location : call.operation.location,
    })),
  );
}

function checkHandlers({ handlers }: Side): readonly Diagnostic[] {
  return clashes(
    "handlers",
    handlers.map(({ message }) => ({ name: message.name, what: `message "${message.key}"`, at: message.location })),
  );
}

function checkTypes(contract: Contract, sides: readonly Side[]): readonly Diagnostic[] {
  const messages = new Map<string, Message>(contract.messages.map((message) => [message.typeName, message]));
  const locationOf = (name: string): Location | undefined =>
    contract.schemas.named.find((schema) => schema.name === name)?.location ??
    messages.get(name.replace(/Input$/, ""))?.location;
  const ofParameters = parameterTypes(contract).map(({ channel, type: { name } }) => ({
    name,
    what: `the parameters of channel "${channel.key}"`,
    at: channel.location,
  }));
  const ofSchemas = schemaTypes(contract, schemaNames(contract)).flatMap(({ name }) => {
    const at = locationOf(name);
    return at === undefined ? [] : [{ name, what: `schema "${name}"`, at }];
  });
  const start = contract.operations[0]?.location;
  const ofSides = sides.flatMap((side) => {
    const at = side.sources[0]?.channel.location ?? start;
    return at === undefined
      ? []
      : [side.name, side.handlersName, ...(hasOwnConsumeOptions(side) ? [consumeOptionsName(side)] : [])].map(
          (name) => ({
            name,
            what: "the generated interface",
            at,
          }),
        );
  });
  const ofCalls = (calls: readonly Call[]): readonly Named[] =>
    calls.filter(hasOwnOptions).map((call) => ({
      name: optionsName(call),
      what: `the options of ${call.name}()`,
      at: call.message.location,
    }));
  // Methods of one name may be in both modules; what is called like them in the document may not.
  return [sides[0], sides[1]].flatMap((side) =>
    clashes("types", [...ofSchemas, ...ofParameters, ...ofSides, ...ofCalls(side?.calls ?? [])]),
  );
}

/** One message through one channel has one method and one urgency: a call could not say which it means. */
function checkDestinations(calls: readonly Call[]): readonly Diagnostic[] {
  return calls.flatMap((call) => {
    if (call.kind === "request") return [];
    const seen = new Map<string, (typeof call.operations)[number]>();
    return call.operations.flatMap((operation): readonly Diagnostic[] => {
      const first = seen.get(operation.channel.key);
      seen.set(operation.channel.key, first ?? operation);
      if (first === undefined) return [];
      return [
        {
          code: "message-sent-twice",
          severity: "error",
          message: `operations "${first.key}" and "${operation.key}" send message "${call.message.key}" to the same channel`,
          consequence: `Every ${call.name}() would send it there twice.`,
          remedy: "Remove one of the operations, or give one of them a message of its own.",
          location: operation.location,
          related: { message: "the first of them", location: first.location },
        },
      ];
    });
  });
}

interface Named {
  readonly name: string;
  readonly what: string;
  readonly at: Location;
}

function clashes(kind: string, all: readonly Named[]): readonly Diagnostic[] {
  const first = new Map<string, Named>();
  return all.flatMap((one): readonly Diagnostic[] => {
    const other = first.get(one.name);
    first.set(one.name, other ?? one);
    if (other === undefined) return [];
    return [
      {
        code: "duplicate-generated-name",
        severity: "error",
        message: `${one.what} and ${other.what} would both be called ${one.name}`,
        consequence: `Two ${kind} of one name cannot be generated.`,
        remedy: "Rename one of them.",
        location: one.at,
        related: { message: "the other one", location: other.at },
      },
    ];
  });
}

/** Counterparts share their calls, so each would tell the same. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const byText = new Map(diagnostics.map((one) => [`${one.location.pointer} ${one.code} ${one.message}`, one]));
  return [...byText.values()];
}
