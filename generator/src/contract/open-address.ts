import type { Parameter } from "./contract.js";
import type { Diagnostic } from "./diagnostic.js";
import type { DocumentChannel, LoadedDocument } from "./loaded-document.js";

/** An address that the document leaves open: one parameter, which callers and consumers give. */
export interface OpenAddress {
  /** `{lightsAddress}` */
  readonly address: string;
  readonly parameter: Parameter;
  readonly diagnostic: Diagnostic;
}

/**
 * AsyncAPI 3: an address that is null or absent "MUST be interpreted as unknown. This is useful when the address is generated
 * dynamically at runtime or can't be known upfront."
 *
 * @param name The channel's, in PascalCase: a call may need the addresses of several channels.
 */
export function openAddress(document: LoadedDocument, { key, pointer }: DocumentChannel, name: string): OpenAddress {
  const parameter = `${name.charAt(0).toLowerCase()}${name.slice(1)}Address`;
  const location = document.locate(pointer);
  return {
    address: `{${parameter}}`,
    parameter: {
      name: parameter,
      description: `The address of ${key}, which the document leaves open.`,
      location,
    },
    diagnostic: {
      code: "operation-without-address",
      severity: "warning",
      message: `the channel "${key}" has no address, and an operation uses it`,
      consequence: `Whoever sends there or consumes from there has to give it: \`parameters: { ${parameter} }\`.`,
      remedy: "Give the channel an address, if it is always the same.",
      location,
    },
  };
}
