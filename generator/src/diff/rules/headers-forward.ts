import { partRule } from "./part-findings.js";

export const headersForward = partRule(
  { part: "headers", direction: "forward", ofReplies: false },
  { id: "headers-forward", title: "Headers of new publishers are refused by consumers that are already deployed." },
);
