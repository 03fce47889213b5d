import { isJsonType } from "../../contract/content-type.js";
import type { Rule } from "../rule.js";
import { severityOf } from "./severity-for.js";

export const contentTypeChanged: Rule = {
  id: "content-type-changed",
  group: "document",
  severity: "breaking",
  title: "The bodies of a message are of another content type.",
  *find({ travelling, old: before, new: after }) {
    for (const message of travelling) {
      const { old, new: changed } = message.pair;
      const [was, is] = [plain(old.contentType), plain(changed.contentType)];
      if (was === is) continue;
      yield {
        path: `messages.${changed.key}.contentType`,
        message: `${changed.key} was ${was} and is ${is}`,
        breaks: ["publishers", "consumers"],
        direction: null,
        old: before.within(old.location, "contentType"),
        new: after.within(changed.location, "contentType"),
        advice: `Add a message of the type ${is} beside this one.`,
        change: [was, is],
        severity: isJsonType(was) && isJsonType(is) ? "warning" : severityOf(message, "backward", "forward"),
      };
    }
  },
};

/** Media types are the same in any letters (RFC 9110, 8.3.1), and JSON has no other text than UTF-8 (RFC 8259, 8.1). */
function plain(contentType: string): string {
  const type = contentType.toLowerCase().replaceAll(/\s+/g, "");
  return isJsonType(type) ? type.replace(/;charset="?utf-8"?/, "") : type;
}
