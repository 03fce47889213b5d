import { codeRule } from "../code/code-rule.js";

export const typeWidenedForConsumers = codeRule("consumers", {
  id: "type-widened-for-consumers",
  title: "Code that handles messages no longer compiles against the new package.",
});
