import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

/** Path of a RabbitMQ's `rabbitmq-server`, as scripts/private-rabbitmq.mjs takes it. */
export type ServerPath = string;

/** Which RabbitMQ: the one that this machine has, or Debian trixie's 4.0.5 in a folder of its own. */
export type BrokerChoice = "installed" | "4.0.5";

export const brokerChoices: readonly BrokerChoice[] = ["installed", "4.0.5"];

export function provideServer(choice: BrokerChoice): ServerPath {
  return choice === "installed" ? installedServer() : trixieServer();
}

/** Debian's `rabbitmq-server` on the PATH insists on its own user and folders; what it wraps does not. */
function installedServer(): ServerPath {
  const servers = [
    "/usr/lib/rabbitmq/bin/rabbitmq-server",
    "/usr/local/sbin/rabbitmq-server",
    "/opt/homebrew/sbin/rabbitmq-server",
  ];
  const server = servers.find((path) => existsSync(path));
  if (server !== undefined) return server;
  throw new Error(
    "The fault bench kills and restarts a RabbitMQ of its own, and rabbitmq-server is not installed. " +
      "Install it: `sudo apt-get install rabbitmq-server`, or `brew install rabbitmq`.",
  );
}

/**
 * A minimal Debian trixie whose RabbitMQ runs under chroot. It is kept between runs, outside the repository. What is mounted
 * in it is seen by RabbitMQ alone and vanishes together with it.
 */
function trixieServer(): ServerPath {
  const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "eventwright");
  const tree = join(cache, "debian-trixie");
  const server = join(cache, "rabbitmq-4.0.5-server");
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    throw new Error(
      "RabbitMQ 4.0.5 runs under chroot, which needs root on Linux. Run without --broker for the installed one.",
    );
  }
  if (!existsSync(tree)) bootstrap(tree, cache);
  writeFileSync(server, chrootScript(tree), { mode: 0o755 });
  return server;
}

/** About 400 MB, one to two minutes. */
function bootstrap(tree: string, cache: string): void {
  mkdirSync(cache, { recursive: true });
  const unfinished = `${tree}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const args = ["--variant=minbase", "--include=rabbitmq-server", "trixie", unfinished, "http://deb.debian.org/debian"];
  const { status, error } = spawnSync("debootstrap", args, { stdio: "inherit" });
  if (status !== 0) {
    throw new Error(
      `debootstrap could not make a Debian trixie in ${cache}${error === undefined ? "" : `: ${error.message}`}. ` +
        "It needs network and about 400 MB; install it with `apt-get install debootstrap`.",
    );
  }
  renameSync(unfinished, tree);
}

function chrootScript(tree: string): string {
  return `#!/bin/sh
exec unshare --mount --propagation private sh -c '
  mount --rbind /proc "$1/proc" && mount --rbind /dev "$1/dev" && mkdir -p "$1$2" && mount --bind "$2" "$1$2" &&
  exec chroot "$1" /usr/lib/rabbitmq/bin/rabbitmq-server
' sh '${tree}' '${tmpdir()}'
`;
}
