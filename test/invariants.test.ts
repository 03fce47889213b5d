import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { repository } from "./support/fenced-blocks.js";

interface Guard {
  readonly path: string;
  /** Of the test and the groups around it. */
  readonly titles: readonly string[];
}

/** The rows of the tables: what must not break | `path` | group > test */
function guards(): readonly Guard[] {
  const document = readFileSync(`${repository}docs/invariants.md`, "utf8");
  const rows = document.matchAll(/^\|[^|]*\| `([^`]+)` \| ([^|]+) \|$/gm);
  return [...rows].map(([, path = "", title = ""]) => ({ path, titles: title.trim().split(" > ") }));
}

/** The title as it stands in the source, between quotes of whichever kind, with a value in place of each `…`. */
function titlePattern(title: string): RegExp {
  const parts = title.split("…").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`["\`]${parts.join("\\$\\{[^}]+\\}")}["\`]`);
}

it("every invariant has its test", () => {
  const listed = guards();
  expect(listed.length).toBeGreaterThan(20);
  const missing = listed.filter(({ path, titles }) => {
    if (!existsSync(`${repository}${path}`)) return true;
    const source = readFileSync(`${repository}${path}`, "utf8");
    return titles.some((title) => !titlePattern(title).test(source));
  });
  expect(missing).toEqual([]);
});
