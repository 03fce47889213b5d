import type { Location } from "../../contract/location.js";
import type { LintRule } from "../lint-rule.js";
import { nameStyle, usualStyle } from "../name-style.js";

interface Keyed {
  readonly key: string;
  readonly location: Location;
}

export const mixedKeyNames: LintRule = {
  id: "mixed-key-names",
  severity: "info",
  title: "The key of a channel, operation, message or schema is not written in the style of the others.",
  *find({ contract }) {
    const { channels, operations, messages, schemas } = contract;
    const components = schemas.named
      .filter(({ role }) => role === "component")
      .map(({ ref, location }) => ({ key: ref.slice(ref.lastIndexOf("/") + 1), location }));
    const kinds: Readonly<Record<string, readonly Keyed[]>> = {
      channel: channels,
      operation: operations,
      message: messages,
      schema: components,
    };
    for (const [kind, things] of Object.entries(kinds)) {
      const usual = usualStyle(things.map(({ key }) => key));
      for (const { key, location } of things) {
        const style = nameStyle(key);
        if (usual === undefined || style === undefined || style === usual) continue;
        yield {
          message: `the ${kind} ${key} is written in ${style}, most of its kind in ${usual}`,
          consequence: "Names of generated code follow from keys, and read less alike.",
          remedy: "Write its key in the usual style before code depends on it.",
          location,
        };
      }
    }
  },
};
