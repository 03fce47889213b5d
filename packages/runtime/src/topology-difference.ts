import type { TopologyDifference } from "./connection-event.js";
import type { ArgumentValue } from "./transport.js";

export interface InequivalentArgument extends TopologyDifference {
  /** What the broker has, as it would be declared; undefined when it has no such argument. */
  readonly current: ArgumentValue | undefined;
}

const VALUE = "none|(?:the value )?'[^']*'(?: of type '[^']*')?";
const SENTENCE = new RegExp(`inequivalent arg '([^']+)' for .*: received (${VALUE}) but current is (${VALUE})`, "s");

/**
 * Reads which argument RabbitMQ says is different. It names one at a time:
 * `PRECONDITION_FAILED - inequivalent arg 'x-max-priority' for queue 'q' in vhost '/': received the value '10' of type
 * 'signedint' but current is none`.
 */
export function parseInequivalentArgument(message: string): InequivalentArgument | undefined {
  const [, argument, wanted, found] = SENTENCE.exec(message) ?? [];
  if (argument === undefined || wanted === undefined || found === undefined) return undefined;
  return { argument, wanted: textOf(wanted), found: textOf(found), current: readValue(argument, found) };
}

function textOf(value: string): string {
  return /'([^']*)'/.exec(value)?.[1] ?? value;
}

function readValue(argument: string, value: string): ArgumentValue | undefined {
  if (value === "none") return undefined;
  const text = textOf(value);
  if (text === "true" || text === "false") return text === "true";
  const isNumber = argument.startsWith("x-") && !value.includes("of type 'longstr'") && /^-?\d+$/.test(text);
  return isNumber ? Number(text) : text;
}
