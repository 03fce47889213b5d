import type { ArgumentValue } from "./transport.js";
import type { Urgency } from "./urgency.js";

/**
 * What generated code tells the runtime about a contract: plain readonly data and the validators. Generated packages
 * import these types from `@eventwright/runtime/generated`; nobody writes them by hand.
 */

/** One message of the document. */
export interface MessageContract {
  /** The message's name: AMQP `type` on the wire, the key of its handler. */
  readonly name: string;
  /** AMQP `type` on the wire, where it is another than the name: other messages of the contract have it too. */
  readonly type?: string;
  readonly contentType: string;
  /** How the body is compressed when it is sent; on arrival the message itself says it. */
  readonly contentEncoding?: ContentEncoding;
  /**
   * Where the message has its correlation id beside AMQP's own property: written when it is sent, and read where the property
   * is missing.
   */
  readonly correlationId?: MessagePlace;
  /** Absent: any headers may be sent and are accepted. */
  readonly headers?: HeadersContract;
  /** Where the envelope's parts stand in the body, in the order in which they are written. Absent: the body is the event. */
  readonly envelope?: readonly EnvelopeField[];
  /** Required `const` properties of the event, filled in where the caller left them out, in the document's order. */
  readonly constants: Readonly<Record<string, JsonValue>>;
  /** Decides what is accepted: the body's schema as the document says it, with undeclared properties let through. */
  readonly accepts: Validator;
  /** The only difference between what is accepted and what may be sent: names that are not declared here are refused. */
  readonly declared: DeclaredNames;
  /** A `const` in the body that tells this message from the others of its channel, when there is one. */
  readonly discriminator?: { readonly path: readonly string[]; readonly value: JsonValue };
  /** A `const` header that does so. */
  readonly headerDiscriminator?: { readonly name: string; readonly value: JsonValue };
}

/** Where something stands in a message: names from the outside in. */
export interface MessagePlace {
  readonly in: "headers" | "body";
  readonly path: readonly string[];
}

export type ContentEncoding = "gzip" | "deflate" | "br";

/** The AMQP headers that the document describes for a message. */
export interface HeadersContract {
  /** Required `const` headers, filled in where the caller left them out. */
  readonly constants: Readonly<Record<string, JsonValue>>;
  readonly accepts: Validator;
  readonly declared: DeclaredNames;
}

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type EnvelopeRole =
  | "payload"
  | "fromService"
  | "toService"
  | "method"
  | "urgency"
  | "timestamp"
  | "messageId"
  | "type";

export interface EnvelopeField {
  readonly role: EnvelopeRole;
  /** Property names from the body's root to the field. */
  readonly path: readonly string[];
}

/** A check written at generation time. It never throws for JSON values; `errors` is set when it returns false. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ValidatorError[] | null;
}

export interface ValidatorError {
  /** JSON pointer into the value. */
  readonly instancePath: string;
  readonly keyword: string;
  /** The schema's side of the rule: limits and names, never the value. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** Where the rule stands in the document, as a JSON pointer. */
  readonly schemaPath: string;
}

/**
 * Which properties a value may have. `true`: anything. A function: the same, found later (recursive schemas).
 * Alternatives of a union are told apart by `tag` where the document has one; else a name declared in any alternative
 * is declared.
 */
export type DeclaredNames = true | DeclaredShape | (() => DeclaredNames);

export interface DeclaredShape {
  readonly properties?: Readonly<Record<string, DeclaredNames>>;
  /** Source of a pattern (flag `u`) and what values of matching names may have. */
  readonly patterns?: readonly (readonly [pattern: string, names: DeclaredNames])[];
  /** What values of all other names may have. Absent: other names are not declared. */
  readonly additional?: DeclaredNames;
  /** Elements of an array: those with a position, then the rest. */
  readonly tuple?: readonly DeclaredNames[];
  readonly items?: DeclaredNames;
  /** By the value of the property `tag`, when it is one of `variants`; else the shape itself counts. */
  readonly tag?: string;
  readonly variants?: Readonly<Record<string, DeclaredNames>>;
}

