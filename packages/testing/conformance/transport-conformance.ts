import { describe, test } from "vitest";
import { type Behaviour, Bench, type Subject } from "./bench.js";
import { CONNECTIONS } from "./connections.js";
import { CONSUMING } from "./consuming.js";
import { DEAD_LETTERING } from "./dead-lettering.js";
import { DIRECT_REPLY } from "./direct-reply.js";
import { PUBLISHING } from "./publishing.js";
import { ROUTING } from "./routing.js";
import { TOPOLOGY } from "./topology.js";

const CHAPTERS: Readonly<Record<string, readonly Behaviour[]>> = {
  connections: CONNECTIONS,
  topology: TOPOLOGY,
  publishing: PUBLISHING,
  consuming: CONSUMING,
  "dead letters and expiry": DEAD_LETTERING,
  routing: ROUTING,
  "direct reply-to": DIRECT_REPLY,
};

/**
 * What RabbitMQ does, asked of every transport. Where the in-memory broker and RabbitMQ disagree, the in-memory broker is
 * wrong.
 */
export function describeTransport(name: string, makeSubject: () => Subject): void {
  describe(name, () => {
    for (const [chapter, behaviours] of Object.entries(CHAPTERS)) {
      describe(chapter, () => {
        for (const { title, run } of behaviours) {
          test(title, async () => {
            const bench = new Bench(makeSubject());
            try {
              await run(bench);
            } finally {
              await bench.dispose();
            }
          });
        }
      });
    }
  });
}
