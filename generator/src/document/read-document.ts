import type { ChannelInterface, MessageInterface, OperationInterface, OperationReplyInterface } from "@asyncapi/parser";
import { defined } from "../contract/defined.js";
import { isObject, type JsonObject, tokensOf } from "../contract/json-pointer.js";
import type {
  DocumentChannel,
  DocumentMessage,
  DocumentNode,
  DocumentOperation,
  DocumentParameter,
  DocumentReply,
  LoadedDocument,
} from "../contract/loaded-document.js";
import { keyOfMessage, keyOfOperation } from "./keys.js";
import { isLight } from "./light-operations.js";
import type { AsyncAPIDocumentInterface } from "./official-parser.js";
import { pointerIn, pointerKey, schemasIn } from "./stubs.js";

export type DocumentContent = Omit<
  LoadedDocument,
  "source" | "root" | "locate" | "writtenAt" | "digitsAt" | "refOf" | "pointerOf"
>;

/** Reads AsyncAPI 2 and 3 through the official model of both, over the skeleton: schemas are pointers. */
export function readDocument(document: AsyncAPIDocumentInterface): DocumentContent {
  const messages = new Map<string, DocumentMessage>();

  const messageOf = (message: MessageInterface, where: Where): DocumentMessage => {
    const pointer = pointerIn(message.json());
    const known = messages.get(pointer);
    if (known !== undefined) return known;
    const read = readMessage(message, pointer, where);
    messages.set(pointer, read);
    return read;
  };

  const channels = new Map<string, DocumentChannel>();
  const channelOf = (channel: ChannelInterface): DocumentChannel => {
    const pointer = pointerIn(channel.json());
    const known = channels.get(pointer);
    if (known !== undefined) return known;
    const key = channel.id();
    const address = channel.address();
    // Of version 3 they are not needed, and the model looks through all operations of the document for them.
    const ways = isVersion2(document) ? channel.operations().all() : [];
    const own = ways.length > 0 ? [] : channel.messages().all();
    const read: DocumentChannel = {
      ...nodeOf(channel, pointer),
      key,
      address,
      parameters: channel
        .parameters()
        .all()
        .map((parameter) => readParameter(parameter.id(), parameter.json())),
      messages: unique([
        ...own.map((message) => messageOf(message, { channel: key })),
        ...ways.flatMap((way) => messagesOfOperation(way, key)),
      ]),
      servers: channel
        .servers()
        .all()
        .map((server) => server.id()),
    };
    channels.set(pointer, read);
    return read;
  };

  const messagesOfOperation = (operation: OperationInterface, channel: string): readonly DocumentMessage[] =>
    operation
      .messages()
      .all()
      .map((message) => messageOf(message, defined({ channel, operation: idOf(operation) })));

  const ownChannels = document
    .channels()
    .all()
    .filter((channel) => !isLight(channel.id()));
  for (const channel of ownChannels) channelOf(channel);
  for (const message of document.components().messages().all()) messageOf(message, { channel: "" });
  const operations = isVersion2(document)
    ? ownChannels.flatMap((channel) =>
        channel
          .operations()
          .all()
          .map((operation) => readOperation(operation, channelOf(channel))),
      )
    : document
        .operations()
        .all()
        .map((operation) => readOperation(operation, channelOf(operation.channels().all()[0] as ChannelInterface)));

  function readOperation(operation: OperationInterface, channel: DocumentChannel): DocumentOperation {
    const pointer = pointerIn(operation.json());
    const action: DocumentOperation["action"] = operation.isSend() ? "send" : "receive";
    const written = messagesOfOperation(operation, channel.key);
    const reply = operation.reply();
    return defined({
      ...nodeOf(operation, pointer),
      key: isVersion2(document) ? keyOfOperation(idOf(operation), action, channel.key) : (operation.id() ?? ""),
      action,
      channel,
      messages: unique(written.length > 0 || isVersion2(document) ? written : channel.messages),
      reply: reply === undefined ? undefined : readReply(reply),
    });
  }

  function readReply(reply: OperationReplyInterface): DocumentReply {
    const channel = reply.channel();
    const read = channel === undefined ? undefined : channelOf(channel);
    const named = reply
      .messages()
      .all()
      .map((message) => messageOf(message, { channel: read?.key ?? "" }));
    return defined({
      channel: read,
      dynamicAddress: reply.hasAddress(),
      address: textOf(reply.address()?.location()),
      messages: unique(named.length > 0 ? named : (read?.messages ?? [])),
    });
  }

  const info = document.info();
  return {
    info: defined({
      title: info.title(),
      version: info.version(),
      description: info.description(),
      tags: tagsOf(
        info
          .tags()
          .all()
          .map((tag) => ({ name: tag.name() })),
      ),
      license: info.license()?.name(),
    }),
    ...defined({ defaultContentType: document.defaultContentType() }),
    servers: document
      .servers()
      .all()
      .map((server) => ({ key: server.id(), protocol: server.protocol(), pointer: pointerIn(server.json()) })),
    channels: [...channels.values()],
    operations,
    messages: [...messages.values()],
  };
}

interface Where {
  readonly channel: string;
  readonly operation?: string;
}

function readMessage(message: MessageInterface, pointer: string, where: Where): DocumentMessage {
  const json: JsonObject = message.json();
  return defined({
    ...nodeOf(message, pointer),
    key: keyOfMessage(tokensOf(pointer), json, where),
    channelKey: pointer.startsWith("/components/") ? undefined : where.channel,
    name: message.name(),
    deprecated: json["deprecated"] === true,
    contentType: textOf(json["contentType"]),
    payload: schemasIn(json["payload"])[0],
    headers: schemasIn(json["headers"]),
    correlationId: textOf(message.correlationId()?.location()),
    examples: Array.isArray(json["examples"]) ? json["examples"].filter(isObject) : [],
  });
}

function readParameter(name: string, json: unknown): DocumentParameter {
  const parameter = isObject(json) ? json : {};
  const schema = isObject(parameter["schema"]) ? parameter["schema"] : parameter;
  const values = schema["enum"];
  return defined({
    name,
    pointer: pointerIn(json),
    description: textOf(parameter["description"]),
    values: Array.isArray(values) ? values.map(String) : undefined,
    defaultValue: textOf(schema["default"]),
  });
}

function nodeOf(model: ChannelInterface | OperationInterface | MessageInterface, pointer: string): DocumentNode {
  const json: JsonObject = model.json();
  const bindings = json["bindings"];
  const amqp = isObject(bindings) ? bindings["amqp"] : undefined;
  const own = Object.entries(json).filter(
    ([key]) => key.startsWith("x-") && !key.startsWith("x-parser-") && key !== pointerKey,
  );
  return defined({
    pointer,
    title: textOf(json["title"]),
    summary: textOf(json["summary"]),
    description: textOf(json["description"]),
    tags: tagsOf(json["tags"]),
    amqp: isObject(amqp) ? amqp : undefined,
    extensions: Object.fromEntries(own),
  });
}

function tagsOf(value: unknown): readonly string[] | undefined {
  const tags: readonly unknown[] = Array.isArray(value) ? value : [];
  const names = tags.flatMap((tag) => (isObject(tag) && typeof tag["name"] === "string" ? tag["name"] : []));
  return names.length === 0 ? undefined : names;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The type of the official model promises a text; AsyncAPI 2 does not. */
function idOf(operation: OperationInterface): string | undefined {
  return textOf(operation.operationId());
}

function isVersion2(document: AsyncAPIDocumentInterface): boolean {
  return document.version().startsWith("2.");
}

/** A message may be listed twice, by way of two references. */
function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
