import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";

const script = fileURLToPath(new URL("private-rabbitmq.mjs", import.meta.url));

/** Listens where a server would, answers as one does, and lives in the group of its shell. */
const fakeServer = `#!/bin/sh
${process.execPath} -e '
  require("net").createServer((socket) => socket.end("AMQP")).listen(process.env.RABBITMQ_NODE_PORT, "127.0.0.1");
' &
wait
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "private-rabbitmq-test-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function start(server: string) {
  const file = join(folder, "server");
  writeFileSync(file, server, { mode: 0o755 });
  return spawn(process.execPath, [script, "node", file], { env: { ...process.env, TMPDIR: folder } });
}

async function line(stream: NodeJS.ReadableStream): Promise<string> {
  const [chunk] = await once(stream, "data");
  return String(chunk).trim();
}

const dataFolders = () => readdirSync(folder).filter((name) => name.startsWith("eventwright-rabbitmq-"));

async function answers(url: string): Promise<boolean> {
  const socket = connect({ host: "127.0.0.1", port: Number(new URL(url).port) });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

it("runs until its input ends, then takes the server and its data away", async () => {
  const child = start(fakeServer);
  const url = await line(child.stdout);
  expect(await answers(url)).toBe(true);
  expect(dataFolders()).toHaveLength(1);

  child.stdin.end();
  await once(child, "close");

  expect(await answers(url)).toBe(false);
  expect(dataFolders()).toEqual([]);
});

it("says what a server said that would not start", async () => {
  const child = start("#!/bin/sh\necho 'no room on the disk'\nexit 3\n");
  const [complaint, [exitCode]] = await Promise.all([line(child.stderr), once(child, "close")]);
  expect(complaint).toMatch(/server ended \(3\)\.\nno room on the disk/);
  expect(exitCode).toBe(1);
  expect(dataFolders()).toEqual([]);
});

it("stops when its owner goes away before the server is ready", async () => {
  const child = start("#!/bin/sh\nsleep 600\n");
  child.stdin.end();
  const [exitCode] = await once(child, "close");
  expect(exitCode).toBe(0);
  expect(dataFolders()).toEqual([]);
});

it("kills and starts the server on command, on the same port and data", async () => {
  const child = start(`${fakeServer.replace("&\n", "&\necho $$ >> $HOME/starts\n")}`);
  const url = await line(child.stdout);
  const answer = (command: string) => {
    child.stdin.write(`${command}\n`);
    return line(child.stdout);
  };
  const environment: Record<string, string> = JSON.parse(await answer("environment"));
  expect(environment["RABBITMQ_NODE_PORT"]).toBe(new URL(url).port);

  expect(await answer("kill")).toBe("killed");
  expect(await answers(url)).toBe(false);
  expect(await answer("start")).toBe(url);
  expect(await answers(url)).toBe(true);
  expect(
    readFileSync(join(String(environment["HOME"]), "starts"), "utf8")
      .trim()
      .split("\n"),
  ).toHaveLength(2);

  child.stdin.end();
  await once(child, "close");
  expect(dataFolders()).toEqual([]);
});

it("says which command it does not know, and stops", async () => {
  const child = start(fakeServer);
  await line(child.stdout);
  child.stdin.write("stop\n");
  const [complaint, [exitCode]] = await Promise.all([line(child.stderr), once(child, "close")]);
  expect(complaint).toBe('There is no command "stop".');
  expect(exitCode).toBe(1);
});

/** Keeps what it was told, and runs a process where a container would run. */
const fakeDocker = `#!/bin/sh
here=$(dirname "$0")
echo "$@" >> "$here/told"
case $1 in
  run)
    port=$(expr "$*" : '.*127.0.0.1:\\([0-9]*\\):5672')
    ${process.execPath} -e '
      require("net").createServer((socket) => socket.end("AMQP")).listen(process.argv[1], "127.0.0.1");
    ' "$port" > /dev/null 2>&1 &
    echo $! > "$here/container"
    ;;
  rm) kill "$(cat "$here/container")" ;;
esac
`;

it("runs a container, and removes it", async () => {
  writeFileSync(join(folder, "docker"), fakeDocker, { mode: 0o755 });
  const child = spawn(process.execPath, [script, "docker"], {
    env: { ...process.env, PATH: `${folder}:${process.env["PATH"]}` },
  });
  const url = await line(child.stdout);
  expect(await answers(url)).toBe(true);

  child.stdin.end();
  await once(child, "close");

  expect(await answers(url)).toBe(false);
  const [ran, removed] = readFileSync(join(folder, "told"), "utf8").trim().split("\n");
  expect(ran).toMatch(/^run --detach --rm --name \S+ --publish 127\.0\.0\.1:\d+:5672 rabbitmq:4-management$/);
  const name = /--name (\S+)/.exec(String(ran))?.[1];
  expect(removed).toBe(`rm --force --volumes ${name}`);
});
