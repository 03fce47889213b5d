/** Where a text is no JSON, and why: what stands there is not what JSON has. Undefined: it is JSON. */
export function jsonMistake(text: string): { readonly offset: number; readonly what: string } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    // The words of JSON.parse differ between versions of Node.js, and some name no place.
    const offset = endOfJson(text);
    return { offset, what: mistakeAt(text, offset) };
  }
}

type State = "value" | "first value" | "key" | "first key" | "colon" | "after";

/** How far a text can be the beginning of JSON. */
function endOfJson(text: string): number {
  const open: ("{" | "[")[] = [];
  let state: State = "value";
  let offset = 0;
  for (;;) {
    const [token = "", blank = ""] = match(
      /([ \t\r\n]*)(?:"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[[\]{},:])?/uy,
      text,
      offset,
    );
    const part = token.slice(blank.length);
    const next: State | undefined = part === "" ? undefined : follow(state, part, open);
    if (next === undefined) return offset + blank.length;
    state = next;
    offset += token.length;
  }
}

function match(pattern: RegExp, text: string, offset: number): readonly string[] {
  pattern.lastIndex = offset;
  return pattern.exec(text) ?? [];
}

/** What may stand behind a part of JSON. Undefined: the part may not stand here. */
function follow(state: State, part: string, open: ("{" | "[")[]): State | undefined {
  if (part === "}" || part === "]") {
    const isEnd = state === "after" || state === (part === "}" ? "first key" : "first value");
    return isEnd && open.pop() === (part === "}" ? "{" : "[") ? "after" : undefined;
  }
  if (part === ",") return state === "after" ? (open.at(-1) === "{" ? "key" : open.at(-1) && "value") : undefined;
  if (part === ":") return state === "colon" ? "value" : undefined;
  if (state === "key" || state === "first key") return part.startsWith('"') ? "colon" : undefined;
  if (state !== "value" && state !== "first value") return undefined;
  if (part !== "{" && part !== "[") return "after";
  open.push(part);
  return part === "{" ? "first key" : "first value";
}

function mistakeAt(text: string, offset: number): string {
  const rest = text.slice(offset, offset + 2);
  if (rest === "//" || rest === "/*" || rest.startsWith("#")) return "JSON has no comments";
  const before = text.slice(0, offset).trimEnd();
  if (rest === "") return "it ends too early";
  if (/^[\]}]/.test(rest) && before.endsWith(",")) return `a comma stands before \`${rest.charAt(0)}\``;
  if (/["\]}\d\w]$/.test(before) && rest.startsWith('"')) return "a comma is missing before this";
  return `\`${rest.charAt(0)}\` is not expected here`;
}
