import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { ChangeReport } from "../../src/report/changes/change-report.js";
import { formatReport } from "../../src/report/changes/report-formats.js";
import {
  acceptedRemoval,
  at,
  breakingPayload,
  breakingTopology,
  checkOfSdk,
  fourChanges,
  hostileReport,
  nothingChanged,
  oneChange,
  reportOf,
  warningOfCode,
} from "./sample-report.js";
import { sarifSchema } from "./sarif-schema.js";

const golden = (name: string) => readFile(new URL(`golden/${name}`, import.meta.url), "utf8");

/** All that a line of a log must not hold. */
const controls = /[^\P{Cc}\n]|\p{Bidi_Control}|\p{Zl}|\p{Zp}|\p{Cs}/u;

describe("json", () => {
  test("has the members that programs rely on, and null where there is nothing to say", () => {
    const report = JSON.parse(formatReport(fourChanges, "json"));
    expect(report.semver).toBe("major");
    expect(report.changes).toHaveLength(4);
    expect(report.changes[0]).toMatchObject({
      rule: "payload-backward",
      severity: "breaking",
      direction: "backward",
      breaks: ["publishers", "queued"],
      path: "messages.OrderPlaced.payload.currency",
      old: { pointer: "/components", line: 29 },
      new: { pointer: "/components", line: 31 },
      witness: { event: "order.placed", id: 0 },
      rejectedBy: { side: "new consumers", error: "must have required property 'currency'" },
      fingerprint: "84f2a5c0b1d3",
      advice: "Leave it optional until every publisher sends it.",
      accepted: null,
    });
    expect(report.changes[2]).toMatchObject({
      direction: null,
      new: null,
      witness: null,
      hasWitness: false,
      rejectedBy: null,
      accepted: { state: "accepted", reason: "nobody has sent to it since May" },
    });
  });

  test("asks for no step where nothing changed", () => {
    expect(JSON.parse(formatReport(nothingChanged, "json"))).toMatchObject({ changes: [], semver: "none" });
  });
});

describe("github", () => {
  test("annotates the lines of the new document", async () => {
    expect(formatReport(fourChanges, "github")).toBe(await golden("annotations.txt"));
  });

  test("says first what breaks, worst first, because GitHub shows about ten of a level", () => {
    const warning = { ...warningOfCode, fails: true };
    const undecided = { ...breakingPayload, severity: "undecided" } as const;
    const [first] = checkOfSdk.documents;
    const [second] = reportOf({ input: "lamps.yaml", changes: [breakingTopology, acceptedRemoval] }).documents;
    if (first === undefined || second === undefined) throw new Error("There are no documents.");
    const documents = [{ ...first, changes: [undecided, warning, { ...warningOfCode, rule: "later" }] }, second];
    const titles = formatReport({ ...checkOfSdk, documents }, "github")
      .trimEnd()
      .split("\n")
      .map((line) => line.replace(/^::(\w+) .*title=([\w-]+)::.*$/, "$1 $2"));

    expect(titles).toEqual([
      "error exchange-type-changed",
      "error payload-backward",
      "error type-widened-for-consumers",
      "error version-rises-too-little",
      "error sdk-out-of-date",
      "warning later",
      "warning type-not-said",
      "notice channel-removed",
    ]);
  });

  test("tells all files of a package that are out of date at once", () => {
    const stale = (report: ChangeReport) =>
      formatReport(report, "github")
        .split("\n")
        .filter((line) => line.includes("sdk-out-of-date"));

    expect(stale(checkOfSdk)).toEqual([
      "::error file=packages/catalog-events/index.js,title=sdk-out-of-date::packages/catalog-events is not what asyncapi.yaml generates.%0Aindex.js is outdated, and was edited by hand%0Aindex.d.ts is outdated%0Aschemas/old.d.ts is stale%0ARun `eventwright generate`, and commit what it changes.",
    ]);
    const files = Array.from({ length: 60 }, (_, index) => {
      return { path: `schemas/s${index}.d.ts`, kind: "stale" as const, isEdited: false, diff: "" };
    });
    const [line, ...others] = stale(reportOf({ sdk: { output: "sdk", state: "different", files } }));
    expect(others).toEqual([]);
    expect(line).toContain("%0Aschemas/s9.d.ts is stale%0Aand 50 more files%0ARun");
  });

  test("gives no name the power of a command", () => {
    const lines = formatReport(hostileReport, "github").trimEnd().split("\n");
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      expect(line).not.toMatch(controls);
      const [, properties = "", data = ""] = /^::(?:error|warning|notice) (.*?)::(.*)$/.exec(line) ?? [];
      expect(properties).toMatch(/^(\w+=[^,:]*)(,\w+=[^,:]*)*$/);
      expect(`${properties}${data}`).not.toMatch(/%(?!25|0A|3A|2C)/);
      expect(data).not.toContain("%0A <!--");
    }
  });
});

