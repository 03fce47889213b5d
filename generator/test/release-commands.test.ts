import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changelog } from "../src/commands/changelog.js";
import { check } from "../src/commands/check.js";
import { diff } from "../src/commands/diff.js";
import { explain } from "../src/commands/explain.js";
import { generate } from "../src/commands/generate.js";
import { lint } from "../src/commands/lint.js";
import { suggestVersion } from "../src/commands/suggest-version.js";
import { writeWitnesses } from "../src/commands/write-witnesses.js";
import type { ChangeJson } from "../src/report/changes/change-json.js";
import { explainReport } from "../src/report/changes/explain-report.js";
import { jsonReport } from "../src/report/changes/json-report.js";
import { lintExitCode, reportLint } from "../src/report/lint-report.js";
import { changelogReport, versionReport } from "../src/report/release-report.js";
import { folderOf } from "./support/load-files.js";

const old = `# The shop's events.
asyncapi: 3.0.0
info:
  title: Shop # ours
  version: 1.2.0
channels:
  orderPlaced:
    address: order.placed
    messages: { OrderPlaced: { $ref: '#/components/messages/OrderPlaced' } }
    bindings: { amqp: { is: routingKey, exchange: { name: shop, type: topic, durable: true }, bindingVersion: 0.3.0 } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orderPlaced' } }
components:
  messages: { OrderPlaced: { summary: Placed., payload: { $ref: '#/components/schemas/Order' } } }
  schemas:
    Order:
      type: object
      required: [event, id]
      properties: { event: { const: order.placed }, id: { type: integer } }
`;
const breaking = old
  .replace("required: [event, id]", "required: [event, id, currency]")
  .replace("id: { type: integer }", "id: { type: integer }, currency: { type: string, maxLength: 3 }");
const adding = old.replace("id: { type: integer }", "id: { type: integer }, note: { type: string }");

const shop = (changed: string) => folderOf({ "old.yaml": old, "asyncapi.yaml": changed });

