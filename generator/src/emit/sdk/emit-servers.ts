import type { Contract, Server, ServerVariable } from "../../contract/contract.js";
import { type Claim, distinctNames, fingerprint } from "../../contract/distinct-names.js";
import { pascalCase } from "../../contract/names.js";
import { shownUrl } from "../../contract/server-login.js";
import { docParagraphs, docProse, inlineCode } from "../doc-comment.js";
import { generatedName } from "../schema-names.js";
import { members, propertyName, sourceOf, stringSource } from "../source-of.js";
import {
  type InterfaceDeclarationStructure,
  type OptionalKind,
  type PropertySignatureStructure,
  type StatementStructures,
  StructureKind,
  type TypeScriptModule,
  VariableDeclarationKind,
} from "../typescript/module.js";
import { Imports } from "./imports.js";
import type { SideContext } from "./side-context.js";

const path = "servers.ts";
const generatedEntry = "@eventwright/runtime/generated";

/** The ways to log in that connections have, by the security schemes of AsyncAPI that mean them. */
const logins: Readonly<Record<string, "password" | "certificate">> = {
  userPassword: "password",
  plain: "password",
  X509: "certificate",
};

/** Of a broker that asks for something else only, nothing: what is needed is then the caller's to know. */
export function loginsOf({ security }: Server): readonly ("password" | "certificate")[] {
  return [...new Set(security.flatMap((type) => logins[type] ?? []))];
}

/** The type of the connect options of a side, and the expression that makes the runtime's of them. */
export function connectOptions(
  base: string,
  options: string,
  { contract, imports }: SideContext,
): { readonly type: string; readonly value: string } {
  if (contract.servers.length === 0) return { type: base, value: options };
  const choice = imports.type(path, choiceName(contract));
  const servers = imports.value(path, "servers");
  return {
    type: `${base} & ${choice}`,
    value: `${imports.value(generatedEntry, "withServer")}(${servers}, ${options})`,
  };
}

/** `servers.ts`: the brokers that the document names, and how one is chosen. Nothing where it names none. */
export function emitServers(contract: Contract): readonly TypeScriptModule[] {
  const { servers } = contract;
  if (servers.length === 0) return [];
  const imports = new Imports(path);
  const names = interfaceNames(contract);
  const interfaces = servers.map((server) => serverInterface(server, names.get(server) ?? "", imports));
  const contractType = imports.type(generatedEntry, "ServerContract");
  return [
    {
      path,
      structure: {
        statements: [
          ...imports.structures(),
          ...interfaces,
          {
            kind: StructureKind.TypeAlias,
            isExported: true,
            name: choiceName(contract),
            docs: [
              "Which of the brokers of the contract to connect to. Without it, the option `url` says that, else `RABBITMQ_URL`.",
            ],
            type: [...names.values(), "{ readonly server?: never }"].join(" | "),
          },
          {
            kind: StructureKind.VariableStatement,
            isExported: true,
            declarationKind: VariableDeclarationKind.Const,
            declarations: [
              {
                name: "servers",
                type: `Readonly<Record<string, ${contractType}>>`,
                initializer: sourceOf(new Map(servers.map((server) => [server.key, serverSource(server)]))),
              },
            ],
          },
        ],
      },
    },
  ];
}

/** What users of the package may want by name. */
export function serverTypes(contract: Contract): readonly StatementStructures[] {
  if (contract.servers.length === 0) return [];
  return [
    {
      kind: StructureKind.ExportDeclaration,
      moduleSpecifier: "./servers.js",
      isTypeOnly: true,
      namedExports: [choiceName(contract), ...interfaceNames(contract).values()],
    },
  ];
}

function choiceName(contract: Contract): string {
  return generatedName(contract, "ServerChoice");
}

function interfaceNames(contract: Contract): ReadonlyMap<Server, string> {
  const claims = contract.servers.map((server): Claim<Server> => {
    const name = generatedName(contract, `${pascalCase(server.key) ?? ""}Server`);
    return { item: server, names: [name, `${name}${fingerprint(server.key)}`] };
  });
  return distinctNames(claims);
}

function serverInterface(server: Server, name: string, imports: Imports): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name,
    docs: [docParagraphs(docProse(server.description), `Broker ${inlineCode(shownUrl(server.url))}.`)],
    properties: [
      { name: "server", isReadonly: true, type: stringSource(server.key) },
      { name: "url", isReadonly: true, hasQuestionToken: true, type: "never" },
      ...variablesProperty(server),
      ...loginProperties(server, imports),
    ],
  };
}

function variablesProperty({ variables }: Server): readonly OptionalKind<PropertySignatureStructure>[] {
  if (variables.length === 0) return [];
  return [
    {
      name: "variables",
      isReadonly: true,
      hasQuestionToken: variables.every(({ defaultValue }) => defaultValue !== undefined),
      type: `{ ${variables.map(variableText).join(" ")} }`,
      docs: ["What varies in its URL."],
    },
  ];
}

function variableText({ name, values, defaultValue }: ServerVariable): string {
  const type = values === undefined ? "string" : values.map(stringSource).join(" | ");
  return `readonly ${propertyName(name)}${defaultValue === undefined ? "" : "?"}: ${type};`;
}

function loginProperties(server: Server, imports: Imports): readonly OptionalKind<PropertySignatureStructure>[] {
  const known = loginsOf(server);
  const property = (name: string, type: string, isNeeded: boolean, doc?: string) => ({
    name,
    type,
    isReadonly: true,
    hasQuestionToken: !isNeeded,
    docs: doc === undefined ? [] : [doc],
  });
  const needsPassword = known.length === 1 && known[0] === "password";
  const needsCertificate = known.length === 1 && known[0] === "certificate";
  return [
    property("username", "string", needsPassword),
    property("password", "string", needsPassword),
    ...(known.includes("certificate")
      ? [
          property(
            "tls",
            imports.type("@eventwright/runtime", "TlsOptions"),
            needsCertificate,
            "With `cert` and `key`: the client certificate is the login (EXTERNAL).",
          ),
        ]
      : []),
  ];
}

function serverSource(server: Server): ReturnType<typeof members> {
  const { url, variables } = server;
  const known = loginsOf(server);
  return members({
    url,
    variables:
      variables.length === 0
        ? undefined
        : variables.map(({ name, values, defaultValue }) => members({ name, values, defaultValue })),
    logins: known.length === 0 ? undefined : known,
  });
}