describe("sarif", () => {
  const log = (report: typeof oneChange) => JSON.parse(formatReport(report, "sarif"));
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(sarifSchema);

  test.each([
    { what: "four changes", report: fourChanges },
    { what: "nothing", report: nothingChanged },
    { what: "hostile names", report: hostileReport },
  ])("is as the standard asks: $what", ({ report }) => {
    expect({ valid: validate(log(report)), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  test("shows both places, keeps the fingerprint, and leads to the rule's page", () => {
    const [run] = log(oneChange).runs;
    expect(run.results).toHaveLength(1);
    expect(run.results[0]).toMatchObject({
      ruleId: "payload-backward",
      ruleIndex: 0,
      level: "error",
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: "asyncapi.yaml" }, region: { startLine: 31, startColumn: 18 } },
        },
      ],
      relatedLocations: [{ physicalLocation: { region: { startLine: 29, startColumn: 7 } } }],
      partialFingerprints: { "eventwright/v1": "84f2a5c0b1d3" },
      properties: { witness: { event: "order.placed", id: 0 } },
    });
    expect(run.tool.driver.rules[0].helpUri).toMatch(/\/docs\/changes\/payload-backward\.md$/);
  });

  test.each(["git:main:dir/asyncapi.yaml", "npm:@house/events@1.0.0:asyncapi.yaml"])(
    "says in words where it stood in %s, which is no file that a scan could show",
    (file) => {
      const [result] = log(reportOf({ changes: [{ ...breakingPayload, old: { ...at(29, 7), file } }] })).runs[0]
        .results;
      expect(result.relatedLocations).toBeUndefined();
      expect(result.message.text).toMatch(new RegExp(`\nBefore at ${file}:29:7$`));
    },
  );

  test("suppresses what was accepted, with the reason", () => {
    const [run] = log(reportOf({ changes: [acceptedRemoval] })).runs;
    expect(run.results[0]).toMatchObject({
      level: "note",
      suppressions: [{ kind: "external", status: "accepted", justification: "nobody has sent to it since May" }],
    });
  });
});

describe("junit", () => {
  test("has a test case for each change", async () => {
    expect(formatReport(oneChange, "junit")).toBe(await golden("junit.xml"));
  });

  test.each([
    { what: "four changes", report: fourChanges },
    { what: "nothing", report: nothingChanged },
    { what: "hostile names", report: hostileReport },
  ])("is well-formed: $what", ({ report }) => {
    const xml = formatReport(report, "junit");
    expect(xml).not.toMatch(controls);
    expect(openElements(xml)).toEqual([]);
    expect(xml).not.toContain("]]>");
    expect(xml).not.toMatch(/<script/);
  });

  test("counts a test case that passes where nothing changed, so that no tool takes it for an empty run", () => {
    expect(formatReport(nothingChanged, "junit")).toContain('tests="1" failures="0" skipped="0"');
  });
});

describe("markdown", () => {
  test("is a comment that a workflow finds again by its first line", async () => {
    expect(formatReport(fourChanges, "markdown")).toBe(await golden("comment.md"));
  });

  test("takes no markup, no mention and no link out of a name, and no fence ends before its end", () => {
    const text = formatReport(hostileReport, "markdown");
    expect(text).not.toMatch(controls);
    const [marker, ...lines] = outsideFences(text).split("\n");
    expect(marker).toBe("<!-- eventwright -->");
    // Inside of a summary HTML is read, and Markdown elsewhere: there what has a backslash before it is text.
    const [summaries, prose] = [/<summary>/, /^(?!.*<summary>)/].map((kind) => lines.filter((line) => kind.test(line)));
    const markup = (prose ?? []).map((line) => line.replace(/\\[!-/:-@[-`{-~]/g, "")).join("\n");
    expect(markup.match(/<[^>]*>/g)?.filter((tag) => !/^<\/?code>$/.test(tag))).toEqual(["</details>"]);
    expect(markup.match(/`/g)).toHaveLength(2);
    expect(summaries).toHaveLength(1);
    expect(summaries?.[0]?.match(/<[^>]*>/g)).toEqual(["<details>", "<summary>", "</summary>"]);
    expect(lines.join("\n")).not.toMatch(/@octocat|#1 |https:\/\/evil/);
  });

  test("shows code with fences of its own in a longer fence", () => {
    const witness = "````\nlet x;\n````\n<b>bold</b>";
    const text = formatReport(reportOf({ changes: [{ ...breakingPayload, direction: null, witness }] }), "markdown");
    expect(text).toContain(`\n\`\`\`\`\`\n${witness}\n\`\`\`\`\`\n`);
    expect(outsideFences(text)).not.toContain("bold");
  });

  test("is short enough to be a comment", () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ ...breakingPayload, path: `messages.M${index}` }));
    const text = formatReport(reportOf({ changes: many }), "markdown");
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/… and \d+ more paragraphs\. The log has all of them\.\n$/);
  });
});

/** The names of elements that are not closed, or a place that is no XML. */
function openElements(xml: string): readonly string[] {
  const open: string[] = [];
  const token =
    /<\?xml [^?]*\?>|<(\/?)([\w-]+)((?: [\w-]+="[^"<&]*(?:&(?:amp|lt|gt|quot|apos);[^"<&]*)*")*)(\/?)>|[^<&]+|&(?:amp|lt|gt|quot|apos);/y;
  while (token.lastIndex < xml.length) {
    const place = token.lastIndex;
    const match = token.exec(xml);
    if (match === null) return [...open, `no XML: ${xml.slice(place, place + 80)}`];
    const [, end, name, , empty] = match;
    if (name === undefined || empty === "/") continue;
    if (end !== "/") open.push(name);
    else if (open.pop() !== name) return [...open, `</${name}> ends nothing`];
  }
  return open;
}

/** Markdown without its fenced code, as CommonMark ends a fence: by as many ticks or more on a line of their own. */
function outsideFences(markdown: string): string {
  let fence = "";
  const kept: string[] = [];
  for (const line of markdown.split("\n")) {
    const [, ticks = "", rest = ""] = /^ {0,3}(`{3,})(.*)$/.exec(line) ?? [];
    if (fence === "") {
      if (ticks !== "" && !rest.includes("`")) fence = ticks;
      else kept.push(line);
    } else if (ticks.length >= fence.length && rest.trim() === "") fence = "";
  }
  if (fence !== "") throw new Error("A fence is never closed.");
  return kept.join("\n");
}
