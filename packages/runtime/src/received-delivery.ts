import type { ParameterValues } from "./address.js";
import type { Delivery, ReceivedEnvelope } from "./consume-options.js";
import { attemptOf } from "./dead-letter.js";
import type { MessageClaim } from "./idempotency-store.js";
import type { IncomingMessage } from "./transport.js";

const NO_HEADERS: Readonly<Record<string, unknown>> = {};

/** What a handler sees of a message. The signal is made when somebody asks for it: most handlers do not. */
export class ReceivedDelivery implements Delivery {
  readonly queue: string;
  readonly messageId: string | undefined;
  readonly type: string | undefined;
  readonly appId: string | undefined;
  readonly correlationId: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly priority: number;
  readonly timestamp: Date | undefined;
  readonly envelope: ReceivedEnvelope;
  readonly parameters: ParameterValues;
  readonly redelivered: boolean;
  readonly attempt: number;
  claim: MessageClaim | undefined;
  #controller: AbortController | undefined;
  #abortReason: Error | undefined;

  constructor(
    queue: string,
    message: IncomingMessage,
    {
      correlationId,
      envelope,
      parameters,
    }: {
      readonly correlationId: string | undefined;
      readonly envelope: ReceivedEnvelope;
      readonly parameters: ParameterValues;
    },
  ) {
    const { properties } = message;
    this.queue = queue;
    this.messageId = properties.messageId;
    this.type = properties.type;
    this.appId = properties.appId;
    this.correlationId = correlationId;
    this.headers = properties.headers ?? NO_HEADERS;
    this.priority = properties.priority ?? 0;
    this.timestamp = timeOf(properties.timestampSeconds);
    this.envelope = envelope;
    this.parameters = parameters;
    this.redelivered = message.redelivered;
    this.attempt = attemptOf(message);
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#abortReason !== undefined) this.#controller.abort(this.#abortReason);
    }
    return this.#controller.signal;
  }

  abort(reason: Error): void {
    this.#abortReason ??= reason;
    this.#controller?.abort(reason);
  }
}

/** Clients have sent milliseconds there, and times before 1970, which arrive as the end of time: no Date holds that. */
function timeOf(seconds: number | undefined): Date | undefined {
  const time = seconds === undefined ? undefined : new Date(seconds * 1000);
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time;
}
