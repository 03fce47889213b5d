import { partRule } from "./part-findings.js";

export const payloadBackward = partRule(
  { part: "payload", direction: "backward", ofReplies: false },
  {
    id: "payload-backward",
    title: "Messages of old publishers, and those that wait in queues, are refused by new consumers.",
  },
);
