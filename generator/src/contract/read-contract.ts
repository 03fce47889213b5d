import { checkBindingKeys } from "./check-binding-keys.js";
import { checkPriorities } from "./check-priorities.js";
import { checkVhosts } from "./check-vhosts.js";
import type { Application, Channel, Contract, Message, Operation } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import type { DocumentMessage, LoadedDocument } from "./loaded-document.js";
import { kebabCase, pascalCase } from "./names.js";
import { checkDeclarations, checkServices, readChannels } from "./read-channels.js";
import { headerDiscriminatorOf } from "./read-headers.js";
import { discriminatorOf, readMessages } from "./read-messages.js";
import { readOperations } from "./read-operations.js";
import { readSchemaGraph } from "./read-schema-graph.js";
import { readServers } from "./read-servers.js";
import { amqpChannels } from "./select-amqp.js";

export interface ReadContract {
  /** Absent when a diagnostic is an error. */
  readonly contract?: Contract;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a document means. */
export function readContract(document: LoadedDocument): ReadContract {
  const diagnostics: Diagnostic[] = [];
  const { messages: plainMessages, uses } = readMessages(document, diagnostics);
  const messages = withDiscriminators(document, plainMessages);
  const channels = readChannels(document, amqpChannels(document, diagnostics), messages, diagnostics);
  checkServices(channels.values(), diagnostics);
  checkDeclarations(channels.values(), diagnostics);
  checkBindingKeys(document, channels, diagnostics);
  checkVhosts(document, channels.keys(), diagnostics);
  const operations = readOperations(document, { channels, messages }, diagnostics);
  checkPriorities(operations, diagnostics);
  const schemas = readSchemaGraph(document, uses, diagnostics);
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { diagnostics };
  const { title, version, description, license } = document.info;
  return {
    contract: {
      source: document.source,
      title,
      version,
      ...(description === undefined ? {} : { description }),
      ...(license === undefined ? {} : { license }),
      application: applicationOf(title, operations),
      servers: readServers(document),
      channels: [...channels.values()],
      operations,
      messages: [...messages.values()],
      schemas,
    },
    diagnostics,
  };
}

/** The service of the channels that the application receives on, when that is one; else its title says what it is called. */
function applicationOf(title: string, operations: readonly Operation[]): Application {
  const name = pascalCase(title) ?? "Application";
  const base = name.replace(/Service$/, "") || name;
  const own = new Set(
    operations.filter(({ action }) => action === "receive").map(({ channel }: { channel: Channel }) => channel.service),
  );
  const [service] = own;
  return {
    name,
    counterpartName: `${base}Counterpart`,
    service: own.size === 1 && service !== undefined ? service : kebabCase(title) || "application",
  };
}

function withDiscriminators(
  document: LoadedDocument,
  messages: ReadonlyMap<DocumentMessage, Message>,
): ReadonlyMap<DocumentMessage, Message> {
  return new Map(
    [...messages].map(([written, message]) => {
      const together = document.channels
        .filter((channel) => channel.messages.includes(written))
        .flatMap((channel) => channel.messages);
      const others = [...new Set(together)]
        .filter((other) => other !== written)
        .flatMap((other) => messages.get(other) ?? []);
      const discriminator = discriminatorOf(message, others);
      const headerDiscriminator = headerDiscriminatorOf(message, others);
      return [written, defined({ ...message, discriminator, headerDiscriminator })];
    }),
  );
}
