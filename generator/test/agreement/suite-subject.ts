import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Contract } from "../../src/contract/contract.js";
import { emitSchemaTypes } from "../../src/emit/types/emit-schema-types.js";
import { emitValidators } from "../../src/emit/validators/emit-validators.js";
import { plainContract } from "../plain-contract.js";
import { suiteGraph } from "../suite-graph.js";
import { writeEmitted } from "../write-emitted.js";
import { type AgreementCase, type AgreementSubject, verdictsOf } from "./subject.js";
import { withoutLimits } from "./without-limits.js";

interface Group {
  readonly key: string;
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

interface SuiteCase extends AgreementCase {
  /** The suite's own verdict. */
  readonly valid: boolean;
}

const require = createRequire(import.meta.url);

/**
 * The JSON-Schema-Test-Suite, draft-07 without what is optional and without schemas from the network.
 *
 * @param folder where the validators may be written
 */
export async function suiteSubject(folder: string): Promise<AgreementSubject<SuiteCase>> {
  const groups = readGroups();
  const metaSchema = JSON.parse(readFileSync(require.resolve("ajv/dist/refs/json-schema-draft-07.json"), "utf8"));
  const remotes = { "http://json-schema.org/draft-07/schema": metaSchema };
  const contractOf = (those: readonly Group[]): Contract => ({
    ...plainContract({ schemas: {} }),
    schemas: suiteGraph(those, remotes),
  });
  const contract = contractOf(groups);
  const relaxed = contractOf(groups.map((group) => ({ ...group, schema: withoutLimits(group.schema) })));
  const verdicts = (name: string, from: Contract) => verdictsOf(writeEmitted(join(folder, name), emitValidators(from)));
  return {
    title: "suite",
    cases: groups.flatMap(({ key, description, tests }, index) =>
      tests.map((one) => ({
        data: one.data,
        valid: one.valid,
        type: `Root${index}`,
        name: `${key} ${description}: ${one.description}`,
      })),
    ),
    moduleOf: (type) => `schemas/${contract.schemas.named.find(({ name }) => name === type)?.fileName}.js`,
    typesWithIndexSignatures: () => emitSchemaTypes(contract, { openTypes: true }),
    typesAsPublished: () => emitSchemaTypes(contract),
    accepts: await verdicts("suite", contract),
    acceptsWithoutLimits: await verdicts("suite-without-limits", relaxed),
  };
}

function readGroups(): readonly Group[] {
  const folder = join(
    dirname(require.resolve("alterschema/package.json")),
    "vendor/json-schema-test-suite/tests/draft7",
  );
  const files = readdirSync(folder).filter((file) => file.endsWith(".json") && file !== "refRemote.json");
  return files.flatMap((file) => {
    const groups: readonly Omit<Group, "key">[] = JSON.parse(readFileSync(join(folder, file), "utf8"));
    return groups.map((group, index) => ({ ...group, key: `${file}-${index}` }));
  });
}
