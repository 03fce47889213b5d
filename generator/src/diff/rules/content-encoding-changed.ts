import type { Rule } from "../rule.js";
import { severityOf } from "./severity-for.js";

export const contentEncodingChanged: Rule = {
  id: "content-encoding-changed",
  group: "document",
  severity: "breaking",
  title: "The bodies of a message are compressed in another way.",
  *find({ travelling, old: before, new: after }) {
    for (const message of travelling) {
      const { old, new: changed } = message.pair;
      const [was, is] = [old.contentEncoding ?? "not compressed", changed.contentEncoding ?? "not compressed"];
      if (was === is) continue;
      yield {
        path: `messages.${changed.key}.contentEncoding`,
        message: `bodies of ${changed.key} were ${was} and are ${is}`,
        breaks: ["consumers"],
        direction: "forward",
        old: before.within(old.location, "bindings", "amqp", "contentEncoding"),
        new: after.within(changed.location, "bindings", "amqp", "contentEncoding"),
        advice:
          "Let every consumer decode what the property `content-encoding` of a message says before the first such body is sent.",
        order: "consumers-first",
        change: [was, is],
        severity: severityOf(message, "forward"),
      };
    }
  },
};
