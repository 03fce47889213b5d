// Evaluates Erlang in RabbitMQ nodes for another process, which would stand still for milliseconds while it starts `erl_call`
// itself. Reads questions, a line of JSON each: { id, cookie, address, expressions }; answers each with { id, output } or
// { id, error }, in whatever order they end. Ends with its standard input.
import { execFile } from "node:child_process";
import { createInterface } from "node:readline";

createInterface({ input: process.stdin }).on("line", (line) => {
  const { id, cookie, address, expressions } = JSON.parse(line);
  const tool = execFile(
    "erl_call",
    ["-R", "-c", cookie, "-address", address, "-timeout", "60", "-e"],
    (error, output) => {
      const answer = error === null ? { output } : { error: error.message };
      process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
    },
  );
  tool.stdin?.end(`${expressions}.\n`);
});