describe("explain", () => {
  test("hands the witness to the validators of both versions, and says who refuses it and by which rule", async () => {
    const cwd = shop(breaking);
    const pair = { old: "old.yaml", new: "asyncapi.yaml" };
    const { report } = await diff({ cwd, ...pair });
    const [change] = report?.documents[0]?.changes ?? [];
    expect(change).toMatchObject({ rule: "payload-backward", direction: "backward" });

    const { explanation } = await explain({ cwd, pair, fingerprint: change?.fingerprint.slice(0, 6) ?? "" });
    if (explanation === undefined) throw new Error("There is no explanation.");
    expect(explanation.sides).toMatchObject([
      { side: "old publishers", version: "old", refusal: undefined },
      {
        side: "new consumers",
        version: "new",
        refusal: { keyword: "required", location: { file: "asyncapi.yaml", line: 18 } },
      },
    ]);
    const text = explainReport(explanation, { format: "text" });
    expect(text).toContain("  old publishers (old.yaml): accepted\n  new consumers (asyncapi.yaml): refused\n");
    expect(text).toContain("by required at asyncapi.yaml:18:7");
    expect(text).toContain(`    - fingerprint: ${change?.fingerprint}\n      rule: payload-backward\n`);
    expect(JSON.parse(explainReport(explanation, { format: "json" })).replayed).toMatchObject([
      { accepts: true, error: null },
      { accepts: false, error: { keyword: "required" } },
    ]);

    const folder = join(cwd, "witnesses");
    const [file = ""] = await writeWitnesses(folder, report?.documents[0]?.changes ?? []);
    expect(file).toBe(`payload-backward-${change?.fingerprint}.json`);
    expect(JSON.parse(readFileSync(join(folder, file), "utf8"))).toEqual(change?.witness);
    expect(JSON.parse(readFileSync(join(folder, "index.json"), "utf8"))[0]).toMatchObject({
      file,
      acceptedBy: "old publishers",
      refusedBy: "new consumers",
    });
  });

  test("tells the message null from a finding without a message", async () => {
    const mayBeNull = old.replace(
      "payload: { $ref: '#/components/schemas/Order' }",
      "payload: { type: [object, 'null'] }",
    );
    const never = mayBeNull.replace("[object, 'null']", "object").replace("type: topic", "type: direct");
    const cwd = folderOf({ "old.yaml": mayBeNull, "asyncapi.yaml": never });
    const pair = { old: "old.yaml", new: "asyncapi.yaml" };
    const { report } = await diff({ cwd, ...pair });
    if (report === undefined) throw new Error("There is no report.");
    const changes: ChangeJson[] = JSON.parse(jsonReport(report)).changes;
    const isNull = changes.find(({ rule }) => rule === "payload-backward");
    const isNone = changes.find(({ rule }) => rule === "exchange-type-changed");

    expect(isNull).toMatchObject({ witness: null, hasWitness: true, rejectedBy: { side: "new consumers" } });
    expect(isNone).toMatchObject({ witness: null, hasWitness: false });

    const shown = await Promise.all(
      [isNull, isNone].map((change) => explain({ cwd, pair, fingerprint: change?.fingerprint ?? "" })),
    );
    const [ofNull, ofNone] = shown.map(({ explanation }) =>
      explanation === undefined ? "" : explainReport(explanation, { format: "json" }),
    );
    expect(JSON.parse(ofNull ?? "")).toMatchObject({
      change: { witness: null, hasWitness: true },
      replayed: [{ accepts: true }, { accepts: false }],
    });
    expect(JSON.parse(ofNone ?? "").change).toMatchObject({ witness: null, hasWitness: false });

    const folder = join(cwd, "witnesses");
    const file = `payload-backward-${isNull?.fingerprint}.json`;
    const files = await writeWitnesses(folder, report.documents[0]?.changes ?? []);
    expect(files).toContain(file);
    expect(files.join()).not.toContain("exchange-type-changed");
    expect(readFileSync(join(folder, file), "utf8")).toBe("null\n");
  });

  test("shows the code that no longer compiles as code, with the side that takes it and the compiler's error", async () => {
    const cwd = shop(breaking);
    const pair = { old: "old.yaml", new: "asyncapi.yaml" };
    const { report } = await diff({ cwd, ...pair });
    const changes = report?.documents[0]?.changes ?? [];
    const { fingerprint = "" } = changes.find(({ rule }) => rule === "type-narrowed-for-publishers") ?? {};
    const { explanation } = await explain({ cwd, pair, fingerprint });
    if (explanation === undefined) throw new Error("There is no explanation.");

    const code = "const event: Old.OrderInput = …; const same: New.OrderInput = event;";
    expect(explainReport(explanation, { format: "text" })).toContain(`The witness

  ${code}

What both sides do with it

  code against the old types of publishers (old.yaml): compiles
  code against the new types of publishers (asyncapi.yaml): refused by the compiler
    TS2741 Property 'currency' is missing in type 'Old.OrderInput' but required in type
    'New.OrderInput'.
`);
    expect(JSON.parse(explainReport(explanation, { format: "json" })).change.witness).toBe(code);

    const folder = join(cwd, "witnesses");
    const file = `type-narrowed-for-publishers-${fingerprint}.ts`;
    expect(await writeWitnesses(folder, changes)).toContain(file);
    expect(readFileSync(join(folder, file), "utf8")).toBe(`${code}\n`);
    expect(JSON.parse(readFileSync(join(folder, "index.json"), "utf8"))).toContainEqual(
      expect.objectContaining({
        file,
        acceptedBy: "code against the old types of publishers",
        refusedBy: "code against the new types of publishers",
      }),
    );
  });

  test.each([
    {
      what: "an exchange",
      changed: old.replace("type: topic", "type: direct"),
      says: `  declared by the services that run (old.yaml): "topic"
    The broker has it like this, once one of them has declared it.
  declared by new services (asyncapi.yaml): "direct"
    The broker answers: 406 PRECONDITION_FAILED - inequivalent arg 'type' for exchange 'shop':
    received 'direct' but current is 'topic'
`,
    },
    {
      what: "a flag",
      changed: old.replace("durable: true", "durable: false"),
      says: "  declared by new services (asyncapi.yaml): false\n    The broker answers: 406 PRECONDITION_FAILED - inequivalent arg 'durable'",
    },
  ])("says what is declared of $what, what the broker has, and what it answers", async ({ changed, says }) => {
    const cwd = shop(changed);
    const pair = { old: "old.yaml", new: "asyncapi.yaml" };
    const { report } = await diff({ cwd, ...pair });
    const [{ fingerprint = "" } = {}] = report?.documents[0]?.changes ?? [];
    const { explanation } = await explain({ cwd, pair, fingerprint });
    if (explanation === undefined) throw new Error("There is no explanation.");

    expect(explainReport(explanation, { format: "text" })).toContain(`What the broker does with it\n\n`);
    expect(explainReport(explanation, { format: "text" })).toContain(says);
  });

  test("says which findings there are, when it is asked for another one", async () => {
    const asked = explain({ cwd: shop(adding), pair: { old: "old.yaml", new: "asyncapi.yaml" }, fingerprint: "ffff" });
    await expect(asked).rejects.toMatchObject({
      code: "FINDING_NOT_FOUND",
      remedy: expect.stringContaining("There are no changes."),
    });
  });
});

