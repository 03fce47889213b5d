/** Something that consumes and is put to the test: our runtime, or a client with a known defect. */
export interface ConsumerSubject {
  open(target: ConsumerTarget): Promise<OpenConsumer>;
}

export interface ConsumerTarget {
  readonly url: string;
  readonly queue: string;
  readonly prefetch?: number;
  readonly heartbeatSeconds?: number;
  readonly retryDelaysMs?: readonly number[];
  readonly handlerTimeoutMs?: number;
  readonly reconnect?: { readonly initialDelayMs: number; readonly maxDelayMs: number };
  /** Returning says that the message is done, throwing that it is not. */
  readonly handle: (message: Handled) => unknown;
}

export interface Handled {
  readonly id: number;
  readonly messageId: string | undefined;
  readonly redelivered: boolean;
  readonly signal: AbortSignal;
}

export interface OpenConsumer {
  /** Whether it says of itself that it consumes. */
  readonly isHealthy: boolean;
  close(): Promise<void>;
}
