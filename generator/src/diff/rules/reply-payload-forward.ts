import { partRule } from "./part-findings.js";

export const replyPayloadForward = partRule(
  { part: "payload", direction: "forward", ofReplies: true },
  {
    id: "reply-payload-forward",
    title: "Answers of new responders are refused by requesters that are already deployed.",
  },
);
