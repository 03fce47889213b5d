import type { Contract } from "../../contract/contract.js";
import { docProse, inlineCode } from "../doc-comment.js";
import { camelCase } from "../identifier.js";
import { type StatementStructures, StructureKind, type TypeScriptModule } from "../typescript/module.js";
import { connectCounterpart, sideFunctionName } from "./connect-counterpart.js";
import { type SideContext, sideContext } from "./side-context.js";
import { callInterfaces, type SideText, sideInterfaces } from "./side-interfaces.js";
import { callConstants, returnSide, senderSource, subscriptionsConstant } from "./side-values.js";
import type { Side } from "./sides.js";

/** `counterpart.ts`: the sides of all others, behind one function that is told which of them this service is. */
export function emitCounterpart(contract: Contract, sides: readonly Side[]): TypeScriptModule {
  const path = "counterpart.ts";
  const context = sideContext(contract, sides, path);
  const { imports } = context;
  // What the application receives, each of its counterparts may send.
  const calls = sides[0]?.calls ?? [];
  const statements = [
    ...sides.flatMap((side) => sideInterfaces(side, context, counterpartText(contract, side))),
    ...callInterfaces(calls, context),
    ...callConstants(calls, imports),
    ...sides.flatMap((side) => [
      ...subscriptionsConstant(subscriptionsName(side), side, imports),
      sideFunction(side, context),
    ]),
    ...connectCounterpart(contract, sides, context),
  ];
  return { path, structure: { statements: [...imports.structures(), ...statements] } };
}

function counterpartText({ title }: Contract, side: Side): SideText {
  const name = docProse(title);
  const there = side.service === undefined ? "" : " there";
  const does = [
    ...(side.handlers.length === 0 ? [] : [`handles what ${name} sends${there}`]),
    ...(side.calls.length === 0 ? [] : [`sends what ${name} receives`]),
  ];
  const who = side.service === undefined ? `The other side of ${name}` : `The service at ${inlineCode(side.service)}`;
  return { side: `${who}: ${does.join(", and ")}.`, handled: `what ${name} sends` };
}

/** Makes a side of an open connection. */
function sideFunction(side: Side, context: SideContext): StatementStructures {
  const connection = { name: "connection", type: context.runtimeType("Connection") };
  const sender = side.calls.length === 0 ? undefined : { name: "sender", type: context.runtimeType("Sender") };
  const isGiven = side.service === undefined;
  return {
    kind: StructureKind.Function,
    name: sideFunctionName(side),
    parameters: sender !== undefined && isGiven ? [connection, sender] : [connection],
    returnType: side.name,
    statements: [
      ...(sender === undefined || isGiven ? [] : [`const sender: ${sender.type} = ${senderSource(side.service)};`]),
      returnSide({ side, sender: "sender", subscriptions: subscriptionsName(side) }, context),
    ],
  };
}

function subscriptionsName(side: Side): string {
  return `${camelCase(side.name)}Subscriptions`;
}
