import { type ArgumentValue, argumentKinds } from "./argument-kinds.js";
import type { Finding, Rejection } from "./change.js";
import type { Redeclared } from "./redeclared-things.js";

/** What is declared otherwise, in the broker's words; undefined where it was not or is not said. */
export interface ChangedArgument {
  readonly argument: string;
  readonly before: ArgumentValue | undefined;
  readonly after: ArgumentValue | undefined;
}

/**
 * The broker's answer to who declares what is there with another value. The vhost and the types that a client's library
 * chooses for the wire are left out: neither is the contract's. Values that read alike are told apart by ours.
 *
 * https://www.rabbitmq.com/docs/queues#property-equivalence
 */
export function refusalOf(
  { kind, name }: Pick<Redeclared<unknown>, "kind" | "name">,
  { argument, before, after }: ChangedArgument,
): Rejection {
  const isInBoth = before !== undefined && after !== undefined;
  const [kindBefore, kindAfter] = argumentKinds(before, after);
  const [received, current] = isInBoth
    ? [`'${after}'${kindAfter}`, `'${before}'${kindBefore}`]
    : [valueOrNone(after), valueOrNone(before)];
  return {
    side: "the broker",
    error: `406 PRECONDITION_FAILED - inequivalent arg '${argument}' for ${kind} '${name}': received ${received} but current is ${current}`,
  };
}

function valueOrNone(value: ArgumentValue | undefined): string {
  return value === undefined ? "none" : `the value '${value}'`;
}

/** A flag of an exchange or a queue that is declared otherwise; none when it is as it was. */
export function* flagFindings<Name extends string>(
  things: Iterable<Redeclared<{ readonly [name in Name]: boolean }>>,
  flag: { readonly name: Name; readonly argument: string; readonly words: (isSet: boolean) => string },
): Iterable<Finding> {
  for (const thing of things) {
    const [before, after] = [thing.old[flag.name], thing.new[flag.name]];
    if (before === after) continue;
    yield {
      path: `${thing.path}.${flag.name}`,
      message: `${thing.label} was ${flag.words(before)} and is ${flag.words(after)}`,
      breaks: ["broker"],
      direction: null,
      ...thing.within("bindings", "amqp", thing.kind, flag.name),
      rejectedBy: refusalOf(thing, { argument: flag.argument, before, after }),
      advice: thing.kind === "exchange" ? anotherExchange(thing.name) : anotherQueue(thing.label),
      change: [before, after],
    };
  }
}

export function anotherExchange(name: string): string {
  return `Declare an exchange of another name, bind it to ${name} for the time of the move, and remove ${name} when nobody publishes to it.`;
}

export function anotherQueue(label: string): string {
  return `Leave ${label} as it is and describe a queue of another name, or stop its services, delete it when it is empty, and let the first of them declare it anew.`;
}
