import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Pool } from "pg";

/** `nobody`, who is there everywhere: PostgreSQL does not run as root. */
const NOBODY = 65_534;

/** A PostgreSQL of this test's own: on a Unix socket, its data in a folder that goes away with it. */
export async function startPostgres(programs: string) {
  const folder = mkdtempSync(join(tmpdir(), "eventwright-postgres-"));
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (process.getuid?.() === 0) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, "data");
  const initialize = ["--pgdata", data, "--username", "test", "--auth", "trust", "--no-sync", "--encoding", "UTF8"];
  await promisify(execFile)(join(programs, "initdb"), initialize, { ...user, cwd: folder });
  const child = spawn(join(programs, "postgres"), ["-D", data, "-k", folder, "-h", "", "-F"], {
    ...user,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(child, "close");
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("ready to accept connections")) resolve();
    });
    ended.then(() => reject(new Error(`postgres ended with ${child.exitCode}.\n${said}`)));
  });
  const pool = new Pool({ host: folder, user: "test", database: "postgres" });
  return {
    pool,
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      // Smart shutdown: it waits for the pool's clients, which have said good-bye and would take another end for an error.
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
