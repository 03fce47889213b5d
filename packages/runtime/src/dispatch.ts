import type { MessageContract, ReceivedMessage } from "./contract.js";
import { at } from "./envelope.js";
import type { Violation } from "./errors.js";
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
 * Tells which message a body is: by AMQP `type`, where it names one of them; else by the constant that tells them apart;
 * else by trying each. Python senders set no type.
 */
export class Dispatcher<Candidate extends WithMessage = ReceivedMessage> {
  readonly #candidates: readonly Candidate[];
  readonly #byName: ReadonlyMap<string, Candidate>;

  constructor(candidates: readonly Candidate[]) {
    this.#candidates = candidates;
    this.#byName = new Map(candidates.map((candidate) => [candidate.message.name, candidate]));
  }

  dispatch(body: unknown, type: string | undefined): Dispatched<Candidate> {
    const claimed = (type === undefined ? undefined : this.#byName.get(type)) ?? this.#byDiscriminator(body);
    if (claimed !== undefined) return judge(claimed, body);
    const [only] = this.#candidates;
    // The only message of a queue, from a sender that does not say what it is: then it is meant to be that one.
    if (only !== undefined && this.#candidates.length === 1 && type === undefined && !saysOther(only, body)) {
      return judge(only, body);
    }
    for (const candidate of this.#candidates) {
      if (violationsOf(candidate.message, body).length === 0) return { kind: "accepted", candidate };
    }
    return { kind: "unknown" };
  }

  #byDiscriminator(body: unknown): Candidate | undefined {
    return this.#candidates.find(({ message: { discriminator } }) => {
      return discriminator !== undefined && at(body, discriminator.path) === discriminator.value;
    });
  }
}

/** The body names another event, which this contract does not know. */
function saysOther({ message: { discriminator } }: WithMessage, body: unknown): boolean {
  return discriminator !== undefined && at(body, discriminator.path) !== undefined;
}

function judge<Candidate extends WithMessage>(candidate: Candidate, body: unknown): Dispatched<Candidate> {
  const violations = violationsOf(candidate.message, body);
  return violations.length === 0 ? { kind: "accepted", candidate } : { kind: "invalid", candidate, violations };
}
