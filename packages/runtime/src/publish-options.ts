import type { HttpMethod } from "./contract.js";
import type { Urgency } from "./urgency.js";

/** Who sends: what the envelope's `fromService` says. */
export interface Sender {
  readonly service: string;
}

/** @typeParam Headers What the message's headers are. Generated methods say it where the document describes them. */
export interface SendOptions<Headers extends object = HeaderTable> {
  /** Instead of the contract's urgency; sets the AMQP priority. */
  readonly urgency?: Urgency;
  /**
   * Identifies the message through every resend, so that consumers can notice a duplicate. At most 255 bytes.
   * @default a new UUID
   */
  readonly messageId?: string;
  /** AMQP headers; at most 60,000 bytes in all. Names that begin with `x-eventwright-` are ours, `CC` and `BCC` the contract's. */
  readonly headers?: Headers;
  /** The call fails when it is aborted; a message that was handed to the broker by then may arrive nevertheless. */
  readonly signal?: AbortSignal;
}

/** Headers of which the document says nothing. */
export type HeaderTable = Readonly<Record<string, HeaderValue>>;

export type HeaderValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly HeaderValue[]
  | { readonly [name: string]: HeaderValue };

/** What a generated method hands on for the addresses that it sends to. */
export interface AddressOptions {
  /** A value for each parameter of the addresses that has no default. */
  readonly parameters?: object;
}

export interface PublishOptions<Service extends string = string, Headers extends object = HeaderTable>
  extends SendOptions<Headers> {
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

export interface RequestOptions<Headers extends object = HeaderTable> extends SendOptions<Headers> {
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
