import type { Location } from "./location.js";
import type { NamedSchema, SchemaGraph, SchemaRef } from "./schema-graph.js";

/**
 * What a document means, as readonly data: the hinge of the generator. Emitters and the change analysis see only this;
 * what they need and do not find here is a field that is missing here.
 */
export interface Contract {
  /** The document's path as the header of emitted files names it, for example `asyncapi.yaml`. */
  readonly source: string;
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly license?: string;
  /** Where its `info` is written. */
  readonly location: Location;
  readonly application: Application;
  /** Those that speak AMQP. */
  readonly servers: readonly Server[];
  /** In the document's order. */
  readonly channels: readonly Channel[];
  readonly operations: readonly Operation[];
  readonly messages: readonly Message[];
  readonly schemas: SchemaGraph;
  /** The vhost that the bindings name, all of them the same one. */
  readonly vhost?: string;
  /** Where something below a channel, parameter, operation, message or server is written: `within(channel.location, "bindings", "amqp")`. */
  within(location: Location, ...tokens: readonly (string | number)[]): Location;
}

/** The document's own service: what it sends and receives is said by `operations`. */
export interface Application {
  /** PascalCase, from the title: `CatalogService`. */
  readonly name: string;
  /** `CatalogCounterpart` */
  readonly counterpartName: string;
  /** What the envelope's `fromService` and AMQP's `appId` say: `catalog-service`. */
  readonly service: string;
}

/** A broker, as those read it who decide where a service connects to. */
export interface Server {
  readonly key: string;
  /** May hold `{variables}`. */
  readonly url: string;
  readonly description?: string;
  readonly location: Location;
  readonly variables: readonly ServerVariable[];
  /** The types of its security schemes: `userPassword`, `X509`, `plain`, … */
  readonly security: readonly string[];
}

export interface ServerVariable {
  readonly name: string;
  readonly values?: readonly string[];
  readonly defaultValue?: string;
}

/** A queue or a routing key, and what may travel there. */
export interface Channel {
  readonly key: string;
  /** PascalCase of the key. */
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  /** The names of its tags. */
  readonly tags?: readonly string[];
  /** May hold `{parameters}`. Null: known only at run time, as a reply's address is. */
  readonly address: string | null;
  readonly parameters: readonly Parameter[];
  /** The service that owns the queue (`x-service`). */
  readonly service?: string;
  /** The brokers that it is on: all of them, where the document does not say. */
  readonly servers: readonly Server[];
  /** `any`: services that no SDK binds publish here too (`x-publishers`), so whatever the schemas accept may come. */
  readonly publishers?: "any";
  readonly messages: readonly Message[];
  /** Where a publisher sends to. The empty exchange is the default exchange, where the routing key is a queue's name. */
  readonly exchange: Exchange | null;
  /** What a consumer reads. Null on a channel that names no queue: the consumer names one. */
  readonly queue: Queue | null;
  /** AMQP routing key, or binding key for a consumer: the address unless the bindings say otherwise. */
  readonly routingKey: string;
  /** Those of a queue that the consumer names have an empty name for it. */
  readonly bindings: readonly Binding[];
  /** On a channel that names no queue: what the consumer's queue is like, but for its name. */
  readonly unnamedQueue?: Queue;
  readonly prefetch?: number;
  /** Default: the queue's name and `.dead`. */
  readonly deadLetterQueue?: string;
  /** How long a failed message waits before each further attempt. */
  readonly retryDelaysMs?: readonly number[];
  readonly location: Location;
}

export interface Parameter {
  readonly name: string;
  readonly description?: string;
  readonly values?: readonly string[];
  readonly defaultValue?: string;
  /** What a sender is held to: a regular expression, and lengths in characters. */
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly location: Location;
}

export interface Exchange {
  readonly name: string;
  readonly type: string;
  readonly durable: boolean;
  readonly autoDelete: boolean;
  readonly arguments: Readonly<Record<string, string | number | boolean>>;
}

export interface Queue {
  readonly name: string;
  readonly durable: boolean;
  readonly exclusive: boolean;
  readonly autoDelete: boolean;
  /** With the defaults that the wire asks for: `x-queue-type: classic`, `x-max-priority: 10`. */
  readonly arguments: Readonly<Record<string, string | number | boolean>>;
}

export interface Binding {
  readonly queue: string;
  readonly exchange: string;
  readonly routingKey: string;
  readonly arguments: Readonly<Record<string, string | number | boolean>>;
}

