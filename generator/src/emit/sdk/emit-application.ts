import type { Contract } from "../../contract/contract.js";
import { docParagraphs, docProse, inlineCode } from "../doc-comment.js";
import { schemaNames } from "../schema-names.js";
import { stringSource } from "../source-of.js";
import {
  type StatementStructures,
  StructureKind,
  type TypeScriptModule,
  VariableDeclarationKind,
} from "../typescript/module.js";
import { connectOptions, serverTypes } from "./emit-servers.js";
import { documentTypes, type SideContext, sideContext, takenNames } from "./side-context.js";
import { callInterfaces, type SideText, sideInterfaces } from "./side-interfaces.js";
import { callConstants, returnSide, senderSource, subscriptionsConstant } from "./side-values.js";
import type { Side } from "./sides.js";

/** What users of the runtime need so often that the package hands it on; `ValidationError` is what the `parse…` functions throw. */
const runtimeValues = ["EventError", "healthHandler", "RejectEvent"];
const generatedValues = ["ValidationError"];
const runtimeTypes = [
  "ConnectOptions",
  "Connection",
  "ConsumeOptions",
  "Consumption",
  "Delivery",
  "EventErrorCode",
  "Handler",
  "Health",
  "PublishOptions",
  "RequestOptions",
];

/** `index.ts`: the application's side, and the types that both sides speak of. */
export function emitApplication(contract: Contract, side: Side): TypeScriptModule {
  const path = "index.ts";
  const context = sideContext(contract, [side], path);
  const { imports } = context;
  const statements = [
    ...sideInterfaces(side, context, applicationText(contract)),
    ...callInterfaces(side.calls, context),
    ...senderConstant(side, context),
    ...callConstants(side.calls, imports),
    ...subscriptionsConstant("subscriptions", side, imports),
    connectFunction(contract, side, context),
  ];
  return { path, structure: { statements: [...imports.structures(), ...reexports(contract, side), ...statements] } };
}

export function connectName(name: string): string {
  return `connect${name}`;
}

function applicationText({ title, description }: Contract): SideText {
  const isSaid = description !== undefined && description.trim() !== "";
  const about = isSaid ? description : `What ${title} tells other services, asks them and hears from them.`;
  return { side: docProse(about), handled: "what other services send" };
}

function senderConstant(side: Side, context: SideContext): readonly StatementStructures[] {
  if (side.calls.length === 0 || side.service === undefined) return [];
  return [
    {
      kind: StructureKind.VariableStatement,
      declarationKind: VariableDeclarationKind.Const,
      declarations: [{ name: "sender", type: context.runtimeType("Sender"), initializer: senderSource(side.service) }],
    },
  ];
}

function connectFunction(contract: Contract, side: Side, context: SideContext): StatementStructures {
  const connect = context.imports.value("@eventwright/runtime", "connect");
  const given = connectOptions(context.runtimeType("ConnectOptions"), "options", context);
  const appId = stringSource(side.service ?? side.name);
  return {
    kind: StructureKind.Function,
    isExported: true,
    isAsync: true,
    name: connectName(contract.application.name),
    parameters: [{ name: "options", type: given.type, initializer: "{}" }],
    returnType: `Promise<${side.name}>`,
    docs: [
      docParagraphs(
        `Connects to RabbitMQ as ${docProse(contract.title)} (${inlineCode(side.service ?? side.name)}). Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.`,
        "@throws EventError with one of the codes `CONNECT_…`.",
      ),
    ],
    statements: [
      `const connection = await ${connect}({ appId: ${appId}, ...${given.value} });`,
      returnSide({ side, sender: "sender", subscriptions: "subscriptions" }, context),
    ],
  };
}

function reexports(contract: Contract, side: Side): readonly StatementStructures[] {
  const types = documentTypes(contract, schemaNames(contract));
  const taken = takenNames(contract, [side]);
  const isFree = (name: string): boolean => !taken.has(name);
  const paths = [...new Set(types.map(({ path }) => path))];
  return [
    {
      kind: StructureKind.ExportDeclaration,
      moduleSpecifier: "@eventwright/runtime",
      namedExports: runtimeValues.filter(isFree),
    },
    {
      kind: StructureKind.ExportDeclaration,
      moduleSpecifier: "@eventwright/runtime/generated",
      namedExports: generatedValues.filter(isFree),
    },
    {
      kind: StructureKind.ExportDeclaration,
      moduleSpecifier: "@eventwright/runtime",
      isTypeOnly: true,
      namedExports: runtimeTypes.filter(isFree),
    },
    ...serverTypes(contract),
    ...paths.map(
      (path): StatementStructures => ({
        kind: StructureKind.ExportDeclaration,
        moduleSpecifier: `./${path.replace(/\.d\.ts$/, ".js")}`,
        isTypeOnly: true,
        namedExports: types.filter((type) => type.path === path).map(({ name }) => name),
      }),
    ),
  ];
}