describe("version", () => {
  test.each([
    { what: "major", changed: breaking, version: "2.0.0" },
    { what: "minor", changed: adding, version: "1.3.0" },
    { what: "patch", changed: old.replace("Placed.", "A customer ordered."), version: "1.2.1" },
  ])("suggests a $what step, writes it, and changes no other character", async ({ what, changed, version }) => {
    const cwd = shop(changed);
    const suggested = await suggestVersion({ cwd, against: ["old.yaml"] });
    expect(suggested.versions).toMatchObject([{ step: what, old: "1.2.0", new: "1.2.0", suggested: version }]);
    expect(versionReport(suggested, "text", ["--against", "old.yaml"])).toMatch(
      /\nNext: eventwright version --write --against old\.yaml\n$/,
    );
    expect(readFileSync(join(cwd, "asyncapi.yaml"), "utf8")).toBe(changed);

    const written = await suggestVersion({ cwd, against: ["old.yaml"], write: true });
    expect(written.versions).toMatchObject([{ written: version }]);
    expect(readFileSync(join(cwd, "asyncapi.yaml"), "utf8")).toBe(changed.replace("1.2.0", version));
    expect(versionReport(written, "text")).toMatch(/\nNext: eventwright generate; /);

    const again = await suggestVersion({ cwd, against: ["old.yaml"], write: true });
    expect(again.versions[0]).not.toHaveProperty("written");
  });

  test("writes it into the package as well, so that the check passes", async () => {
    const config = "package: { name: shop-events }\ncheck: { against: old.yaml }\n";
    const cwd = folderOf({ "old.yaml": old, "asyncapi.yaml": old, "eventwright.config.yaml": config });
    await generate({ cwd });
    writeFileSync(join(cwd, "asyncapi.yaml"), adding);
    expect((await check({ cwd })).report?.failed).toBe(true);

    const result = await suggestVersion({ cwd, write: true });
    expect(JSON.parse(readFileSync(join(cwd, "sdk/package.json"), "utf8")).version).toBe("1.3.0");
    expect(result.versions).toMatchObject([
      { written: "1.3.0", generated: { output: "sdk", packageVersion: "1.3.0" } },
    ]);
    expect(versionReport(result, "text")).toContain(
      "It was 1.2.0, and is 1.3.0 now. The package shop-events in sdk was generated, and is 1.3.0 now.\nNext: eventwright changelog",
    );
    expect((await check({ cwd })).report).toMatchObject({
      failed: false,
      documents: [{ sdk: { state: "current" }, version: { new: "1.3.0", risesEnough: true } }],
    });

    const again = await suggestVersion({ cwd, write: true });
    expect(again.versions[0]).not.toHaveProperty("written");
    expect(versionReport(again, "text")).toContain("which is enough. The package shop-events in sdk is 1.3.0 already.");
  });

  test("writes nothing where the package was edited by hand", async () => {
    const cwd = shop(old);
    await generate({ cwd });
    writeFileSync(join(cwd, "asyncapi.yaml"), adding);
    writeFileSync(join(cwd, "sdk/index.js"), "// mine\n");

    const asked = suggestVersion({ cwd, against: ["old.yaml"], write: true });
    await expect(asked).rejects.toMatchObject({ code: "OUTPUT_EDITED", paths: ["index.js"] });
    expect(readFileSync(join(cwd, "asyncapi.yaml"), "utf8")).toBe(adding);
  });

  test("of several documents each package gets its own, and one that is not there is not made", async () => {
    const config = {
      documents: [
        { input: "asyncapi.yaml", output: "sdk" },
        { input: "other.yaml", output: "other" },
      ],
    };
    const cwd = folderOf({ "old.yaml": old, "asyncapi.yaml": old, "other.yaml": breaking });
    await generate({ cwd, config, input: "asyncapi.yaml" });
    writeFileSync(join(cwd, "asyncapi.yaml"), adding);

    const { versions } = await suggestVersion({ cwd, config, against: ["old.yaml"], write: true });
    expect(versions.map(({ written, generated }) => [written, generated?.packageVersion])).toEqual([
      ["1.3.0", "1.3.0"],
      ["2.0.0", undefined],
    ]);
    expect(existsSync(join(cwd, "other"))).toBe(false);
  });

  test("stays where nothing has changed", async () => {
    const { versions } = await suggestVersion({ cwd: shop(old), against: ["old.yaml"], write: true });
    expect(versions).toMatchObject([{ step: "none", suggested: "1.2.0" }]);
    expect(versions[0]).not.toHaveProperty("written");
  });

  test("says so when nothing says what to compare with, or a version is none", async () => {
    await expect(suggestVersion({ cwd: shop(old) })).rejects.toMatchObject({ code: "BASELINE_NOT_FOUND" });
    const cwd = shop(adding.replace("1.2.0", "next"));
    await expect(suggestVersion({ cwd, against: ["old.yaml"] })).rejects.toMatchObject({
      code: "VERSION_NOT_SEMANTIC",
    });
  });
});

