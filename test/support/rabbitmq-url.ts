/** The RabbitMQ of this run. `npm test` provides one; so does whoever runs vitest alone. */
export function rabbitmqUrl(): string {
  const url = process.env["RABBITMQ_URL"];
  if (url === undefined || url === "") {
    throw new Error(
      "The end-to-end tests need a RabbitMQ: run `npm test`, or set RABBITMQ_URL to a vhost that nobody else uses.",
    );
  }
  return url;
}
