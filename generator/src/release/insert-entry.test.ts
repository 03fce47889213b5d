import { expect, test } from "vitest";
import { insertEntry } from "./insert-entry.js";

const entry = "## [2.0.0] - 2026-11-27\n\n### Added\n\n- Channel lights.\n";

const changelog = `# Changelog

\`\`\`md
## [9.9.9] not a heading
\`\`\`

## [Unreleased]

### Fixed

- Mine, by hand.

## [1.0.0] - 2026-01-01

- First.

[1.0.0]: https://shop.test/1.0.0
`;

test("stands below what is unreleased and above the last release, and all else is as it was", () => {
  const written = insertEntry(changelog, entry, "2.0.0");
  expect(written).toBe(changelog.replace("## [1.0.0]", `${entry}\n## [1.0.0]`));
});

test("is written once", () => {
  const written = insertEntry(changelog, entry, "2.0.0");
  expect(insertEntry(written, entry.replace("27", "28"), "2.0.0")).toBe(written);
  expect(() => insertEntry(written, entry.replace("lights", "doors"), "2.0.0")).toThrow(
    "The changelog has an entry for 2.0.0 already.",
  );
});

test("begins a changelog where there is none", () => {
  expect(insertEntry(undefined, entry, "2.0.0")).toMatch(
    /^# Changelog\n\n(.+\n)+\n## \[Unreleased\]\n\n## \[2\.0\.0\] - 2026-11-27\n\n### Added\n\n- Channel lights\.\n$/,
  );
});

test("stands before the addresses of links where there is no release yet", () => {
  const text = "# Changelog\n\n## Unreleased\n\n[1.0.0]: https://shop.test\n";
  expect(insertEntry(text, entry, "2.0.0")).toBe(
    `# Changelog\n\n## Unreleased\n\n${entry}\n[1.0.0]: https://shop.test\n`,
  );
});

test("keeps the line ends of Windows", () => {
  const windows = changelog.replaceAll("\n", "\r\n");
  const written = insertEntry(windows, entry, "2.0.0");
  expect(written).toBe(insertEntry(changelog, entry, "2.0.0").replaceAll("\n", "\r\n"));
});
