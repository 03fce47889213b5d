import type { JsonValue } from "../../contract/contract.js";
import { withoutControls } from "../without-controls.js";

/** How much is left of long texts, and of long lists and objects, until the whole is short enough. */
const limits = [200, 80, 40, 20, 10, 6, 4, 3, 2, 1];

/** JSON on one line of at most `length` characters. `…` stands for what was left out. */
export function shortJson(value: JsonValue, length: number): string {
  const whole = withoutControls(JSON.stringify(value));
  if (whole.length <= length) return whole;
  for (const limit of limits) {
    const text = withoutControls(shortened(value, limit));
    if (text.length <= length) return text;
  }
  return `${[...whole].slice(0, Math.max(1, length - 1)).join("")}…`;
}

function shortened(value: JsonValue, limit: number): string {
  if (typeof value === "string") {
    const characters = [...value];
    return characters.length <= limit + 1
      ? JSON.stringify(value)
      : `${JSON.stringify(characters.slice(0, limit).join("")).slice(0, -1)}…"`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const items = Array.isArray(value)
    ? value.map((item) => shortened(item, limit))
    : Object.entries(value).map(
        ([name, member]) => `${shortened(name, Math.max(limit, 20))}:${shortened(member, limit)}`,
      );
  const kept = items.length <= limit + 1 ? items : [...items.slice(0, limit), "…"];
  return Array.isArray(value) ? `[${kept.join(",")}]` : `{${kept.join(",")}}`;
}
