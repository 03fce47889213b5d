import type { Contract, Message, MessageExample } from "../../contract/contract.js";
import type { Diagnostic } from "../../contract/diagnostic.js";
import { below } from "../../contract/json-pointer.js";
import { writtenNodes } from "../../contract/schema/inner-nodes.js";
import type { SchemaNode } from "../../contract/schema/schema-node.js";
import type { SchemaRef } from "../../contract/schema-graph.js";
import { errorOf, type RunnableValidator, runnableCheck, runnableValidators } from "./run-validators.js";
import { surelyTakes } from "./surely-takes.js";
import { type ModuleContext, moduleContext } from "./validator-module.js";

/** Warns of examples of messages and of schemas that their own schema refuses (`example-does-not-match`). */
export function checkExamples(contract: Contract): readonly Diagnostic[] {
  const { schemas, messages } = contract;
  const context = moduleContext(contract);
  const validatorOf = runnableValidators(schemas, context);
  const ofMessages = messages.flatMap((message) =>
    message.examples.flatMap((example) => [
      ...checkPart(message, example, "payload", message.body, validatorOf),
      ...checkPart(message, example, "headers", message.headers, validatorOf),
    ]),
  );
  const ofSchemas = writtenNodes(schemas, context.reader).flatMap((node) =>
    examplesThatBreak(node, context, validatorOf).map(({ message, way }) => ({
      ...refused,
      message,
      location: schemas.locate(node.place.ref, below(node.place.pointer, "examples") + way),
    })),
  );
  return [...ofMessages, ...ofSchemas];
}

const refused = {
  code: "example-does-not-match",
  severity: "warning",
  consequence: "Who copies it sends what is refused.",
  remedy: "Correct the example or the schema.",
} as const;

/** `way`: the JSON pointer to what is wrong, below `examples`. */
function examplesThatBreak(
  node: SchemaNode,
  context: ModuleContext,
  validatorOf: (ref: SchemaRef) => RunnableValidator,
): readonly { readonly message: string; readonly way: string }[] {
  const doubtful = (node.docs.examples ?? [])
    .map((value, index) => ({ value, index }))
    .filter(({ value }) => !surelyTakes(node, value));
  if (doubtful.length === 0) return [];
  const check = runnableCheck(node, context, validatorOf);
  return doubtful.flatMap(({ value, index }) => {
    const error = errorOf(check, value);
    // Of a schema that leads to itself without end, `endless-schema` tells.
    if (error === undefined || error.keyword === "unreadable") return [];
    const what = error.instancePath === "" ? "it" : `its ${error.instancePath}`;
    return [
      {
        message: `an example of a schema breaks it: ${what} ${error.message ?? error.keyword}`,
        way: `/${index}${error.instancePath}`,
      },
    ];
  });
}

function checkPart(
  message: Message,
  example: MessageExample,
  part: "payload" | "headers",
  ref: SchemaRef | undefined,
  validatorOf: (ref: SchemaRef) => RunnableValidator,
): readonly Diagnostic[] {
  const value = example[part];
  if (value === undefined || ref === undefined) return [];
  const error = errorOf(validatorOf(ref), value);
  if (error === undefined) return [];
  const place = `${part}${error.instancePath}`;
  return [
    {
      ...refused,
      message: `the example${example.name === undefined ? "" : ` "${example.name}"`} of ${message.name} breaks its schema: ${place} ${error.message ?? error.keyword}${error.schemaPath === "" ? "" : ` (${error.schemaPath})`}`,
      location: { ...example.location, pointer: below(example.location.pointer, part) + error.instancePath },
    },
  ];
}
