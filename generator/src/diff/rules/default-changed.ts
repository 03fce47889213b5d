import type { JsonValue } from "../../contract/contract.js";
import type { Finding } from "../change.js";
import type { ContractComparison } from "../contract-comparison.js";
import type { Rule } from "../rule.js";
import { sameSchemas } from "../same-schemas.js";
import { isSameValue } from "../same-value.js";
import { shownValue } from "../shown-value.js";

export const defaultChanged: Rule = {
  id: "default-changed",
  group: "delivery",
  severity: "warning",
  title: "What is left out means something else.",
  *find(comparison) {
    yield* changedInSchemas(comparison);
    yield* changedInParameters(comparison);
  },
};

/** Nothing is filled in on the wire: each reader takes the default of the contract that it knows. */
function* changedInSchemas(comparison: ContractComparison): Iterable<Finding> {
  for (const { old, new: changed } of sameSchemas(comparison)) {
    const [before, after] = [old.schema["default"], changed.schema["default"]];
    if (isSameValue(before, after)) continue;
    yield {
      path: `${changed.path}.default`,
      message: `the default of ${changed.path.replace(/^schemas\./, "")} was ${shownValue(before)} and is ${shownValue(after)}`,
      breaks: ["publishers", "consumers", "queued"],
      direction: null,
      old: old.locate("default"),
      new: changed.locate("default"),
      advice: "Let publishers send the value instead of leaving it out, and change the default when all of them do.",
      change: [(before ?? null) as JsonValue, (after ?? null) as JsonValue],
    };
  }
}

/** A publisher that gives no value sends to the address that the default makes. */
function* changedInParameters({ old: before, new: after, channels }: ContractComparison): Iterable<Finding> {
  for (const { old, new: changed } of channels.pairs) {
    for (const parameter of changed.parameters) {
      const same = old.parameters.find(({ name }) => name === parameter.name);
      if (same === undefined || same.defaultValue === parameter.defaultValue) continue;
      const [was, is] = [same.defaultValue, parameter.defaultValue];
      yield {
        path: `channels.${changed.key}.parameters.${parameter.name}.default`,
        message: `the default of parameter ${parameter.name} of channel ${changed.key} was ${shownValue(was)} and is ${shownValue(is)}`,
        // Code that left the value out has to give one.
        breaks: is === undefined ? ["publishers", "consumers", "publisher-types"] : ["publishers", "consumers"],
        direction: null,
        old: before.within(same.location, "default"),
        new: after.within(parameter.location, "default"),
        advice: `Let publishers give ${parameter.name} by themselves, and change the default when all of them do.`,
        change: [was ?? null, is ?? null],
      };
    }
  }
}
