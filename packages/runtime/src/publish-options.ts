import type { HttpMethod } from "./contract.js";
import type { Urgency } from "./urgency.js";

/** Who sends: what the envelope's `fromService` says. */
export interface Sender {
  readonly service: string;
}

export interface SendOptions {
  /** Instead of the contract's urgency; sets the AMQP priority. */
  readonly urgency?: Urgency;
  /**
   * Identifies the message through every resend, so that consumers can notice a duplicate. At most 255 bytes.
   * @default a new UUID
   */
  readonly messageId?: string;
  /** AMQP headers; at most 64 KiB in all. Names that begin with `x-eventwright-` are ours, `CC` and `BCC` the contract's. */
  readonly headers?: Readonly<Record<string, HeaderValue>>;
  /** The call fails when it is aborted; a message that was handed to the broker by then may arrive nevertheless. */
  readonly signal?: AbortSignal;
}

export type HeaderValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly HeaderValue[]
  | { readonly [name: string]: HeaderValue };

export interface PublishOptions<Service extends string = string> extends SendOptions {
  /**
   * How long to wait for the broker's confirm, through outages too. Then the call fails with `PUBLISH_DEADLINE`.
   * @default `publishTimeoutMs` of the connection
   */
  readonly timeoutMs?: number;
  /**
   * Only these of the contract's services: to repeat what `EVENT_PARTLY_DELIVERED` says is missing.
   * @default all of them
   */
  readonly services?: readonly Service[];
}

export interface RequestOptions extends SendOptions {
  /**
   * How long to wait for the reply; the request expires in its queue at the same moment.
   * @default `requestTimeoutMs` of the connection
   */
  readonly timeoutMs?: number;
  /**
   * The request may be handled twice without harm: it is sent again when the connection is lost before the reply came.
   * Else it fails with `CONNECTION_CLOSED`.
   * @default false
   */
  readonly idempotent?: boolean;
}

/** A message outside any contract, as Python's `send_to_microservice` sends it. */
export interface ServiceMessage {
  /** URL or name of the service; its queue follows from it. */
  readonly toService: string;
  /** @default `appId` of the connection */
  readonly fromService?: string;
  readonly method: HttpMethod;
  /** The envelope's `payload`: anything that JSON can say. */
  readonly message: unknown;
  /** @default "medium" */
  readonly urgency?: Urgency;
}
