import type { Contract, JsonValue, Message, MessageExample } from "../../contract/contract.js";
import type { Diagnostic } from "../../contract/diagnostic.js";
import { below } from "../../contract/json-pointer.js";
import { readSchemas } from "../../contract/schema/schema-reader.js";
import { schemaTypes } from "../../contract/schema/schema-types.js";
import type { SchemaRef } from "../../contract/schema-graph.js";
import { schemaNames } from "../schema-names.js";
import { type RuleError, type RunnableValidator, runnableValidators } from "./run-validators.js";

/** Warns of message examples that their own schema refuses (`example-does-not-match`). */
export function checkExamples(contract: Contract): readonly Diagnostic[] {
  const reader = readSchemas(contract.schemas);
  const names = schemaNames(contract);
  const validatorOf = runnableValidators(contract.schemas, {
    reader,
    types: schemaTypes(reader),
    source: contract.source,
    functionOf: (ref) => `validate${names.type(ref).name}`,
  });
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

function errorOf(validator: RunnableValidator, value: JsonValue): RuleError | undefined {
  try {
    return validator(value) ? undefined : (validator.errors ?? []).findLast(({ keyword }) => keyword !== "if");
  } catch {
    return { instancePath: "", keyword: "unreadable", message: "is nested too deeply to be checked", schemaPath: "" };
  }
}
