// node .ci/check-start.mjs FILE: whether `npm start` showed what the README promises.
import { readFileSync } from "node:fs";

const output = readFileSync(String(process.argv[2]), "utf8");

/** Each event with from, to and urgency on its line. */
const promised = [
  /^product\.created +catalog +orders +medium$/m,
  /^product\.created +catalog +inventory +medium$/m,
  /^product\.price_changed +catalog +orders +high$/m,
  /^product\.deleted +catalog +inventory +critical$/m,
  /^get_supplier_info +catalog +suppliers +low$/m,
  /^supplier_info +suppliers +catalog +- +answer$/m,
  /^order\.created +orders +catalog +medium$/m,
  // What waited, and then came in the order of its urgency.
  /(^product\.updated .*waits\n){3}(.*\n)*product\.deleted +catalog +orders +critical +waits\n/m,
  /^product\.deleted +catalog +orders +critical\n(product\.updated +catalog +orders +low\n){3}/m,
  /^Done: \d+ messages arrived, and a critical one overtook 3 of low urgency that were sent before it\.$/m,
];

const missing = promised.filter((pattern) => !pattern.test(output));
for (const pattern of missing) console.error(`npm start did not show ${pattern}`);
process.exitCode = missing.length === 0 ? 0 : 1;
