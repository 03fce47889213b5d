import type { Contract } from "../../contract/contract.js";
import { kebabCase } from "../../contract/names.js";
import { docParagraphs, docProse, inlineCode } from "../doc-comment.js";
import { camelCase } from "../identifier.js";
import { code, sourceOf, stringSource } from "../source-of.js";
import { type StatementStructures, StructureKind, VariableDeclarationKind } from "../typescript/module.js";
import { connectName } from "./emit-application.js";
import { connectOptions } from "./emit-servers.js";
import type { SideContext } from "./side-context.js";
import type { Side } from "./sides.js";

const runtime = "@eventwright/runtime";

/** A side of a service that the contract names. */
interface ServiceSide extends Side {
  readonly service: string;
}

/** The function that makes a counterpart of a connection. */
export function sideFunctionName(side: Side): string {
  return camelCase(side.name);
}

/** `connect…Counterpart`: one overload per service, and one without for what no service owns. */
export function connectCounterpart(
  contract: Contract,
  sides: readonly Side[],
  context: SideContext,
): readonly StatementStructures[] {
  const services = sides.filter((side): side is ServiceSide => side.service !== undefined);
  const plain = sides.find(({ service }) => service === undefined);
  const parameters = [
    ...services.map((side) => ({ side, parameter: serviceParameter([side], context) })),
    ...(plain === undefined ? [] : [{ side: plain, parameter: plainParameter(services.length > 0, context) }]),
  ];
  const types = parameters.map(({ parameter }) =>
    parameter.type.includes("&") ? `(${parameter.type})` : parameter.type,
  );
  const implementation = {
    parameters: [
      plain === undefined
        ? serviceParameter(services, context)
        : { name: "options", type: types.join(" | "), initializer: "{}" },
    ],
    returnType: `Promise<${sides.map(({ name }) => name).join(" | ")}>`,
    statements: [
      ...(services.length === 0 ? [] : ["const { service, ...connectOptions } = options;"]),
      ...(plain === undefined ? [] : plainStatements(contract, plain, services.length > 0, context)),
      ...(services.length === 0 ? [] : serviceStatements(services, context)),
    ],
  };
  const overloads = parameters.map(({ side, parameter }) => ({
    isExported: true,
    parameters: [parameter],
    returnType: `Promise<${side.name}>`,
    docs: [connectDocs(contract, side)],
  }));
  return [
    ...(services.length === 0 ? [] : [serviceTable(services)]),
    {
      kind: StructureKind.Function,
      isExported: true,
      isAsync: true,
      name: connectName(contract.application.counterpartName),
      ...implementation,
      ...(overloads.length > 1 ? { overloads } : { docs: overloads.flatMap(({ docs }) => docs) }),
    },
  ];
}

function serviceParameter(sides: readonly ServiceSide[], context: SideContext): { name: string; type: string } {
  const services = sides.map(({ service }) => stringSource(service)).join(" | ");
  const base = `${context.runtimeType("CounterpartOptions")}<${services}>`;
  return { name: "options", type: connectOptions(base, "", context).type };
}

function plainParameter(
  besideServices: boolean,
  context: SideContext,
): { name: string; type: string; hasQuestionToken: true } {
  const options = connectOptions(context.runtimeType("ConnectOptions"), "", context).type;
  const type = besideServices ? `${options} & { readonly service?: never }` : options;
  return { name: "options", type, hasQuestionToken: true };
}

/** Nobody in the contract has its name, so it goes by its `appId`. */
function plainStatements(
  { application }: Contract,
  side: Side,
  besideServices: boolean,
  context: SideContext,
): readonly string[] {
  const connect = context.imports.value(runtime, "connect");
  const sender = side.calls.length === 0 ? "" : ", { service: appId }";
  const statements = [
    `const appId = options.appId ?? ${stringSource(kebabCase(application.counterpartName))};`,
    `return ${sideFunctionName(side)}(await ${connect}({ ...${connectOptions("", "options", context).value}, appId })${sender});`,
  ];
  return besideServices ? [block("if (service === undefined)", statements)] : statements;
}

function serviceStatements(sides: readonly ServiceSide[], context: SideContext): readonly string[] {
  const connect = context.imports.value(runtime, "connect");
  const error = context.imports.value(runtime, "EventError");
  const given = connectOptions("", "connectOptions", context).value;
  const known = stringSource(`. Its services are ${sides.map(({ service }) => service).join(", ")}.`);
  return [
    block("if (!Object.hasOwn(counterparts, service))", [
      `const known = ${known};`,
      `throw new ${error}("OPTION_INVALID", "This contract has no service " + JSON.stringify(service) + known);`,
    ]),
    `return counterparts[service](await ${connect}({ appId: service, ...${given} }));`,
  ];
}

function serviceTable(sides: readonly ServiceSide[]): StatementStructures {
  const initializer = sourceOf(new Map(sides.map((side) => [side.service, code(sideFunctionName(side))])));
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name: "counterparts", initializer }],
  };
}

function connectDocs({ title }: Contract, { service }: Side): string {
  const who = service === undefined ? "a service that" : `${inlineCode(service)}, a service that`;
  return docParagraphs(
    `Connects to RabbitMQ as ${who} ${docProse(title)} talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.`,
    "@throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.",
  );
}

function block(head: string, statements: readonly string[]): string {
  return `${head} {\n${statements.map((statement) => `  ${statement}\n`).join("")}}`;
}
