import { vi } from "vitest";
import { main } from "../../src/cli.js";

export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as a shell in `cwd` starts it, in this process: the parser is loaded once for all runs. */
export async function runCli(cwd: string, ...args: readonly string[]): Promise<CliRun> {
  const { argv, exitCode: before } = process;
  const written = { stdout: "", stderr: "" };
  const spies = [
    vi.spyOn(process, "cwd").mockReturnValue(cwd),
    ...(["stdout", "stderr"] as const).map((name) =>
      vi.spyOn(process[name], "write").mockImplementation((text) => {
        written[name] += String(text);
        return true;
      }),
    ),
  ];
  process.argv = [process.execPath, "eventwright", ...args];
  try {
    await main();
    return { exitCode: Number(process.exitCode ?? 0), ...written };
  } finally {
    process.argv = argv;
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}
