// npm start: builds everything and shows four services talking. See --help.
import { parseArgs } from "node:util";
import { runVisibly } from "./run.mjs";
import { endWith, prepareWorkspace, root } from "./steps.mjs";

const help = `Usage: npm start [-- --url amqp://user:password@host:5672/vhost]

Installs and builds what is missing, generates the SDK from asyncapi.yaml, then runs the catalog service together with
the order, inventory and supplier services and shows what travels between them.

  --url URL   talk through this RabbitMQ instead of the embedded in-memory broker
  --help      this text
`;

await endWith(async () => {
  const { url, problem, wantsHelp } = readArguments();
  if (wantsHelp) {
    process.stdout.write(help);
    return 0;
  }
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n\n${help}`);
    return 2;
  }
  await prepareWorkspace();
  process.stdout.write("\n");
  return runVisibly(process.execPath, ["examples/catalog/dist/main.js", ...(url === undefined ? [] : ["--url", url])], {
    cwd: root,
  });
});

function readArguments() {
  try {
    const { values } = parseArgs({ options: { url: { type: "string" }, help: { type: "boolean", default: false } } });
    return { url: values.url, wantsHelp: values.help };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
