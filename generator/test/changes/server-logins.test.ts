import { describe, expect, test } from "vitest";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
import { contractsOf } from "./rule-page.js";

const secret = /zz|qq/;
const at = (host: string, others = "") => `servers: { main: { host: "${host}", protocol: amqp${others} } }`;

async function told(before: string, after: string): Promise<readonly string[]> {
  const { old, new: changed } = await contractsOf({ before, after });
  const { changes } = await judgeContracts(old, changed);
  for (const change of changes) expect(JSON.stringify(change)).not.toMatch(secret);
  return changes.map(({ rule, message }) => `${rule}: ${message}`);
}

describe("the login of a server is no part of its address, and is never told", () => {
  test.each([
    ["a password", "ann:zzz@"],
    ["a password with a slash", "ann:zz/qq@"],
    ["a password with an @", "ann:zz@qq@"],
    ["a password with both", "ann:zz/q@qq/zz@"],
    ["a password that is escaped", "ann:zz%2Fqq@"],
    ["a user", "zz@"],
  ])("%s", async (_title, login) => {
    const here = at(`${login}one.test`, ", pathname: /v");
    const there = at(`${login}two.test`, ", pathname: /w");
    expect(await told(here, there)).toEqual([
      "vhost-changed: the vhost of server main was v and is w",
      "server-removed: server main was amqp://one.test:5672 and is amqp://two.test:5672",
    ]);
    expect(await told(here, at("bob@one.test", ", pathname: /v"))).toEqual([]);
    expect(await told(here, "{}")).toEqual([expect.stringMatching(/^server-removed: /)]);
  });

  test("in the values of a variable", async () => {
    const places = (values: string) => at("{place}", `, variables: { place: { enum: [${values}] } }`);
    const both = places("ann:zzz@one.test, ann:zzz@two.test");
    expect(await told(both, places("ann:zzz@one.test"))).toEqual(["server-removed: server main has fewer addresses"]);
    expect(await told(both, places("two.test, one.test"))).toEqual([]);
  });
});
