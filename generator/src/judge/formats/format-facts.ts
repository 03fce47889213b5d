import { formats } from "../../emit/validators/support/formats.js";

/** What the judge knows of the texts of a format, beside the check itself. */
interface FormatFacts {
  /** Found in every text of the format. */
  readonly outer: string;
  /** Whatever it is found in is of the format. */
  readonly inner: string;
  /** Texts of the format that a person would write. */
  readonly samples: readonly string[];
  /** Around as many of the second as wanted: a text of any length from there on. */
  readonly stretch?: readonly [before: string, filling: string, after: string];
  /** Code points; only where `outer` does not say it. */
  readonly maxLength?: number;
  /** Formats that each of its texts has too. */
  readonly within?: readonly string[];
}

const months31 = "(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])";
const months30 = "(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)";
const leapYear = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const date = `(?:\\d{4}-(?:${months31}|${months30}|02-(?:0[1-9]|1\\d|2[0-8]))|${leapYear}-02-29)`;

const hourAndMinute = "(?:[01]\\d|2[0-3]):[0-5]\\d";
const offset = `(?:\\.\\d+)?(?:[Zz]|[+-]${hourAndMinute})`;
const utc = "(?:\\.\\d+)?(?:[Zz]|[+-]00:00)";
/** A leap second is at the end of a day in UTC, which with an offset is any minute. */
const anyTime = `${hourAndMinute}:(?:[0-5]\\d|60)${offset}`;
const plainTime = `(?:${hourAndMinute}:[0-5]\\d${offset}|23:59:60${utc})`;

const timeUnits = "(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)";
const dateUnits = "(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)";
const duration = `^P(?:\\d+W|${dateUnits}(?:T${timeUnits})?|T${timeUnits})$`;

const label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
const shortLabel = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
/** Short enough that the whole is, whatever its labels. */
const shortHost = `(?:${shortLabel}|[A-Za-z0-9]{1,60}(?:\\.[A-Za-z0-9]{1,60}){1,3})`;
const host = `${label}(?:\\.${label})*\\.?`;

const atomText = "[\\w!#$%&'*+/=?^`{|}~-]";
const local = `(?:${atomText}+(?:\\.${atomText}+)*|"[ -~]*")`;

const hex = "[0-9A-Fa-f]";
const byte = "(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
const scheme = "[A-Za-z][A-Za-z0-9+.-]*:";
const escaped = `%${hex}{2}`;
const uriCharacters = `(?:[\\w\\-.~:/?#\\[\\]@!$&'()*+,;=]|${escaped})*`;

const pointer = "(?:\\/(?:[^~/]|~[01])*)*";
const variable = `(?:\\w|${escaped}|\\.)+(?::[1-9]\\d{0,3}|\\*)?`;
const template = `(?:[^\\0- "'<>%\\\\^\`{|}]|${escaped}|\\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\\})*`;

const longHost = `${`${"a".repeat(63)}.`.repeat(3)}${"a".repeat(61)}.`;

