import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@redis/client";

/** A Redis of this test's own: on a Unix socket, with nothing on disk. */
export async function startRedis(server: string) {
  const folder = mkdtempSync(join(tmpdir(), "eventwright-redis-"));
  const path = join(folder, "socket");
  const child = spawn(server, ["--port", "0", "--unixsocket", path, "--save", "", "--dir", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  await new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (/ready to accept connections/i.test(text)) resolve();
    });
    ended.then(() => reject(new Error(`${server} ended with ${child.exitCode}.`)));
  });
  const client = await createClient({ socket: { path, tls: false } }).connect();
  return {
    client,
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
