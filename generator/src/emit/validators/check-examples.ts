import type { Contract, Message, MessageExample } from "../../contract/contract.js";
import type { Diagnostic } from "../../contract/diagnostic.js";
import { below } from "../../contract/json-pointer.js";
import type { SchemaRef } from "../../contract/schema-graph.js";
import { errorOf, type RunnableValidator, runnableValidators } from "./run-validators.js";
import { moduleContext } from "./validator-module.js";

/** Warns of message examples that their own schema refuses (`example-does-not-match`). */
export function checkExamples(contract: Contract): readonly Diagnostic[] {
  const validatorOf = runnableValidators(contract.schemas, moduleContext(contract));
  return contract.messages.flatMap((message) =>
    message.examples.flatMap((example) => [
      ...checkPart(message, example, "payload", message.body, validatorOf),
      ...checkPart(message, example, "headers", message.headers, validatorOf),
    ]),
  );
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
      code: "example-does-not-match",
      severity: "warning",
      message: `the example${example.name === undefined ? "" : ` "${example.name}"`} of ${message.name} breaks its schema: ${place} ${error.message ?? error.keyword} (${error.schemaPath})`,
      consequence: "Who copies it sends what is refused.",
      remedy: "Correct the example or the schema.",
      location: { ...example.location, pointer: below(example.location.pointer, part) + error.instancePath },
    },
  ];
}
