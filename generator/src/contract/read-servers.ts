import type { Server, ServerVariable } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import { below, isObject, type JsonObject, valueAt } from "./json-pointer.js";
import type { DocumentServer, LoadedDocument } from "./loaded-document.js";
import { isReference, targetOf } from "./reference.js";
import { hasPassword, isPasswordVariable } from "./server-login.js";

/** The document's brokers: where they are and how one logs in. */
export function readServers(document: LoadedDocument, diagnostics: Diagnostic[]): readonly Server[] {
  return document.servers
    .filter(({ protocol }) => /^(amqps?|rabbitmq)$/i.test(protocol))
    .map((server) => readServer(document, server, diagnostics));
}

function readServer(
  document: LoadedDocument,
  { key, protocol, pointer }: DocumentServer,
  diagnostics: Diagnostic[],
): Server {
  const { root } = document;
  const server = objectAt(root, valueAt(root, pointer));
  const variables = isObject(server["variables"]) ? Object.entries(server["variables"]) : [];
  const security = Array.isArray(server["security"]) ? server["security"] : [];
  const read: Server = defined({
    key,
    url: urlOf(server, protocol),
    description: textOf(server["description"]),
    location: document.locate(pointer),
    variables: variables.map(([name, variable]) => readVariable(name, objectAt(root, variable))),
    security: security.flatMap((entry: unknown) => securityTypes(root, entry)),
  });
  const withPassword = [
    ...(hasPassword(read.url) ? [[Object.hasOwn(server, "url") ? "url" : "host"]] : []),
    ...read.variables.filter((variable) => isPasswordVariable(read, variable)).map(({ name }) => ["variables", name]),
  ];
  for (const way of withPassword) {
    diagnostics.push({
      code: "password-in-document",
      severity: "warning",
      message: `the broker ${key} has a password in \`${way.join(".")}\``,
      consequence: "It becomes a part of the package, for all who have that.",
      remedy: "Leave it out, and give it to connections: in the option `password`, in `url` or in `RABBITMQ_URL`.",
      location: document.locate(below(pointer, ...way)),
    });
  }
  return read;
}

/** AsyncAPI 2 has a URL, perhaps without its scheme; 3 has its parts. */
function urlOf(server: JsonObject, protocol: string): string {
  const url = textOf(server["url"]) ?? `${textOf(server["host"]) ?? ""}${textOf(server["pathname"]) ?? ""}`;
  const rest = url.replace(/^[^:/]*:\/\//, "");
  const isSecure = /^amqps/i.test(url.includes("://") ? url : protocol);
  return `${isSecure ? "amqps" : "amqp"}://${rest}`;
}

function readVariable(name: string, variable: JsonObject): ServerVariable {
  const values = variable["enum"];
  return defined({
    name,
    values: Array.isArray(values) ? values.filter((value) => typeof value === "string") : undefined,
    defaultValue: textOf(variable["default"]),
  });
}

/** A scheme (AsyncAPI 3), or an object whose keys are names of schemes (AsyncAPI 2). */
function securityTypes(root: JsonObject, entry: unknown): readonly string[] {
  const scheme = objectAt(root, entry);
  const type = textOf(scheme["type"]);
  if (type !== undefined) return [type];
  return Object.keys(scheme).flatMap((name) => {
    const named = objectAt(
      root,
      valueAt(root, `/components/securitySchemes/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`),
    );
    return textOf(named["type"]) ?? [];
  });
}

function objectAt(root: JsonObject, value: unknown): JsonObject {
  const target = isReference(value) ? valueAt(root, targetOf(value)) : value;
  return isObject(target) ? target : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
