import type { Config, DocumentConfig } from "./config.js";

/** The documents of a configuration, each with what counts for all of them. */
export function documentsOf({ documents, ...shared }: Config): readonly DocumentConfig[] {
  if (documents === undefined) return [shared];
  return documents.map((document) => {
    const merged = { ...shared, ...document };
    return shared.package === undefined ? merged : { ...merged, package: { ...shared.package, ...document.package } };
  });
}
