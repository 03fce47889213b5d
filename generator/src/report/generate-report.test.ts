import { expect, it } from "vitest";
import { reportGenerate } from "./generate-report.js";

it("counts the files of a large package instead of filling the screen with them", () => {
  const files = Array.from({ length: 60 }, (_, index) => `schemas/event${index}.d.ts`);
  const generated = {
    input: "asyncapi.yaml",
    output: "sdk",
    packageName: "shop-events",
    packageVersion: "1.0.0",
    written: files,
    removed: files.slice(0, 2),
    unchanged: [],
    edited: [],
  };
  const outcome = { result: { diagnostics: [], files: [], packages: [generated] } };
  const { stdout } = reportGenerate(outcome, { format: "text", dryRun: false, colors: false });
  expect(stdout.split("\n")).toEqual([
    "asyncapi.yaml → sdk: shop-events 1.0.0",
    "  60 files written",
    ...files.slice(0, 49).map((file) => `    ${file}`),
    "    and 11 more",
    "  2 files removed",
    "    schemas/event0.d.ts",
    "    schemas/event1.d.ts",
    "  0 files unchanged",
    "",
  ]);
});
