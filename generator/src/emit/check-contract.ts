import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { checkSchemas } from "./check-schemas.js";
import { checkServers } from "./sdk/check-servers.js";
import { checkSides } from "./sdk/check-sides.js";
import { checkDefaults } from "./validators/check-defaults.js";
import { checkExamples } from "./validators/check-examples.js";

/** What a sound document deserves to be told before code is made of it. Errors stop generation. */
export function checkContract(contract: Contract): readonly Diagnostic[] {
  return [
    ...checkSchemas(contract),
    ...checkSides(contract),
    ...checkServers(contract),
    ...checkExamples(contract),
    ...checkDefaults(contract),
  ];
}
