import type { JsonValue } from "../../contract/contract.js";
import { DocumentPattern, PatternTooSlow } from "../../contract/schema/document-pattern.js";
import type { SchemaNode } from "../../contract/schema/schema-node.js";
import type { SchemaGraph, SchemaRef } from "../../contract/schema-graph.js";
import * as formats from "./support/formats.js";
import * as checks from "./support/json-checks.js";
import { type ModuleContext, validatorModule } from "./validator-module.js";

/** A validator as it is emitted, run here. */
export interface RunnableValidator {
  (value: unknown, context?: { readonly instancePath: string }): boolean;
  errors?: readonly RuleError[] | null;
}

export interface RuleError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly schemaPath: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

const support: Readonly<Record<string, unknown>> = { ...formats, ...checks };

/**
 * The validators that would be emitted, linked with each other in this process. Compiled when they are first asked for.
 *
 * @param RegExpClass What their patterns are compiled with.
 */
export function runnableValidators(
  graph: SchemaGraph,
  context: ModuleContext,
  RegExpClass: unknown = DocumentPattern,
): (ref: SchemaRef) => RunnableValidator {
  const linked = new Map<SchemaRef, RunnableValidator>();
  const validatorOf = (ref: SchemaRef): RunnableValidator => {
    const known = linked.get(ref);
    if (known !== undefined) return known;
    const schema = graph.nameOf(ref);
    if (schema === undefined) throw new Error(`The schema at ${ref} has no name, so it has no validator.`);
    let real: RunnableValidator | undefined;
    const lazy: RunnableValidator = (value, path) => {
      real ??= evaluate(context.reader.node(ref), context.functionOf(ref), { context, validatorOf, RegExpClass });
      const valid = real(value, path);
      lazy.errors = real.errors ?? null;
      return valid;
    };
    linked.set(ref, lazy);
    return lazy;
  };
  return validatorOf;
}

/** The check of a schema that has no name. `validatorOf`: those of the named ones. */
export function runnableCheck(
  node: SchemaNode,
  context: ModuleContext,
  validatorOf: (ref: SchemaRef) => RunnableValidator,
): RunnableValidator {
  return evaluate(node, "validate", { context, validatorOf, RegExpClass: DocumentPattern });
}

/** The error that tells most of why a value is refused. */
export function errorOf(validator: RunnableValidator, value: JsonValue): RuleError | undefined {
  try {
    return validator(value) ? undefined : (validator.errors ?? []).findLast(({ keyword }) => keyword !== "if");
  } catch (error) {
    // Nobody can say; `pattern-explodes` tells of the pattern.
    if (error instanceof PatternTooSlow) return undefined;
    return { instancePath: "", keyword: "unreadable", message: "is nested too deeply to be checked", schemaPath: "" };
  }
}

interface Linking {
  readonly context: ModuleContext;
  readonly validatorOf: (ref: SchemaRef) => RunnableValidator;
  readonly RegExpClass: unknown;
}

/** The module's text is ours: texts from documents stand in it as string literals only. */
function evaluate(node: SchemaNode, name: string, { context, validatorOf, RegExpClass }: Linking): RunnableValidator {
  const module = validatorModule(node, name, context);
  const names = ["RegExp", ...module.support, ...module.calls.map(context.functionOf)];
  const values = [
    RegExpClass,
    ...module.support.map((helper) => support[helper]),
    ...module.calls.map((ref) => validatorOf(ref)),
  ];
  const create = new Function(...names, `${module.code}\nreturn ${name};`);
  return create(...values);
}
