/** Something that publishes and is put to the test: our runtime, or a client with a known defect. */
export interface PublisherSubject {
  open(target: PublisherTarget): Promise<OpenPublisher>;
}

export interface PublisherTarget {
  readonly url: string;
  readonly queue: string;
  readonly publishTimeoutMs?: number;
  readonly heartbeatSeconds?: number;
  readonly closeTimeoutMs?: number;
  readonly maxWaiting?: number;
  readonly maxWaitingBytes?: number;
  readonly reconnect?: { readonly initialDelayMs: number; readonly maxDelayMs: number };
  /** Told when the client has noticed that its connection is gone. */
  readonly onLost?: () => void;
}

export interface OpenPublisher {
  /** Settles when the client says what became of the message. */
  publish(id: number, options?: { readonly padding?: string; readonly timeoutMs?: number }): Promise<void>;
  /** Messages that were handed to the socket and are not confirmed. */
  readonly inFlight: number;
  /** Messages that it has sent again after losses. */
  readonly resent: number;
  close(): Promise<void>;
}
