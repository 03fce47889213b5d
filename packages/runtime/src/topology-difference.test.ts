import { describe, expect, it } from "vitest";
import { type InequivalentArgument, parseInequivalentArgument } from "./topology-difference.js";

/** As RabbitMQ 3.10.8 says it, inside amqplib's own words. */
const cases: readonly { said: string; want: InequivalentArgument | undefined }[] = [
  {
    said: `406 (PRECONDITION-FAILED) with message "PRECONDITION_FAILED - inequivalent arg 'x-message-ttl' for queue 'q' in vhost '/': received none but current is the value '60000' of type 'signedint'"`,
    want: { argument: "x-message-ttl", wanted: "none", found: "60000", current: 60_000 },
  },
  {
    said: "inequivalent arg 'x-max-priority' for queue 'q' in vhost '/': received the value '10' of type 'signedint' but current is none",
    want: { argument: "x-max-priority", wanted: "10", found: "none", current: undefined },
  },
  {
    said: "inequivalent arg 'x-dead-letter-routing-key' for queue 'it's' in vhost '/': received none but current is the value '42' of type 'longstr'",
    want: { argument: "x-dead-letter-routing-key", wanted: "none", found: "42", current: "42" },
  },
  {
    said: "inequivalent arg 'durable' for queue 'q' in vhost '/': received 'true' but current is 'false'",
    want: { argument: "durable", wanted: "true", found: "false", current: false },
  },
  {
    said: "inequivalent arg 'type' for exchange 'x' in vhost '/': received 'direct' but current is 'topic'",
    want: { argument: "type", wanted: "direct", found: "topic", current: "topic" },
  },
  { said: "PRECONDITION_FAILED - unknown delivery tag 1", want: undefined },
];

describe("the difference that RabbitMQ names", () => {
  for (const { said, want } of cases) it(said, () => expect(parseInequivalentArgument(said)).toEqual(want));
});
