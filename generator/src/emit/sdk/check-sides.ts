import type { Channel, Contract, Location, Message } from "../../contract/contract.js";
import type { Diagnostic } from "../../contract/diagnostic.js";
import { schemaNames } from "../schema-names.js";
import { channelModule } from "./emit-channels.js";
import { documentTypes } from "./side-context.js";
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
  ]);
}

function namedChannel(channel: Channel): Named {
  return { name: channelModule(channel).path, what: `channel "${channel.key}"`, at: channel.location };
}

function checkChannel(channel: Channel): readonly Diagnostic[] {
  const { key, address, parameters, queue, location } = channel;
  const what = `the channel "${key}"`;
  if (address === null) {
    const message = `${what} has no address, and an operation uses it`;
    const consequence = "Nobody could say where its messages go.";
    const remedy = "Give it an address, or use it as the channel of a reply only.";
    return [{ code: "operation-without-address", severity: "error", message, consequence, remedy, location }];
  }
  if (parameters.length > 0) {
    const message = `${what} has parameters in its address`;
    const consequence = "The generated methods have no way to give them.";
    const remedy = "Write one channel per address, or leave the channel out.";
    return [{ code: "address-with-parameters", severity: "error", message, consequence, remedy, location }];
  }
  if (queue === null) {
    const message = `${what} names no queue`;
    const consequence = "Messages can be sent there, but nobody can consume them with the generated package.";
    const remedy = "Name the queue in its AMQP binding, or bind one to the exchange with `x-rabbitmq`.";
    return [{ code: "channel-without-queue", severity: "warning", message, consequence, remedy, location }];
  }
  if (channel.deadLetterQueue !== undefined || channel.retryDelaysMs !== undefined) {
    const message = `${what} sets \`deadLetter\` or \`retryDelaysMs\``;
    const consequence = "The generated package does not know of it: dead letters go to the queue's name and `.dead`.";
    const remedy = "Give `retryDelaysMs` to `consume()`.";
    return [{ code: "retry-setting-without-effect", severity: "warning", message, consequence, remedy, location }];
  }
  return [];
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
  const ofSchemas = documentTypes(contract, schemaNames(contract)).flatMap(({ name }) => {
    const at = locationOf(name);
    return at === undefined ? [] : [{ name, what: `schema "${name}"`, at }];
  });
  const start = contract.operations[0]?.location;
  const ofSides = sides.flatMap((side) => {
    const at = side.sources[0]?.channel.location ?? start;
    return at === undefined
      ? []
      : [side.name, side.handlersName].map((name) => ({ name, what: "the generated interface", at }));
  });
  return clashes("types", [...ofSchemas, ...ofSides]);
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
