import type { Config, DocumentConfig } from "./config.js";

/** The documents of a configuration, each with what counts for all of them. */
export function documentsOf({ documents, ...shared }: Config): readonly DocumentConfig[] {
  if (documents === undefined) return [shared];
  return documents.map((document) => ({
    ...shared,
    ...document,
    ...(shared.package === undefined ? {} : { package: { ...shared.package, ...document.package } }),
    ...(shared.check === undefined ? {} : { check: { ...shared.check, ...document.check } }),
    ...(shared.lint === undefined ? {} : { lint: { ...shared.lint, ...document.lint } }),
  }));
}
