import type { JsonObject } from "./json-pointer.js";
import type { Location } from "./location.js";
import type { SchemaRef } from "./schema-graph.js";

/**
 * A document that is sound for the official parser, as the contract is read from it: one tree of plain data without
 * references to other files, and what AsyncAPI 2 and 3 mean by it in the same words. Places are JSON pointers into `root`.
 */
export interface LoadedDocument {
  /** The file the document came from, without its folder: `asyncapi.yaml`. */
  readonly source: string;
  readonly root: JsonObject;
  readonly info: DocumentInfo;
  readonly defaultContentType?: string;
  readonly servers: readonly DocumentServer[];
  /** In the document's order, as are operations and messages. */
  readonly channels: readonly DocumentChannel[];
  readonly operations: readonly DocumentOperation[];
  /** What schemas were written in that are JSON Schema here, by pointer: `avro`. Absent: all of them were JSON Schema. */
  readonly foreignSchemas?: ReadonlyMap<string, string>;
  /** Every message of the channels and of `components`, once. */
  readonly messages: readonly DocumentMessage[];
  /** Where the thing at a pointer is written. References on the way are followed; what is not there has the place of what should hold it. */
  locate(pointer: string): Location;
  /** The same as `<file>#<pointer>`, the file as references name it. */
  writtenAt(pointer: string): SchemaRef;
  /** An integer at such a place as it is written, which may have more digits than what was read. Undefined: none is there. */
  digitsAt(place: SchemaRef): string | undefined;
  /** What a schema is called by: `<file>#<pointer>` in the file where it is written. */
  refOf(pointer: string): SchemaRef;
  pointerOf(ref: SchemaRef): string;
}

export interface DocumentInfo {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly license?: string;
}

export interface DocumentServer {
  readonly key: string;
  readonly protocol: string;
  readonly pointer: string;
}

/** What channels, operations and messages have in common. Traits are merged as the specification says. */
export interface DocumentNode {
  readonly pointer: string;
  readonly title?: string;
  readonly summary?: string;
  readonly description?: string;
  /** The names of its tags. */
  readonly tags?: readonly string[];
  /** The AMQP 0-9-1 binding. */
  readonly amqp?: JsonObject;
  /** Members whose names begin with `x-`. */
  readonly extensions: JsonObject;
}

export interface DocumentChannel extends DocumentNode {
  readonly key: string;
  /** Undefined: not said. Null: said to be known at run time only. */
  readonly address: string | null | undefined;
  readonly parameters: readonly DocumentParameter[];
  readonly messages: readonly DocumentMessage[];
  /** The keys of the servers it is on: of all, where it names none. */
  readonly servers: readonly string[];
}

export interface DocumentParameter {
  readonly name: string;
  readonly pointer: string;
  readonly description?: string;
  readonly values?: readonly string[];
  readonly defaultValue?: string;
}

export interface DocumentOperation extends DocumentNode {
  readonly key: string;
  readonly action: "send" | "receive";
  readonly channel: DocumentChannel;
  readonly messages: readonly DocumentMessage[];
  readonly reply?: DocumentReply;
}

export interface DocumentReply {
  readonly channel?: DocumentChannel;
  /** A runtime expression says where the address stands in the request. */
  readonly dynamicAddress: boolean;
  /** That expression. */
  readonly address?: string;
  readonly messages: readonly DocumentMessage[];
}

export interface DocumentMessage extends DocumentNode {
  readonly key: string;
  /** For a message that is written inside a channel: the key of the channel. Only together with it is the key its own. */
  readonly channelKey?: string;
  readonly name?: string;
  readonly deprecated: boolean;
  readonly contentType?: string;
  /** Pointers of schemas. Several headers are merged in this order: a message's own and those of its traits. */
  readonly payload?: string;
  readonly headers: readonly string[];
  /** Where its correlation id is, as a runtime expression. */
  readonly correlationId?: string;
  readonly examples: readonly JsonObject[];
}
