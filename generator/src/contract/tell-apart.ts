import type { Message } from "./contract.js";
import { defined } from "./defined.js";
import { type Claim, distinctNames, fingerprint } from "./distinct-names.js";
import type { DocumentMessage, LoadedDocument } from "./loaded-document.js";
import { headerDiscriminatorOf } from "./read-headers.js";
import { discriminatorOf } from "./read-messages.js";

/**
 * The messages with what tells each from those that share a channel with it, and handlers' keys of which no two are alike.
 */
export function tellApart(
  document: LoadedDocument,
  messages: ReadonlyMap<DocumentMessage, Message>,
): ReadonlyMap<DocumentMessage, Message> {
  const companions = companionsOf(document, messages);
  const handlerNames = handlerNamesOf([...new Set(messages.values())]);
  const told = new Map(
    [...companions].map(([message, others]) => [
      message,
      defined({
        ...message,
        handlerName: handlerNames.get(message) ?? message.name,
        discriminator: discriminatorOf(message, others),
        headerDiscriminator: headerDiscriminatorOf(message, others),
      }),
    ]),
  );
  return new Map([...messages].map(([written, message]) => [written, told.get(message) ?? message]));
}

/** The other messages of the channels that a message is on. */
function companionsOf(
  { channels }: LoadedDocument,
  messages: ReadonlyMap<DocumentMessage, Message>,
): ReadonlyMap<Message, readonly Message[]> {
  const companions = new Map([...messages.values()].map((message) => [message, new Set<Message>()]));
  for (const channel of channels) {
    const together = new Set(channel.messages.flatMap((written) => messages.get(written) ?? []));
    for (const message of together) {
      for (const other of together) if (other !== message) companions.get(message)?.add(other);
    }
  }
  return new Map([...companions].map(([message, others]) => [message, [...others]]));
}

function handlerNamesOf(messages: readonly Message[]): ReadonlyMap<Message, string> {
  const claims = messages.map((message): Claim<Message> => {
    const { name, key, location } = message;
    return { item: message, names: [name, key, `${key}-${fingerprint(location.pointer)}`], rank: name === key ? 0 : 1 };
  });
  return distinctNames(claims);
}
