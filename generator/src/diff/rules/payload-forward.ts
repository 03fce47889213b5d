import { partRule } from "./part-findings.js";

export const payloadForward = partRule(
  { part: "payload", direction: "forward", ofReplies: false },
  { id: "payload-forward", title: "Messages of new publishers are refused by consumers that are already deployed." },
);
