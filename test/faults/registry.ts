import type { RegisteredScenario } from "./scenario.js";
import { staleAcks } from "./scenarios/c1-stale-acks.js";
import { consumerLost } from "./scenarios/c2-consumer-lost.js";
import { failingHandlers } from "./scenarios/c4-failing-handlers.js";
import { hostileBodiesMixedIn } from "./scenarios/c5-hostile-bodies.js";
import { retries } from "./scenarios/c6-retries.js";
import { orderByKey } from "./scenarios/c7-order-by-key.js";
import { sigterm } from "./scenarios/c8-sigterm.js";
import { urgentFirst } from "./scenarios/c9-urgent-first.js";
import { oneEffect } from "./scenarios/c10-one-effect.js";
import { declaredByOthers } from "./scenarios/i2-declared-by-others.js";
import { brokerKilled } from "./scenarios/p1-broker-killed.js";
import { connectionsClosed } from "./scenarios/p2-connections-closed.js";
import { randomCuts } from "./scenarios/p3-random-cuts.js";
import { frozenLink } from "./scenarios/p4-frozen-link.js";
import { outage } from "./scenarios/p5-outage.js";
import { cutAtEveryByte } from "./scenarios/p6-cut-at-every-byte.js";
import { refusedConnections } from "./scenarios/p7-refused-connections.js";
import { memoryAlarm } from "./scenarios/p8-memory-alarm.js";
import { oneBadMessage } from "./scenarios/p9-one-bad-message.js";
import { closeWithPending } from "./scenarios/p11-close-with-pending.js";
import { hostileConfirms } from "./scenarios/p12-hostile-confirms.js";
import { requestsUnderFlaps } from "./scenarios/r1-requests-under-flaps.js";
import { soak } from "./scenarios/s1-soak.js";
import { cluster } from "./scenarios/s2-cluster.js";

export const scenarios: readonly RegisteredScenario[] = [
  brokerKilled,
  connectionsClosed,
  randomCuts,
  frozenLink,
  outage,
  cutAtEveryByte,
  refusedConnections,
  memoryAlarm,
  oneBadMessage,
  closeWithPending,
  hostileConfirms,
  staleAcks,
  consumerLost,
  failingHandlers,
  hostileBodiesMixedIn,
  retries,
  orderByKey,
  sigterm,
  urgentFirst,
  oneEffect,
  requestsUnderFlaps,
  declaredByOthers,
  soak,
  cluster,
];
