/**
 * The formats that validators check, each as RFC and JSON Schema draft-07 define it. Those that need Unicode tables
 * (`idn-email`, `idn-hostname`, `iri`, `iri-reference`) and those that are no formats of draft-07 are annotations.
 * None of these can be made slow by its input.
 */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  "date-time": isDateTime,
  date: (text) => text.length === 10 && isDateAt(text, 0),
  time: (text) => isTimeFrom(text, 0),
  duration: isDuration,
  email: isEmail,
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  uri: (text) => isUri(text, true),
  "uri-reference": (text) => isUri(text, false),
  "uri-template": (text) => uriTemplate.test(text),
  uuid: (text) => uuid.test(text),
  "json-pointer": (text) => jsonPointer.test(text),
  "relative-json-pointer": (text) => relativeJsonPointer.test(text),
  regex: isRegex,
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const jsonPointer = /^(?:\/(?:[^~/]|~[01])*)*$/;
const relativeJsonPointer = /^(?:0|[1-9]\d*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/;
const uriTemplate =
  /^(?:[^\0- "'<>%\\^`{|}]|%[0-9a-f]{2}|\{[+#./;?&=,!@|]?(?:\w|%[0-9a-f]{2}|\.)+(?::[1-9]\d{0,3}|\*)?(?:,(?:\w|%[0-9a-f]{2}|\.)+(?::[1-9]\d{0,3}|\*)?)*\})*$/i;

/** RFC 3339. Character by character: a regular expression and `Date` cost four times as much, and `Date` takes 30 February. */
function isDateTime(text: string): boolean {
  const separator = text.charCodeAt(10) | 0x20;
  return separator === 0x74 && isDateAt(text, 0) && isTimeFrom(text, 11);
}

const daysInMonth = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDateAt(text: string, at: number): boolean {
  const year = numberAt(text, at, 4);
  const month = numberAt(text, at + 5, 2);
  const day = numberAt(text, at + 8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || text[at + 4] !== "-" || text[at + 7] !== "-") return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 && isLeap ? 29 : (daysInMonth[month] ?? 0));
}

/** Hours to seconds, an optional fraction, and the offset that RFC 3339 asks for. */
function isTimeFrom(text: string, start: number): boolean {
  const hour = numberAt(text, start, 2);
  const minute = numberAt(text, start + 3, 2);
  const second = numberAt(text, start + 6, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return false;
  if (text[start + 2] !== ":" || text[start + 5] !== ":") return false;
  let at = start + 8;
  if (text[at] === ".") {
    const first = at + 1;
    do at++;
    while (isDigit(text.charCodeAt(at)));
    if (at === first) return false;
  }
  const offset = offsetMinutes(text, at);
  if (offset === undefined) return false;
  // A leap second is inserted at the end of a day in UTC, wherever the clock stands.
  return second < 60 || (hour * 60 + minute - offset + 2 * 1440) % 1440 === 1439;
}

function offsetMinutes(text: string, at: number): number | undefined {
  const sign = text[at];
  if (sign === "Z" || sign === "z") return text.length === at + 1 ? 0 : undefined;
  if ((sign !== "+" && sign !== "-") || text.length !== at + 6 || text[at + 3] !== ":") return undefined;
  const hours = numberAt(text, at + 1, 2);
  const minutes = numberAt(text, at + 4, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return undefined;
  return (sign === "-" ? -1 : 1) * (hours * 60 + minutes);
}

/** The number that `count` ASCII digits make, or -1. */
function numberAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index++) {
    const code = text.charCodeAt(index);
    if (!isDigit(code)) return -1;
    value = value * 10 + code - 0x30;
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

const period = /^(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?$/;

/** RFC 3339, appendix A: units in order without a gap, or weeks alone. */
function isDuration(text: string): boolean {
  if (!text.startsWith("P") || text.length < 3) return false;
  const rest = text.slice(1);
  return /^\d+W$/.test(rest) || period.test(rest);
}

/** RFC 5321: a dotted or quoted local part, and a host or an address in brackets. */
function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64) return false;
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (!dottedLocal.test(local) && !quotedLocal.test(local)) return false;
  if (!domain.startsWith("[")) return isHostname(domain);
  if (!domain.endsWith("]")) return false;
  const address = domain.slice(1, -1);
  return address.startsWith("IPv6:") ? isIpv6(address.slice(5)) : isIpv4(address);
}

const dottedLocal = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const quotedLocal = /^"(?:[\u0020\u0021\u0023-\u005b\u005d-\u007e]|\\[\u0020-\u007e])*"$/;

/** RFC 1123: labels of letters, digits and inner hyphens. */
function isHostname(text: string): boolean {
  const name = text.endsWith(".") ? text.slice(0, -1) : text;
  return name.length > 0 && name.length <= 253 && name.split(".").every(isLabel);
}

function isLabel(label: string): boolean {
  return label.length <= 63 && /^[a-z0-9-]+$/i.test(label) && !label.startsWith("-") && !label.endsWith("-");
}

function isIpv4(text: string): boolean {
  const parts = text.split(".", 5);
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

/** RFC 4291: eight groups, one run of zeros as `::`, the last two groups perhaps an IPv4 address. No zone. */
function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.map((half, index) => groupCount(half, index === halves.length - 1));
  if (groups.includes(-1)) return false;
  const count = groups.reduce((sum, groupsOfHalf) => sum + groupsOfHalf, 0);
  return halves.length === 2 ? count <= 7 : count === 8;
}

/** The 16-bit groups in a piece of an address, or -1 when it is none. */
function groupCount(half: string, isLast: boolean): number {
  if (half === "") return 0;
  const parts = half.split(":");
  const last = parts[parts.length - 1] ?? "";
  const dotted = isLast && last.includes(".");
  const plain = dotted ? parts.slice(0, -1) : parts;
  if (!plain.every((part) => /^[0-9a-f]{1,4}$/i.test(part)) || (dotted && !isIpv4(last))) return -1;
  return plain.length + (dotted ? 2 : 0);
}

const scheme = /^[a-z][a-z0-9+.-]*:/i;
const uriCharacters = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i;

/** RFC 3986. */
function isUri(text: string, absolute: boolean): boolean {
  const found = scheme.exec(text)?.[0];
  if (!uriCharacters.test(text) || (absolute && found === undefined)) return false;
  const afterScheme = text.slice(found?.length ?? 0);
  const fragment = afterScheme.indexOf("#");
  if (fragment !== afterScheme.lastIndexOf("#")) return false;
  const [hierarchy = ""] = afterScheme.split(/[?#]/, 1);
  const rest = afterScheme.slice(hierarchy.length);
  if (/[[\]]/.test(rest)) return false;
  if (hierarchy.startsWith("//")) {
    const end = hierarchy.indexOf("/", 2);
    const authority = end === -1 ? hierarchy.slice(2) : hierarchy.slice(2, end);
    return isAuthority(authority) && !/[[\]]/.test(end === -1 ? "" : hierarchy.slice(end));
  }
  if (/[[\]]/.test(hierarchy)) return false;
  // Without a scheme, a colon in the first segment would have made one.
  return found !== undefined || !(hierarchy.split("/", 1)[0] ?? "").includes(":");
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf("@");
  if (/[[\]@]/.test(authority.slice(0, Math.max(at, 0)))) return false;
  const [, host = "", port = ""] = /^(\[[^\]]*\]|[^:[\]]*)(?::(\d*))?$/.exec(authority.slice(at + 1)) ?? ["", "[]"];
  if (!/^\d*$/.test(port)) return false;
  if (!host.startsWith("[")) return true;
  const address = host.slice(1, -1);
  return isIpv6(address) || /^v[0-9a-f]+\.[\w\-.~!$&'()*+,;=:]+$/i.test(address);
}

function isRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
