import { parseArgs } from "node:util";
import { type ConnectOptions, EventError } from "@catalog/events";
import { InMemoryBroker } from "@eventwright/testing";
import { Journal } from "./journal.js";
import { services } from "./services.js";
import { tellStory } from "./story.js";
import { Table } from "./table.js";

const { values } = parseArgs({ options: { url: { type: "string" } } });

const table = new Table({
  width: process.stdout.columns ?? 100,
  // Says no where the output is no terminal, and where NO_COLOR or TERM=dumb say so.
  colors: process.stdout.isTTY && process.stdout.hasColors(),
  write: (text) => process.stdout.write(text),
});

try {
  table.text(
    values.url === undefined
      ? "Four services on the embedded in-memory broker. `npm start -- --url amqp://...` takes a RabbitMQ instead."
      : "Four services on RabbitMQ.",
  );
  for (const [name, address] of Object.entries(services)) table.text(`- ${name}: ${address}`);
  table.head();
  const { arrived, overtaken } = await tellStory(broker(values.url), table, new Journal(table));
  table.title(
    `Done: ${arrived} messages arrived, and a critical one overtook ${overtaken} of low urgency that were sent before it.`,
  );
  // With nothing overtaken the urgencies do not work.
  process.exitCode = overtaken > 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof EventError)) throw error;
  process.stderr.write(`\n${error.code} ${error.message}\n`);
  process.exitCode = 1;
}

function broker(url: string | undefined): ConnectOptions {
  if (url !== undefined) return { url };
  // With a URL of its own, as RABBITMQ_URL may name another user and vhost than the embedded broker has.
  return { transport: new InMemoryBroker().transport(), url: "amqp://guest:guest@localhost/" };
}
