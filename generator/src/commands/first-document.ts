/** A document that generates at once and shows where things go: one event, to one service. */
export function firstDocument(title: string): string {
  // JSON's texts are YAML's.
  return `asyncapi: 3.0.0
info:
  title: ${JSON.stringify(title)}
  version: 1.0.0
  description: What this service tells other services, and what it hears from them.
defaultContentType: application/json

channels:
  billing:
    # The service that owns the queue; its name follows from this.
    x-service: billing-service
    address: queue_billing-service
    description: What the billing service hears.
    messages:
      OrderPlaced:
        $ref: "#/components/messages/OrderPlaced"

operations:
  publishOrderPlaced:
    # "send": this service publishes it. "receive": this service handles it.
    action: send
    channel:
      $ref: "#/channels/billing"
    messages:
      - $ref: "#/channels/billing/messages/OrderPlaced"
    x-urgency: medium

components:
  messages:
    OrderPlaced:
      name: order.placed
      summary: A customer placed an order.
      payload:
        $ref: "#/components/schemas/OrderPlaced"
  schemas:
    OrderPlaced:
      type: object
      required: [order_id, total]
      properties:
        order_id:
          type: string
          minLength: 1
        total:
          type: number
          minimum: 0
          description: In the shop's currency.
`;
}
