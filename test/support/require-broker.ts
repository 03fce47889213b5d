import { connect } from "amqplib";
import { allQueues } from "./contract-queues.js";
import { rabbitmqUrl } from "./rabbitmq-url.js";

/** The tests delete the contract's queues. Ones that somebody works with are not theirs. */
export async function setup(): Promise<void> {
  const connection = await connect(rabbitmqUrl());
  try {
    for (const queue of allQueues) {
      const channel = await connection.createChannel();
      // A passive declare of a missing queue closes the channel; its rejection says the same.
      channel.on("error", () => {});
      const found = await channel.checkQueue(queue).catch(() => undefined);
      if (found === undefined) continue;
      if (found.consumerCount > 0 || found.messageCount > 0) {
        throw new Error(
          `The queue ${queue} is in use (${found.messageCount} messages, ${found.consumerCount} consumers), and the tests would ` +
            "delete it. Delete it yourself, or set RABBITMQ_URL to a vhost that nobody else uses.",
        );
      }
      await channel.close();
    }
  } finally {
    await connection.close();
  }
}

export async function teardown(): Promise<void> {
  const connection = await connect(rabbitmqUrl());
  const channel = await connection.createChannel();
  for (const queue of allQueues) await channel.deleteQueue(queue);
  await connection.close();
}
