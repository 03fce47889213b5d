import type { ArgumentValue, ExchangeDeclaration, QueueDeclaration } from "@eventwright/runtime/transport";
import type { DeadLetterRoute } from "./dead-letter.js";
import { ProtocolError, preconditionFailed } from "./protocol-error.js";

type Arguments = Readonly<Record<string, ArgumentValue>>;

export interface QueueLimits {
  /** 0: the queue knows no priorities. */
  readonly maxPriority: number;
  readonly messageTtlMs: number;
  readonly maxLength: number;
  readonly overflow: "drop-head" | "reject-publish";
  readonly singleActiveConsumer: boolean;
}

export function readQueueLimits(given: Arguments): QueueLimits {
  const number = (name: string, otherwise: number) => {
    const value = given[name];
    return typeof value === "number" ? value : otherwise;
  };
  return {
    maxPriority: number("x-max-priority", 0),
    messageTtlMs: number("x-message-ttl", Number.POSITIVE_INFINITY),
    maxLength: number("x-max-length", Number.POSITIVE_INFINITY),
    overflow: given["x-overflow"] === "reject-publish" ? "reject-publish" : "drop-head",
    singleActiveConsumer: given["x-single-active-consumer"] === true,
  };
}

export function readDeadLetterRoute(given: Arguments): DeadLetterRoute | undefined {
  const { "x-dead-letter-exchange": exchange, "x-dead-letter-routing-key": routingKey } = given;
  if (typeof exchange !== "string") return undefined;
  return { exchange, routingKey: typeof routingKey === "string" ? routingKey : undefined };
}

const STRATEGY = "x-dead-letter-strategy";

/** Whether dead letters that no queue takes yet are kept (https://www.rabbitmq.com/docs/quorum-queues#dead-lettering). */
export function keepsDeadLetters(given: Arguments): boolean {
  return isQuorum(given) && given[STRATEGY] === "at-least-once" && given["x-overflow"] === "reject-publish";
}

function isQuorum(given: Arguments): boolean {
  return given["x-queue-type"] === "quorum";
}

/** What RabbitMQ demands of the values, and what it compares when a queue is declared again. Other arguments it ignores. */
const ARGUMENTS: Readonly<Record<string, (value: ArgumentValue) => boolean>> = {
  "x-queue-type": (value) => value === "classic" || value === "quorum",
  "x-max-priority": (value) => isWhole(value) && value <= 255,
  "x-message-ttl": isWhole,
  "x-max-length": isWhole,
  "x-overflow": (value) => value === "drop-head" || value === "reject-publish",
  "x-dead-letter-exchange": (value) => typeof value === "string",
  "x-dead-letter-routing-key": (value) => typeof value === "string",
  "x-dead-letter-strategy": (value) => value === "at-most-once" || value === "at-least-once",
  "x-single-active-consumer": (value) => typeof value === "boolean",
};

/** RabbitMQ acts on these, this broker does not; to take them in silence would let a test pass for the wrong reason. */
const NOT_IMPLEMENTED = ["x-expires", "x-max-length-bytes", "x-delivery-limit"];

/** @throws ProtocolError 406, or 540 for what is not implemented here. */
export function checkQueueArguments({ name, durable, exclusive, arguments: given }: QueueDeclaration): void {
  for (const [argument, value] of Object.entries(given)) {
    if (NOT_IMPLEMENTED.includes(argument)) {
      throw new ProtocolError(540, `NOT_IMPLEMENTED - the in-memory broker does not have '${argument}'`);
    }
    if (ARGUMENTS[argument]?.(value) === false) {
      throw preconditionFailed(`invalid arg '${argument}' for queue '${name}' in vhost '/'`);
    }
  }
  if (!isQuorum(given)) {
    if (given[STRATEGY] === undefined) return;
    throw preconditionFailed(
      `invalid arg '${STRATEGY}' for queue '${name}' in vhost '/' of queue type rabbit_classic_queue`,
    );
  }
  if (given["x-max-priority"] !== undefined) {
    throw preconditionFailed(
      `invalid arg 'x-max-priority' for queue '${name}' in vhost '/' of queue type rabbit_quorum_queue`,
    );
  }
  if (!durable || exclusive) {
    const property = durable ? "exclusive" : "non-durable";
    throw preconditionFailed(`invalid property '${property}' for queue '${name}' in vhost '/'`);
  }
}

/** @throws ProtocolError 406 naming the first property that differs. */
export function checkSameQueue(existing: QueueDeclaration, declared: QueueDeclaration): void {
  const what = `queue '${existing.name}'`;
  checkSame("durable", what, existing.durable, declared.durable);
  checkSame("auto_delete", what, existing.autoDelete, declared.autoDelete);
  for (const argument of Object.keys(ARGUMENTS)) {
    if (argument === STRATEGY && !isQuorum(existing.arguments)) continue;
    checkSame(argument, what, effective(argument, existing.arguments), effective(argument, declared.arguments));
  }
}

/** @throws ProtocolError 406 naming the first property that differs. */
export function checkSameExchange(existing: ExchangeDeclaration, declared: ExchangeDeclaration): void {
  const what = `exchange '${existing.name}'`;
  checkSame("type", what, existing.type, declared.type);
  checkSame("durable", what, existing.durable, declared.durable);
  checkSame("auto_delete", what, existing.autoDelete, declared.autoDelete);
  const argument = "alternate-exchange";
  checkSame(argument, what, existing.arguments[argument], declared.arguments[argument]);
}

/** Leaving the type out and asking for a classic queue is the same. */
function effective(argument: string, given: Arguments): ArgumentValue | undefined {
  return given[argument] ?? (argument === "x-queue-type" ? "classic" : undefined);
}

function checkSame(
  property: string,
  what: string,
  current: ArgumentValue | undefined,
  received: ArgumentValue | undefined,
) {
  if (current === received) return;
  const say = (value: ArgumentValue | undefined) => (value === undefined ? "none" : `'${value}'`);
  throw preconditionFailed(
    `inequivalent arg '${property}' for ${what} in vhost '/': received ${say(received)} but current is ${say(current)}`,
  );
}

function isWhole(value: ArgumentValue): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
