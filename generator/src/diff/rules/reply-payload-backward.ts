import { partRule } from "./part-findings.js";

export const replyPayloadBackward = partRule(
  { part: "payload", direction: "backward", ofReplies: true },
  { id: "reply-payload-backward", title: "Answers of old responders are refused by new requesters." },
);
