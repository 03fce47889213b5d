import { kebabCase } from "../contract/names.js";

/** https://docs.npmjs.com/cli/v11/configuring-npm/package-json#name */
export const packageNamePattern = "^(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]{0,213}$";

const ending = "-events";
const maxLength = 214;

/** What a package is called where nothing else is said: `Catalog Service` → `catalog-service-events`, `Catalog Events` → `catalog-events`. npm takes ASCII only. */
export function packageNameOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "");
  const ascii = plain.replace(/[^\p{ASCII}]+/gu, " ");
  const base = kebabCase(ascii).slice(0, maxLength - ending.length) || "service";
  return `-${base}`.endsWith(ending) ? base : base + ending;
}