const facts: Readonly<Record<string, FormatFacts>> = {
  date: { ...exactly(`^${date}$`), samples: ["2024-01-15", "2024-02-29", "1999-12-31"] },
  time: {
    outer: `^${anyTime}$`,
    inner: `^${plainTime}$`,
    samples: ["10:30:00Z", "10:30:00.5+01:00", "23:59:60Z"],
    stretch: ["10:30:00.", "0", "Z"],
  },
  "date-time": {
    outer: `^${date}[Tt]${anyTime}$`,
    inner: `^${date}[Tt]${plainTime}$`,
    samples: ["2024-01-15T10:30:00Z", "2024-01-15T10:30:00.5+01:00", "2024-01-15t10:30:00z"],
    stretch: ["2024-01-15T10:30:00.", "0", "Z"],
  },
  duration: { ...exactly(duration), samples: ["P1D", "PT1H", "P1W"], stretch: ["P", "1", "D"] },
  email: {
    outer: `^${local}@(?:${host}|\\[[0-9A-Za-z:.]+\\])$`,
    inner: `^[\\w-]{1,64}@${shortHost}$`,
    samples: ["a@b.cd", "ann@example.com", "a@b", `a@${longHost}`, `${"a".repeat(64)}@${longHost}`],
    maxLength: 64 + 1 + longHost.length,
  },
  hostname: {
    outer: `^${host}$`,
    inner: `^${shortHost}$`,
    samples: ["example.com", "a", "a.b", longHost],
    maxLength: longHost.length,
  },
  ipv4: { ...exactly(`^${byte}\\.${byte}\\.${byte}\\.${byte}$`), samples: ["10.0.0.1", "192.168.100.200"] },
  ipv6: {
    outer: `^[0-9A-Fa-f:.]{2,45}$`,
    inner: `^(?:(?:${hex}{1,4}:){7}${hex}{1,4}|::(?:${hex}{1,4})?)$`,
    samples: ["::1", "2001:db8::1", "::", "1:2:3:4:5:6:7:8", "1111:2222:3333:4444:5555:6666:255.255.255.255"],
  },
  uri: {
    outer: `^${scheme}${uriCharacters}$`,
    inner: `^${scheme}(?:\\/\\/[\\w\\-.~]*(?:\\/[\\w\\-.~/]*)?|[\\w\\-.~!$&'()*+,;=:@]*)$`,
    samples: ["https://example.com", "https://example.com/a?b=c#d", "urn:a:b", "a:"],
    stretch: ["https://example.com/", "a", ""],
    within: ["uri-reference"],
  },
  "uri-reference": {
    outer: `^${uriCharacters}$`,
    inner: "^[\\w\\-.~]*(?:\\/[\\w\\-.~]+)*$",
    samples: ["a", "/a", "https://example.com", ""],
    stretch: ["", "a", ""],
  },
  "uri-template": { ...exactly(`^${template}$`), samples: ["/a/{b}", "{a}", "a"], stretch: ["", "a", ""] },
  uuid: {
    ...exactly(`^${hex}{8}-${hex}{4}-${hex}{4}-${hex}{4}-${hex}{12}$`),
    samples: ["6f1e7a30-9b5c-4d2e-8f10-2a3b4c5d6e7f"],
  },
  "json-pointer": { ...exactly(`^${pointer}$`), samples: ["/a", "", "/a/0"], stretch: ["/", "a", ""] },
  "relative-json-pointer": {
    ...exactly(`^(?:0|[1-9]\\d*)(?:#|${pointer})$`),
    samples: ["0", "1/a", "0#"],
    stretch: ["0/", "a", ""],
  },
  regex: {
    outer: "",
    inner: "^[A-Za-z0-9 ]*$",
    samples: ["^a$", "a", "", "(a)", "a|b", "[a]", "a+", "\\.", "a{2}"],
    stretch: ["", "a", ""],
  },
};

function exactly(pattern: string) {
  return { outer: pattern, inner: pattern };
}

/** Nothing is known of the texts. */
const unknown: FormatFacts = { outer: "", inner: "[]", samples: [] };

/** Whether the SDK's validators check the format; others are annotations. */
export function isAsserted(format: string): boolean {
  return Object.hasOwn(formats, format);
}

/** Whether the text is of the format, by the SDK's own check. */
export function hasFormat(text: string, format: string): boolean {
  return formats[format]?.(text) ?? true;
}

/** Texts of the format to try first, some of at least the length that is asked for. */
export function samplesOf(format: string, minLength: number): readonly string[] {
  const { samples, stretch } = factsOf(format);
  if (stretch === undefined) return samples;
  const [before, filling, after] = stretch;
  return [...samples, before + filling.repeat(Math.max(1, minLength - before.length - after.length)) + after];
}

export function factsOf(format: string): FormatFacts {
  return (Object.hasOwn(facts, format) ? facts[format] : undefined) ?? unknown;
}
