import { partRule } from "./part-findings.js";

export const headersBackward = partRule(
  { part: "headers", direction: "backward", ofReplies: false },
  {
    id: "headers-backward",
    title: "Headers of old publishers, and those that wait in queues, are refused by new consumers.",
  },
);