describe("changelog", () => {
  test("says what has come and what breaks whom, and writes it once", async () => {
    const cwd = shop(breaking);
    const options = { cwd, against: ["old.yaml"], date: "2026-11-27" };
    const printed = changelogReport(await changelog(options), "text");
    expect(printed).toMatch(
      /^## \[2\.0\.0\] - 2026-11-27\n\n### Added\n\n- Property OrderPlaced\.currency\.\n\n### Changed\n\n/,
    );
    expect(printed).toMatch(
      /^- \*\*Breaking:\*\* messages\.OrderPlaced\.payload\.currency: .*\(`payload-backward`\)\. Breaks publishers/m,
    );

    writeFileSync(join(cwd, "CHANGELOG.md"), "# Changelog\n\n## [Unreleased]\n\n- Mine.\n\n## [1.2.0] - 2026-01-01\n");
    expect((await changelog({ ...options, write: "CHANGELOG.md" })).written).toEqual({
      file: "CHANGELOG.md",
      isChanged: true,
    });
    expect(readFileSync(join(cwd, "CHANGELOG.md"), "utf8")).toBe(
      `# Changelog\n\n## [Unreleased]\n\n- Mine.\n\n${printed}\n## [1.2.0] - 2026-01-01\n`,
    );
    expect((await changelog({ ...options, write: "CHANGELOG.md" })).written?.isChanged).toBe(false);
  });

  const legacy = old
    .replace(
      "operations:",
      "  legacy: { address: legacy, messages: { Gone: { $ref: '#/components/messages/Gone' } } }\noperations:",
    )
    .replace(
      "messages: { OrderPlaced: { summary",
      "messages: { Gone: { payload: { type: object } }, OrderPlaced: { summary",
    )
    .replace("id: { type: integer }", "id: { type: integer }, note: { type: string }");
  const entryOf = async (before: string, changed: string) => {
    const cwd = folderOf({ "old.yaml": before, "asyncapi.yaml": changed });
    return changelogReport(await changelog({ cwd, against: ["old.yaml"], date: "2026-11-27" }), "text");
  };
  const sectionOf = (entry: string, title: string) => entry.split("### ").find((part) => part.startsWith(title)) ?? "";

  test("has what is gone under Removed: channels, messages and properties", async () => {
    const entry = await entryOf(legacy, old);
    const removed = sectionOf(entry, "Removed");
    expect(removed).toMatch(/^- \*\*Breaking:\*\* channels\.legacy: /m);
    expect(removed).toMatch(/^- Message Gone\.$/m);
    expect(removed).toMatch(
      /^- Property OrderPlaced\.note \(`type-narrowed-for-publishers`, `type-widened-for-consumers`\)\. Breaks code that publishes, and code that consumes, when it takes the next package\.$/m,
    );
    expect(entry.match(/OrderPlaced\.(?:payload\.)?note/g)).toHaveLength(1);
  });

  test("names what is inside another thing by the way to it, and a whole that has come or gone once", async () => {
    const nested = (customer: string, line: string, more = "") =>
      old.replace(
        "id: { type: integer }",
        `id: { type: integer }, name: { type: string }, customer: { type: object, properties: { ${customer} } }, lines: { type: array, items: { type: object, properties: { ${line} } } }${more}`,
      );
    const full = nested(
      "name: { type: string }, parent: { $ref: '#/components/schemas/Order' }",
      "price: { type: number }, pieces: { type: integer }",
      ", gift: { type: object, properties: { text: { type: string } } }",
    );
    const fewer = nested("parent: { $ref: '#/components/schemas/Order' }", "pieces: { type: integer }");
    const propertiesOf = (section: string) =>
      [...section.matchAll(/^- Property (\S+?)\.?(?: |$)/gm)].map(([, name]) => name);

    const names = ["OrderPlaced.customer.name", "OrderPlaced.lines\\[\\].price", "OrderPlaced.gift"];
    const gone = await entryOf(full, fewer);
    expect(propertiesOf(sectionOf(gone, "Removed"))).toEqual(names);
    expect(sectionOf(gone, "Changed")).not.toContain("customer.name");
    expect(propertiesOf(sectionOf(await entryOf(fewer, full), "Added"))).toEqual(names);
  });

  test("has a property that nobody misses under Removed as well", async () => {
    const open = {
      rules: { "type-narrowed-for-publishers": "off" as const, "type-widened-for-consumers": "off" as const },
    };
    const cwd = folderOf({ "old.yaml": adding, "asyncapi.yaml": old });
    const result = await changelog({ cwd, against: ["old.yaml"], config: { check: open }, date: "2026-11-27" });
    expect(changelogReport(result, "text")).toContain("### Removed\n\n- Property OrderPlaced.note.\n");
  });

  test("speaks to who uses the contract: no codes of a compiler, no names of its types, no advice to its author", async () => {
    const entry = await entryOf(old, breaking);
    expect(entry).not.toMatch(/TS\d+|Old\.|New\./);
    expect(sectionOf(entry, "Changed")).toContain(
      "\n- messages.OrderPlaced.payload: code that publishes no longer compiles with the types of this version (`type-narrowed-for-publishers`).\n",
    );
    expect(entry).toMatch(
      /\(`payload-backward`\)\. Breaks publishers that .*queues\. Deploy publishers first, then consumers\.$/m,
    );

    const direct = await entryOf(old, old.replace("type: topic", "type: direct"));
    expect(direct).toMatch(
      /\(`exchange-type-changed`\)\. Breaks the broker, which refuses to declare it\. Stop its services and delete what the broker has before this version declares it\.$/m,
    );
    expect(direct).not.toContain("Declare an exchange of another name");
  });

  test("says that words were put right where nothing else has changed", async () => {
    const cwd = shop(old.replace("Placed.", "A customer ordered."));
    const printed = changelogReport(await changelog({ cwd, against: ["old.yaml"], date: "2026-11-27" }), "text");
    expect(printed).toBe("## [1.2.1] - 2026-11-27\n\n### Fixed\n\n- What the document says in words.\n");
  });

  test("has nothing to say where nothing has changed", async () => {
    const result = await changelog({ cwd: shop(old), against: ["old.yaml"] });
    expect(changelogReport(result, "text")).toBe("Nothing has changed, so there is nothing to write.\n");
  });
});

