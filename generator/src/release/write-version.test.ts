import { expect, test } from "vitest";
import { writeVersion } from "./write-version.js";

test.each([
  {
    what: "YAML with comments, an anchor and odd spacing",
    given:
      "# Ours\nasyncapi: 3.0.0\ninfo:\n    title:   Shop # what it is\n    version:   &v   1.0.0   # raised by hand\n\nchannels: {}\nx-version: *v\n",
    want: "# Ours\nasyncapi: 3.0.0\ninfo:\n    title:   Shop # what it is\n    version:   &v   2.0.0   # raised by hand\n\nchannels: {}\nx-version: *v\n",
  },
  {
    what: "double quotes",
    given: 'info: { version: "1.0.0", title: A }\n',
    want: 'info: { version: "2.0.0", title: A }\n',
  },
  { what: "single quotes", given: "info:\r\n  version: '1.0.0'\r\n", want: "info:\r\n  version: '2.0.0'\r\n" },
  {
    what: "JSON, and a version that is another one's",
    given: '{\n\t"version": "1.0.0",\n\t"info": {"title": "1.0.0", "version":"1.0.0"}\n}',
    want: '{\n\t"version": "1.0.0",\n\t"info": {"title": "1.0.0", "version":"2.0.0"}\n}',
  },
  { what: "a number that was meant as a version", given: "info:\n  version: 1.0\n", want: "info:\n  version: 2.0.0\n" },
])("changes the version and nothing else: $what", ({ given, want }) => {
  expect(writeVersion(given, "2.0.0")).toBe(want);
});

test.each([
  "info: &i { title: A }\n",
  "info:\n  version: |\n    1.0.0\n",
  "v: &v 1.0.0\ninfo:\n  version: *v\n",
  "- 1\n",
])("refuses to guess where the version is in %j", (text) => {
  expect(() => writeVersion(text, "2.0.0")).toThrow(/info\.version is not written as a plain text/);
});
