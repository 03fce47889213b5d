import { _, Ajv } from "ajv";
import standaloneModule from "ajv/dist/standalone/index.js";
import { ownKeywords } from "./own-keywords.js";
import { type Prepared, variantsBy } from "./prepare-schema.js";
import { formats } from "./support/formats.js";

/** So many validators are remembered: those of a document that is checked, emitted and, while it is watched, emitted again. */
const mostCompiled = 1000;
const compiled = new Map<string, string>();

/** With `own-keywords.ts` the only door to ajv. JavaScript of one validator, a function `validate0`, as ajv writes it. */
export function compileSchema({ schema, namesOfEveryObject }: Prepared): string {
  const key = JSON.stringify([namesOfEveryObject, schema]);
  const code = compiled.get(key) ?? compileAnew({ schema, namesOfEveryObject });
  // The last ones that were asked for stay.
  compiled.delete(key);
  compiled.set(key, code);
  for (const oldest of compiled.keys()) {
    if (compiled.size <= mostCompiled) break;
    compiled.delete(oldest);
  }
  return code;
}

/**
 * A new instance for each schema: ajv counts names through, so a schema more would rename what is in all other files.
 */
function compileAnew({ schema, namesOfEveryObject }: Pick<Prepared, "schema" | "namesOfEveryObject">): string {
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: true, formats: _`formats` },
    // The schemas are of our own making, from keywords that were checked when they were read.
    meta: false,
    validateSchema: false,
    strictSchema: true,
    strictNumbers: true,
    // These speak of style, and refuse sound schemas.
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    allowMatchingProperties: true,
    allErrors: false,
    // Without it every object would have a property "toString".
    ownProperties: namesOfEveryObject,
    unicodeRegExp: true,
    inlineRefs: false,
    logger: false,
    // What ajv is given here is only ever called by name; the implementation comes with the import.
    formats: Object.fromEntries(Object.keys(formats).map((format) => [format, () => true])),
  });
  for (const keyword of ["required", "multipleOf", "contains", "uniqueItems"]) ajv.removeKeyword(keyword);
  ajv.addKeyword(variantsBy);
  for (const keyword of ownKeywords) ajv.addKeyword(keyword);
  return standaloneModule.default(ajv, ajv.compile(schema));
}
