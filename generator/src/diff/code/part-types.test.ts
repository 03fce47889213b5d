import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { undescribedHeaders } from "./part-types.js";

const runtime = new URL("../../../../packages/runtime/src/", import.meta.url);

test.each([
  ["consume-options.ts", undescribedHeaders.whole],
  ["publish-options.ts", undescribedHeaders.input],
])("headers that nothing describes are of the type that %s of the runtime has", (file, type) => {
  const text = readFileSync(new URL(file, runtime), "utf8").replace(/\s+/g, " ");

  expect(text).toContain(`export type ${type.name} = ${type.text};`);
  if ("needs" in type) expect(text.replaceAll("= | ", "= ")).toContain(`export ${type.needs}`);
});