/** A parameter of an address or of a broker's URL: `{name}` in a routing key, in a queue's name, in a URL. */
export interface ParameterContract {
  readonly name: string;
  /** The only values that it may have. */
  readonly values?: readonly string[];
  readonly defaultValue?: string;
  /** A regular expression that the values of an address's parameter match. */
  readonly pattern?: string;
  /** How many characters such a value has. */
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** A broker that the document names. */
export interface ServerContract {
  /** May hold `{variables}`. */
  readonly url: string;
  readonly variables?: readonly ParameterContract[];
  /** One of these is needed. Absent: the document asks for none. */
  readonly logins?: readonly Login[];
}

/** `password`: a user and a password (PLAIN). `certificate`: a client certificate over TLS (EXTERNAL). */
export type Login = "password" | "certificate";

export type HttpMethod = "POST" | "GET" | "PUT" | "PATCH" | "DELETE";

/** One place that a message is sent to. */
export interface Destination {
  /** The channel's key in the document. */
  readonly channel: string;
  /** The receiving service: the envelope's `toService`. */
  readonly service?: string;
  /** The empty string is the default exchange. */
  readonly exchange: string;
  /** May hold `{parameters}`, filled in from the call. */
  readonly routingKey: string;
  /** Those that the routing key or the topology holds. */
  readonly parameters?: readonly ParameterContract[];
  /** What has to exist for the message to arrive. */
  readonly topology: Topology;
  readonly method?: HttpMethod;
  readonly urgency?: Urgency;
  /** AMQP priority. Absent: it follows from the urgency. */
  readonly priority?: number;
  /** Default true. */
  readonly persistent?: boolean;
  /** Default true. */
  readonly mandatory?: boolean;
  readonly expirationMs?: number;
  readonly userId?: string;
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  /** Where others send their answers. A request has an address of its own. */
  readonly replyTo?: string;
  /** Whether the message says when it was sent. Default true. */
  readonly timestamp?: boolean;
}

export interface Topology {
  readonly queues: readonly QueueContract[];
  readonly exchanges: readonly ExchangeContract[];
  readonly bindings: readonly BindingContract[];
}

export interface QueueContract {
  readonly name: string;
  readonly durable: boolean;
  readonly exclusive: boolean;
  readonly autoDelete: boolean;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
  /** Its messages wait for something else than their turn, so that its type need not keep urgencies apart. */
  readonly ignoresUrgencies?: true;
  /** The arguments by which its messages come back to another queue. One that exists with others is not used. */
  readonly returnsBy?: readonly string[];
}

export interface ExchangeContract {
  readonly name: string;
  readonly type: string;
  readonly durable: boolean;
  readonly autoDelete: boolean;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
}

export interface BindingContract {
  readonly queue: string;
  readonly exchange: string;
  readonly routingKey: string;
  readonly arguments?: Readonly<Record<string, ArgumentValue>>;
}

/** A message and everywhere it goes: what a generated `publish…` method passes on. */
export interface PublishOperation {
  /** The generated method's name; errors speak of it. */
  readonly name: string;
  readonly message: MessageContract;
  readonly destinations: readonly Destination[];
}

/** A message that is answered: what a generated `request…` method passes on. */
export interface RequestOperation {
  readonly name: string;
  readonly message: MessageContract;
  readonly destination: Destination;
  /** The messages that may come back. */
  readonly replies: readonly MessageContract[];
  /** Where they come back. Absent: to an address of the connection's own (direct reply-to). */
  readonly replyTo?: ReplyQueue;
  /**
   * Where the request carries its reply address beside AMQP's `replyTo`. Without a queue of the contract that is a queue of the
   * connection's own then.
   */
  readonly replyAddress?: MessagePlace;
}

/** A queue of the contract that answers wait in. */
export interface ReplyQueue {
  readonly queue: string;
  readonly topology: Topology;
}

/** A queue that one side consumes, and what may be in it. Several channels may share one queue. */
export interface Subscription {
  /** The channel's key in the document. */
  readonly channel: string;
  /** Its name may hold `{parameters}`. Empty: the consumer names it with the option `queue`. */
  readonly queue: QueueContract;
  readonly topology: Topology;
  readonly messages: readonly ReceivedMessage[];
  /** The routing key of the channel's messages, and the exchange that they come through, when it holds `{parameters}`. */
  readonly address?: { readonly exchange: string; readonly routingKey: string };
  /** Those that the address, the queue's name or the topology holds. */
  readonly parameters?: readonly ParameterContract[];
  readonly prefetch?: number;
  readonly retryDelaysMs?: readonly number[];
  /** Default: the queue's name and `.dead`. */
  readonly deadLetterQueue?: string;
  /** The broker counts a message as handled when it hands it over. */
  readonly noAck?: boolean;
}

export interface ReceivedMessage {
  readonly message: MessageContract;
  /** The answers a handler may return. Absent: nobody waits for one. */
  readonly replies?: readonly MessageContract[];
  /** Where they go when the request names no address. */
  readonly replyTo?: ReplyQueue;
  /** Where a request names its address whose `replyTo` is missing. */
  readonly replyAddress?: MessagePlace;
}
