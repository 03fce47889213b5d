import { codeRule } from "../code/code-rule.js";

export const typeNarrowedForPublishers = codeRule("publishers", {
  id: "type-narrowed-for-publishers",
  title: "Code that publishes no longer compiles against the new package.",
});