describe("lint", () => {
  const bad = old.replace("id: { type: integer }", "id: { type: integer }, note: { description: Any }");

  test("tells each finding with its rule, in four formats, and fails", async () => {
    const report = await lint({ cwd: folderOf({ "asyncapi.yaml": bad }) });
    expect(lintExitCode(report)).toBe(1);
    expect(reportLint(report, { format: "text" })).toMatch(
      /^asyncapi\.yaml:19:\d+ {2}warning {2}Order\.note has no type {2}property-without-type\n(.*\n)+\n1 warning/,
    );
    expect(reportLint(report, { format: "github" })).toMatch(
      /^::warning file=asyncapi\.yaml,line=19,col=\d+,title=property-without-type::Order\.note has no type%0A/m,
    );
    expect(JSON.parse(reportLint(report, { format: "sarif" })).runs[0].results[0]).toMatchObject({
      ruleId: "property-without-type",
      level: "warning",
    });
    expect(JSON.parse(reportLint(report, { format: "json" })).diagnostics[0]).toMatchObject({
      code: "property-without-type",
    });
  });

  test("leaves out what the configuration suppresses, and ends well", async () => {
    const suppress = [{ rule: "property-without-type", path: "/components/*", reason: "agreed" }];
    const report = await lint({
      cwd: folderOf({ "asyncapi.yaml": bad, "eventwright.config.json": JSON.stringify({ lint: { suppress } }) }),
    });
    expect(lintExitCode(report)).toBe(0);
    expect(report.suppressed).toHaveLength(1);
    expect(reportLint(report, { format: "text" })).toMatch(/, 1 suppressed\.\n$/);
  });

  test("finds nothing to say of the repository's own document", async () => {
    const { diagnostics, inputs } = await lint({ cwd: new URL("../..", import.meta.url).pathname });
    expect({ diagnostics, inputs }).toEqual({ diagnostics: [], inputs: ["asyncapi.yaml"] });
  });
});
