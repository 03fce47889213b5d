import type { MessageContract, ReceivedMessage } from "./contract.js";
import { at } from "./envelope.js";
import type { Violation } from "./errors.js";
import { violationsOfArrived } from "./headers.js";
import type { MessageProperties } from "./transport.js";
import { violationsOf } from "./validation.js";

export type Dispatched<Candidate> =
  | { readonly kind: "accepted"; readonly candidate: Candidate }
  /** It is known which message it claims to be, and it breaks that one's schema. */
  | { readonly kind: "invalid"; readonly candidate: Candidate; readonly violations: readonly Violation[] }
  /** It is none of the messages that are known here. */
  | { readonly kind: "unknown" };

interface WithMessage {
  readonly message: MessageContract;
}

/**
 * Tells which message it is: by AMQP `type`, where it names one of them; else by the constant header, then by the constant
 * in the body, that tells them apart; else by trying each in the contract's order. Python senders set no type. Where
 * several messages have the type, it is one of these.
 */
export class Dispatcher<Candidate extends WithMessage = ReceivedMessage> {
  readonly #candidates: readonly Candidate[];
  readonly #byType = new Map<string, Candidate[]>();

  constructor(candidates: readonly Candidate[]) {
    this.#candidates = candidates;
    for (const candidate of candidates) {
      const { name, type = name } = candidate.message;
      const others = this.#byType.get(type) ?? [];
      // Of two with one name, the first: their channels are in order of how well they fit.
      if (others.every(({ message }) => message.name !== name)) this.#byType.set(type, [...others, candidate]);
    }
  }

  dispatch(body: unknown, { type, headers = {} }: Pick<MessageProperties, "type" | "headers">): Dispatched<Candidate> {
    const typed = type === undefined ? undefined : this.#byType.get(type);
    const candidates = typed ?? this.#candidates;
    const claimed =
      (typed?.length === 1 ? typed[0] : undefined) ??
      candidates.find(({ message }) => bearsHeader(message, headers)) ??
      candidates.find(({ message }) => bearsConstant(message, body));
    if (claimed !== undefined) return judge(claimed, body, headers);
    const [only] = candidates;
    // The only message of a queue, from a sender that does not say what it is: then it is meant to be that one.
    if (only !== undefined && candidates.length === 1 && type === undefined && !saysOther(only, body, headers)) {
      return judge(only, body, headers);
    }
    for (const candidate of candidates) {
      const judged = judge(candidate, body, headers);
      if (judged.kind === "accepted") return judged;
    }
    return { kind: "unknown" };
  }
}

function bearsHeader({ headerDiscriminator }: MessageContract, headers: object): boolean {
  return headerDiscriminator !== undefined && saidBy(headers, headerDiscriminator.name) === headerDiscriminator.value;
}

function bearsConstant({ discriminator }: MessageContract, body: unknown): boolean {
  return discriminator !== undefined && at(body, discriminator.path) === discriminator.value;
}

/** It names another event, which this contract does not know. */
function saysOther({ message }: WithMessage, body: unknown, headers: object): boolean {
  const { discriminator, headerDiscriminator } = message;
  if (headerDiscriminator !== undefined && saidBy(headers, headerDiscriminator.name) !== undefined) return true;
  return discriminator !== undefined && at(body, discriminator.path) !== undefined;
}

function saidBy(headers: object, name: string): unknown {
  return at(headers, [name]);
}

function judge<Candidate extends WithMessage>(
  candidate: Candidate,
  body: unknown,
  headers: Readonly<Record<string, unknown>>,
): Dispatched<Candidate> {
  const violations = [...violationsOf(candidate.message, body), ...violationsOfArrived(candidate.message, headers)];
  return violations.length === 0 ? { kind: "accepted", candidate } : { kind: "invalid", candidate, violations };
}
