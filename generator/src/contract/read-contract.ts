import { checkBindingKeys } from "./check-binding-keys.js";
import { checkDeadLetters } from "./check-dead-letters.js";
import { checkNumbers } from "./check-numbers.js";
import { checkParameterValues } from "./check-parameter-values.js";
import { checkPriorities } from "./check-priorities.js";
import type { Application, Channel, Contract, Operation } from "./contract.js";
import type { Diagnostic } from "./diagnostic.js";
import type { LoadedDocument } from "./loaded-document.js";
import type { Location } from "./location.js";
import { kebabCase, pascalCase } from "./names.js";
import { checkDeclarations, checkServices, readChannels } from "./read-channels.js";
import { readMessages } from "./read-messages.js";
import { readOperations } from "./read-operations.js";
import { readSchemaGraph } from "./read-schema-graph.js";
import { readServers } from "./read-servers.js";
import { readVhost } from "./read-vhost.js";
import { amqpChannels } from "./select-amqp.js";
import { tellApart } from "./tell-apart.js";
import { written } from "./written.js";

export interface ReadContract {
  /** Absent when a diagnostic is an error. */
  readonly contract?: Contract;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a document means. */
export function readContract(loaded: LoadedDocument): ReadContract {
  const places = new Map<Location, string>();
  const document: LoadedDocument = {
    ...loaded,
    locate(pointer) {
      const location = loaded.locate(pointer);
      places.set(location, pointer);
      return location;
    },
  };
  const diagnostics: Diagnostic[] = [];
  const { messages: plainMessages, uses, ...others } = readMessages(document, diagnostics);
  const messages = tellApart(document, plainMessages);
  const servers = readServers(document, diagnostics);
  const channels = readChannels(document, amqpChannels(document, diagnostics), { messages, servers }, diagnostics);
  checkServices(channels.values(), diagnostics);
  checkDeclarations(channels.values(), diagnostics);
  checkBindingKeys(document, channels, diagnostics);
  checkDeadLetters(document, channels, diagnostics);
  const vhost = readVhost(document, channels.keys(), diagnostics);
  const operations = readOperations(document, { channels, messages, ...others }, diagnostics);
  checkParameterValues(operations, channels, diagnostics);
  checkPriorities(operations, diagnostics);
  const schemas = readSchemaGraph(document, uses, diagnostics);
  checkNumbers(document, schemas, diagnostics);
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { diagnostics };
  const { title, version, description, tags, license } = document.info;
  return {
    contract: {
      source: document.source,
      title,
      version,
      ...(description === undefined ? {} : { description }),
      ...(tags === undefined ? {} : { tags }),
      ...(license === undefined ? {} : { license }),
      location: document.locate("/info"),
      application: applicationOf(title, operations),
      servers,
      channels: [...channels.values()],
      operations,
      messages: [...new Set(messages.values())],
      schemas,
      ...(vhost === undefined ? {} : { vhost }),
      within: (location, ...tokens) => {
        const pointer = places.get(location);
        return pointer === undefined ? location : loaded.locate(written(loaded, { pointer }, tokens.map(String)));
      },
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
