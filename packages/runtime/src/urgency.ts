/** How urgent a message is. */
export type Urgency = "low" | "medium" | "high" | "critical";

/**
 * AMQP priority by urgency. Queues are declared with `x-max-priority: 10`
 * (https://www.rabbitmq.com/docs/priority).
 */
export const urgencyPriority: Readonly<Record<Urgency, number>> = {
  low: 1,
  medium: 5,
  high: 8,
  critical: 10,
};

/** What is sent when nobody said how urgent it is. */
export const defaultUrgency: Urgency = "medium";
