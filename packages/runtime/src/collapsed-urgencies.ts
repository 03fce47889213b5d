import type { Urgency } from "./urgency.js";

/**
 * What a quorum queue makes of the urgencies: those that it treats alike, in groups. Empty: it keeps all of them apart.
 * Up to RabbitMQ 3.13 it has no priorities, from 4.0 two (up to 4 and above), from 4.3 thirty-two
 * (https://www.rabbitmq.com/docs/quorum-queues#priorities).
 */
export function collapsedUrgencies(version: string): readonly (readonly Urgency[])[] {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10) || 0);
  if (major < 4) return [["low", "medium", "high", "critical"]];
  return major === 4 && minor < 3 ? [["medium", "high", "critical"]] : [];
}
