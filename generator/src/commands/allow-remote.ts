import type { RemoteLimits } from "../document/remote-files.js";

const usualLimits: RemoteLimits = { timeoutMs: 30_000, maxBytes: 16 * 1024 * 1024 };

/** What a flag or an option says, as loading a document takes it. */
export function allowRemote(given: boolean | RemoteLimits = false): { readonly allowRemote?: RemoteLimits } {
  if (given === false) return {};
  return { allowRemote: given === true ? usualLimits : given };
}
