import type { Contract, Message, Operation } from "../../contract/contract.js";
import { sidesOf } from "../../emit/sdk/sides.js";
import type { Rule } from "../rule.js";

export const operationRenamed: Rule = {
  id: "operation-renamed",
  group: "sdk",
  severity: "warning",
  title: "A method by which a service publishes or asks has another name.",
  *find({ old, new: changed, operations, newMessageOf }) {
    const before = methodsOf(old);
    const after = methodsOf(changed);
    const told = new Set<string>();
    for (const pair of operations.pairs) {
      for (const [message, was] of before.get(pair.old) ?? []) {
        const sent = newMessageOf(message);
        const is = sent === undefined ? undefined : after.get(pair.new)?.get(sent);
        if (is === undefined || was === is || told.has(was)) continue;
        // Several operations may be one method.
        told.add(was);
        yield {
          path: `operations.${pair.new.key}`,
          message: `the method ${was} is called ${is}`,
          breaks: ["publisher-types"],
          direction: null,
          old: pair.old.location,
          new: pair.new.location,
          advice: "Keep the key, or publish the package as a new major version.",
          change: [was, is],
        };
      }
    }
  },
};

/** The generated method of each message of an operation, on whichever side it is called. */
function methodsOf(contract: Contract): ReadonlyMap<Operation, ReadonlyMap<Message, string>> {
  const { application, counterparts } = sidesOf(contract);
  const methods = new Map<Operation, Map<Message, string>>();
  for (const call of [application, ...counterparts].flatMap(({ calls }) => calls)) {
    for (const operation of call.kind === "request" ? [call.operation] : call.operations) {
      const ofOperation = methods.get(operation) ?? new Map<Message, string>();
      methods.set(operation, ofOperation.set(call.message, call.name));
    }
  }
  return methods;
}
