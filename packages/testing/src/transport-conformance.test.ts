import { describeTransport } from "../conformance/transport-conformance.js";
import { InMemoryBroker } from "./in-memory-broker.js";

describeTransport("the in-memory broker behaves as RabbitMQ", () => {
  const broker = new InMemoryBroker({ users: { guest: "guest" } });
  const url = "amqp://guest:guest@localhost/";
  return {
    transport: broker.transport(),
    url,
    deleteQueue: async (name) => broker.deleteQueue(name),
    unreachable: async (run) => {
      broker.refuseConnections();
      await run(url);
      broker.acceptConnections();
    },
  };
});
