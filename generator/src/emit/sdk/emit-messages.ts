import type { Contract, Message } from "../../contract/contract.js";
import { kebabCase } from "../../contract/names.js";
import { docProse } from "../doc-comment.js";
import { camelCase } from "../identifier.js";
import { schemaNames, type ValidatorNames } from "../schema-names.js";
import { code, fromJson, members, type SourceValue, sourceOf } from "../source-of.js";
import { StructureKind, type TypeScriptModule, VariableDeclarationKind } from "../typescript/module.js";
import { Imports } from "./imports.js";
import { placeSource } from "./place-source.js";

/** Where the generated package keeps what the runtime has to know of a message. */
export function messageModule(message: Message): { readonly path: string; readonly name: string } {
  const { typeName } = message;
  const name = camelCase(typeName);
  return {
    path: `messages/${kebabCase(typeName)}.ts`,
    // Types begin with a capital, or with what has none (`_2fa`, `注文`): there the constant would be called like the type of the body.
    name: name === typeName ? `message${typeName}Contract` : `${name}Message`,
  };
}

/** One `MessageContract` per message that travels. */
export function emitMessages(contract: Contract): readonly TypeScriptModule[] {
  const travelling = new Set(
    contract.operations.flatMap(({ messages, reply }) => [...messages, ...(reply?.messages ?? [])]),
  );
  return contract.messages
    .filter((message) => travelling.has(message))
    .map((message) => emitMessage(contract, message));
}

function emitMessage(contract: Contract, message: Message): TypeScriptModule {
  const { path, name } = messageModule(message);
  const imports = new Imports(path);
  const type = imports.type("@eventwright/runtime/generated", "MessageContract");
  const names = schemaNames(contract);
  const validator = names.validator(message.body);
  const initializer = sourceOf(
    members({
      name: message.handlerName,
      type: message.handlerName === message.name ? undefined : message.name,
      contentType: message.contentType,
      contentEncoding: message.contentEncoding,
      correlationId: placeSource(message.correlationPlace),
      envelope: message.envelope?.map(({ role, path: at }) => members({ role, path: at })),
      constants: new Map(message.constants.map((constant) => [constant.name, fromJson(constant.value)])),
      accepts: code(imports.value(validator.path, validator.accepts)),
      declared: code(imports.value(validator.path, validator.declared)),
      discriminator:
        message.discriminator &&
        members({ path: message.discriminator.path, value: fromJson(message.discriminator.value) }),
      headers: message.headers && headersSource(message, names.validator(message.headers), imports),
      headerDiscriminator:
        message.headerDiscriminator &&
        members({ name: message.headerDiscriminator.name, value: fromJson(message.headerDiscriminator.value) }),
    }),
  );
  return {
    path,
    structure: {
      statements: [
        ...imports.structures(),
        {
          kind: StructureKind.VariableStatement,
          isExported: true,
          declarationKind: VariableDeclarationKind.Const,
          docs: message.description === undefined ? [] : [docProse(message.description)],
          declarations: [{ name, type, initializer }],
        },
      ],
    },
  };
}

function headersSource({ headerConstants }: Message, validator: ValidatorNames, imports: Imports): SourceValue {
  return members({
    constants: new Map(headerConstants.map(({ name, value }) => [name, fromJson(value)])),
    accepts: code(imports.value(validator.path, validator.accepts)),
    declared: code(imports.value(validator.path, validator.declared)),
  });
}
