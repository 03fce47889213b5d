import { describe, expect, test } from "vitest";
import { formats } from "./formats.js";

const valid: Readonly<Record<string, readonly string[]>> = {
  "date-time": [
    "2024-01-15T10:30:00.000Z",
    "2024-01-15t10:30:00z",
    "2024-02-29T23:59:59+14:00",
    "2000-02-29T00:00:00-00:00",
    "1998-12-31T23:59:60Z",
    "1998-12-31T15:59:60.123-08:00",
  ],
  date: ["2024-02-29", "1900-12-31"],
  time: ["10:30:00Z", "10:30:00.5+01:00", "22:59:60-01:00"],
  duration: ["P4DT12H30M5S", "P1Y", "PT36H", "P4W", "PT1M"],
  email: [
    "joe.bloggs@example.com",
    "te~st@example.com",
    '"joe bloggs"@example.com',
    "joe@[127.0.0.1]",
    "joe@[IPv6:::1]",
  ],
  hostname: ["www.example.com", "xn--4gbwdl.xn--wgbh1c", "localhost", "1host", `${"a".repeat(63)}.com`],
  ipv4: ["192.168.0.1", "0.0.0.0", "255.255.255.255"],
  ipv6: ["::1", "::", "2001:db8::ff00:42:8329", "::ffff:192.168.0.1", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6::"],
  uri: [
    "http://foo.bar/?baz=qux#quux",
    "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
    "mailto:John.Doe@example.com",
    "ldap://[2001:db8::7]/c=GB?objectClass?one",
    "http://foo.bar/?q=Test%20URL-encoded%20stuff",
    "http://-.~_!$&'()*+,;=:%40:80%2f::::::@example.com",
    "file:///a",
  ],
  "uri-reference": ["/abc", "#fragment", "abc", "//foo.bar/?baz=qux#quux", "", "a/b:c"],
  "uri-template": [
    "http://example.com/dictionary/{term:1}/{term}",
    "http://example.com/dictionary",
    "dictionary/{+a,b*}",
  ],
  uuid: ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380"],
  "json-pointer": ["", "/a~1b/~0", "/", "/0/a b"],
  "relative-json-pointer": ["1", "0/foo", "0#", "120/a/b"],
  regex: ["([abc])+\\s+$", "^\\p{L}"],
};

const invalid: Readonly<Record<string, readonly string[]>> = {
  "date-time": [
    "2024-02-30T10:30:00Z",
    "2023-02-29T10:30:00Z",
    "2024-01-15T24:00:00Z",
    "2024-01-15T10:60:00Z",
    "1998-12-31T22:59:60Z",
    "2024-01-15 10:30:00Z",
    "2024-01-15T10:30:00",
    "2024-01-15T10:30:00.Z",
    "2024-01-15T10:30:00+24:00",
    "2024-01-15T10:30:00Z ",
    "2024-1-15T10:30:00Z",
    "১963-06-19T08:30:06Z",
    "2024-01-15T10:30Z",
    "",
  ],
  date: ["2024-13-01", "2024-00-10", "2024-01-32", "1900-02-29", "2024-1-1", "2024-01-011"],
  time: ["10:30:00", "24:00:00Z", "10:30Z", "10:30:60Z", "1:30:00Z"],
  duration: ["P", "PT", "P1D2H", "4DT12H", "P1YT", "P2D1Y", "P1W1D", "PT1D"],
  email: [
    "2962",
    "joe.bloggs@",
    "@example.com",
    ".test@example.com",
    "te..st@example.com",
    "joe@[127.0.0.300]",
    "a b@example.com",
  ],
  hostname: ["-a", "a-", "a_b", "", "a..b", `${"a".repeat(64)}.com`, "a b", "ä"],
  ipv4: ["256.1.1.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4 ", "0x7f000001"],
  ipv6: ["12345::", ":2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1::2::3", "::1%eth0", "1:2:3:4:5:6:7:8:9", "::256.1.1.1", ":"],
  uri: [
    "//foo.bar",
    "/abc",
    "\\\\WINDOWS\\fileshare",
    "abc",
    "http:// shouldfail.com",
    ":// should fail",
    "bar,baz:foo",
    "https://[@example.org/",
    "http://a/<>",
    "http://a#b#c",
    "http://a:b",
  ],
  "uri-reference": ["\\\\WINDOWS\\fileshare", "#frag\\ment", "1:a", " "],
  "uri-template": ["http://example.com/dictionary/{term:1}/{term", "{}", "a b"],
  uuid: [
    "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
    "2eb8aa08aa9811eab4aa73b441d16380",
    "urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380",
  ],
  "json-pointer": ["a", "/~", "/~2", "#/a"],
  "relative-json-pointer": ["-1", "01/a", "0##", "/a", ""],
  regex: ["^(abc]", "\\-"],
};

describe("every format", () => {
  test.each(Object.keys(formats))("%s", (format) => {
    const accepts = (text: string): boolean => formats[format]?.(text) === true;
    expect((valid[format] ?? []).filter((text) => !accepts(text))).toEqual([]);
    expect((invalid[format] ?? []).filter(accepts)).toEqual([]);
    expect([valid[format]?.length, invalid[format]?.length]).not.toContain(undefined);
  });

  test.each(Object.keys(formats))("%s takes no longer for hostile texts", (format) => {
    const hostile = ["a", "a.", "-", "%", "{a", "{a,", "1", ":", "/", "~", "@", '"', "a@a.", "[", "P1", "1:"].map(
      (text) => text.repeat(50_000),
    );
    const started = performance.now();
    for (const text of hostile) formats[format]?.(text);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
