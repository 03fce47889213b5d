import { anotherExchange, refusalOf } from "../redeclaration.js";
import { redeclaredExchanges } from "../redeclared-things.js";
import type { Rule } from "../rule.js";

export const exchangeTypeChanged: Rule = {
  id: "exchange-type-changed",
  group: "topology",
  severity: "breaking",
  title: "The type of an exchange has changed.",
  *find(comparison) {
    for (const exchange of redeclaredExchanges(comparison)) {
      const [before, after] = [exchange.old.type, exchange.new.type];
      if (before === after) continue;
      yield {
        path: `${exchange.path}.type`,
        message: `${exchange.label} was of type ${before} and is ${after}`,
        breaks: ["broker"],
        direction: null,
        ...exchange.within("bindings", "amqp", "exchange", "type"),
        rejectedBy: refusalOf(exchange, { argument: "type", before, after }),
        advice: anotherExchange(exchange.name),
        change: [before, after],
      };
    }
  },
};