export interface Operation {
  readonly key: string;
  readonly action: "send" | "receive";
  readonly title?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly channel: Channel;
  /** A part of the channel's messages, or all of them. */
  readonly messages: readonly Message[];
  readonly reply?: Reply;
  readonly method?: HttpMethod;
  /** Of all its messages; without it each has its own: see `urgencyOf`. */
  readonly urgency?: Urgency;
  readonly delivery: DeliverySettings;
  readonly location: Location;
}

/** What the AMQP operation binding says, in our units. Absent: not said. */
export interface DeliverySettings {
  readonly priority?: number;
  readonly persistent?: boolean;
  readonly mandatory?: boolean;
  readonly expirationMs?: number;
  readonly userId?: string;
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly timestamp?: boolean;
  readonly ack?: boolean;
  readonly replyTo?: string;
}

export interface Reply {
  readonly messages: readonly Message[];
  /** Where the request says the address, as a runtime expression: `$message.header#/replyTo`. */
  readonly address?: string;
  /** By the operation's message: where the runtime writes it and reads it beside AMQP's own property. */
  readonly addressPlaces?: ReadonlyMap<Message, MessagePlace>;
  /** Null: the request's `replyTo`. */
  readonly channel: Channel | null;
}

export type HttpMethod = "POST" | "GET" | "PUT" | "PATCH" | "DELETE";
export type Urgency = "low" | "medium" | "high" | "critical";

/** How a body may be compressed. */
export type ContentEncoding = "gzip" | "deflate" | "br";

export interface Message {
  readonly key: string;
  /** PascalCase of the key: `ProductPriceChanged`. */
  readonly typeName: string;
  /** On the wire, as AMQP `type`: `product.price_changed`. Other messages may have the same. */
  readonly name: string;
  /** The key of its handler: the name, or the key where another message has that name. */
  readonly handlerName: string;
  readonly title?: string;
  /** The document's summary, else its description. */
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated: boolean;
  readonly urgency?: Urgency;
  readonly contentType: string;
  readonly contentEncoding?: ContentEncoding;
  /** What its payload is written in, where that is not JSON Schema: `avro`, `openapi-3.0`. */
  readonly schemaLanguage?: string;
  /** Where its correlation id is, as a runtime expression. */
  readonly correlationId?: string;
  /** Where the runtime writes it and reads it beside AMQP's own property. */
  readonly correlationPlace?: MessagePlace;
  /** The whole body. */
  readonly body: SchemaRef;
  /** The event inside the body: the body itself where there is no envelope. */
  readonly event: SchemaRef;
  readonly envelope?: Envelope;
  /** Required top-level `const` properties of the event, in order: publishers need not give them. */
  readonly constants: readonly Constant[];
  /** The paths below the event of all that publishers need not give: the constants, the correlation id and the reply address. */
  readonly filledIn: readonly (readonly string[])[];
  /** The `const` in the body that tells this message from the others of its channels. */
  readonly discriminator?: Discriminator;
  /** The const header that does so. */
  readonly headerDiscriminator?: HeaderDiscriminator;
  readonly headers?: SchemaRef;
  /** Required `const` headers: publishers need not give them. */
  readonly headerConstants: readonly Constant[];
  /** The paths of all headers that publishers need not give. */
  readonly filledInHeaders: readonly (readonly string[])[];
  /** Headers that a publisher has to give. */
  readonly requiredHeaders: readonly string[];
  readonly examples: readonly MessageExample[];
  readonly location: Location;
}

/** Where something stands in a message. */
export interface MessagePlace {
  readonly in: "headers" | "body";
  /** Names from the outside in. */
  readonly path: readonly string[];
}

export interface Constant {
  readonly name: string;
  readonly value: JsonValue;
}

export interface Discriminator {
  readonly path: readonly string[];
  readonly value: JsonValue;
}

export interface HeaderDiscriminator {
  readonly name: string;
  readonly value: JsonValue;
}

export interface MessageExample {
  readonly name?: string;
  readonly payload?: JsonValue;
  readonly headers?: JsonValue;
  readonly location: Location;
}

export type EnvelopeRole =
  | "payload"
  | "fromService"
  | "toService"
  | "method"
  | "urgency"
  | "timestamp"
  | "messageId"
  | "type";

/** Where the envelope's parts stand, in the order of the schema's properties. */
export type Envelope = readonly EnvelopeField[];

export interface EnvelopeField {
  readonly role: EnvelopeRole;
  readonly path: readonly string[];
}

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type { Location, NamedSchema, SchemaGraph, SchemaRef };
