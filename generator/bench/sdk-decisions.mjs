// What a generated SDK decides about messages, run from its emitted parts.

/**
 * @typedef {object} Parts modules of the generator and the runtime, from their source or as built
 * @property {(schemas: any) => any} languageSource
 * @property {(ref: string, reader: any, types: any) => any} declaredNames
 * @property {(name: string, table: any, nameOf: (ref: string) => string) => { code: string }} declaredSource
 * @property {(value: any, names: any) => string | undefined} findUndeclared
 */

/**
 * @param {any} schemas the graph of a contract
 * @param {Parts} parts
 * @returns {(ref: string, closed: boolean) => (message: any) => boolean} whether publishers (closed) let a message out, or consumers take it
 */
export function sdkDecisions(schemas, { languageSource, declaredNames, declaredSource, findUndeclared }) {
  const { reader, types, validatorOf } = languageSource(schemas);
  /** @param {string} ref */
  const nameOf = (ref) => `declared${schemas.nameOf(ref).name}`;
  const constants = schemas.named.map(
    (/** @type {{ ref: string }} */ { ref }) =>
      declaredSource(nameOf(ref), declaredNames(ref, reader, types), nameOf).code,
  );
  const names = schemas.named.map((/** @type {{ ref: string }} */ { ref }) => nameOf(ref));
  const code = constants.join("\n").replaceAll(/^export /gm, "");
  const tables = new Function(`${code}\nreturn { ${names.join(", ")} };`)();
  return (ref, closed) => (message) =>
    validatorOf(ref)(message) && (!closed || findUndeclared(message, tables[nameOf(ref)]) === undefined);
}
