import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import { pointerOf } from "../contract/json-pointer.js";
import type { Location } from "../contract/location.js";
import { type ReadConfig, readConfig } from "./read-config.js";

/** JSON is YAML, and this way both have positions. */
export function readConfigText(text: string, file: string): ReadConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const locationAt = (offset: number, pointer: string): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, pointer, line, column: col };
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    const message = `the configuration is broken: ${broken.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? ""}`;
    const location = locationAt(broken.pos[0], "");
    return {
      config: {},
      diagnostics: [{ code: "config-broken", severity: "error", message, location, remedy: "Correct the file." }],
      locate: () => location,
    };
  }
  return readConfig(document.toJS() ?? {}, (path) => {
    const parent = path.length < 2 ? document.contents : document.getIn(path.slice(0, -1), true);
    const key = nodeIn(parent, path.at(-1)) ?? document.contents;
    return locationAt(isNode(key) ? (key.range?.[0] ?? 0) : 0, pointerOf(path));
  });
}

/** The key of a member, or the item of a list. */
function nodeIn(parent: unknown, name: string | undefined): unknown {
  if (name === undefined) return undefined;
  if (isSeq(parent)) return parent.items[Number(name)];
  return isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === name)?.key : undefined;
}
