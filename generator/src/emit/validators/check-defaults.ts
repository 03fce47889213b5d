import type { Contract, Parameter } from "../../contract/contract.js";
import type { Diagnostic } from "../../contract/diagnostic.js";
import { below } from "../../contract/json-pointer.js";
import { matchesPattern } from "../../contract/schema/document-pattern.js";
import { writtenNodes } from "../../contract/schema/inner-nodes.js";
import { errorOf, runnableCheck, runnableValidators } from "./run-validators.js";
import { surelyTakes } from "./surely-takes.js";
import { moduleContext } from "./validator-module.js";

/** Warns of defaults that their own schema, parameter or server variable refuses (`default-does-not-match`). */
export function checkDefaults(contract: Contract): readonly Diagnostic[] {
  const { schemas, channels, servers, within } = contract;
  const context = moduleContext(contract);
  const validatorOf = runnableValidators(schemas, context);
  const ofSchemas = writtenNodes(schemas, context.reader).flatMap((node) => {
    const value = node.docs.default;
    if (value === undefined || surelyTakes(node, value)) return [];
    const error = errorOf(runnableCheck(node, context, validatorOf), value);
    if (error === undefined) return [];
    const what = error.instancePath === "" ? "it" : `its ${error.instancePath}`;
    const location = schemas.locate(node.place.ref, below(node.place.pointer, "default"));
    return [
      {
        ...refused,
        message: `the \`default\` breaks its own schema: ${what} ${error.message ?? error.keyword}`,
        location,
      },
    ];
  });
  const ofParameters = channels.flatMap(({ parameters }) =>
    parameters.filter(refusesDefault).map(({ name, location }) => ({
      ...refused,
      message: `the \`default\` of parameter ${name} is none of the values that it may have`,
      location: within(location, "default"),
    })),
  );
  const ofServers = servers.flatMap(({ key, location, variables }) =>
    variables
      .filter(({ values, defaultValue }) => defaultValue !== undefined && values?.includes(defaultValue) === false)
      .map(({ name }) => ({
        ...refused,
        message: `the \`default\` of variable ${name} of server ${key} is none of its values`,
        location: within(location, "variables", name, "default"),
      })),
  );
  return [...ofSchemas, ...ofParameters, ...ofServers];
}

const refused = {
  code: "default-does-not-match",
  severity: "warning",
  consequence: "Who relies on it sends what is refused.",
  remedy: "Correct the default or what it has to be.",
} as const;

function refusesDefault({
  defaultValue,
  values,
  pattern,
  minLength = 0,
  maxLength = Number.POSITIVE_INFINITY,
}: Parameter): boolean {
  if (defaultValue === undefined) return false;
  const { length } = [...defaultValue];
  const isListed = values?.includes(defaultValue) ?? true;
  const fits = pattern === undefined || matchesPattern(pattern, defaultValue, { ifTooSlow: true });
  return !isListed || !fits || length < minLength || length > maxLength;
}
