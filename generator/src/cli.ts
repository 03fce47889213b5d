import { CommanderError } from "commander";
import { createProgram, type ExitCode, type GenerateFlags, type InitFlags, type Shell } from "./program.js";

/** Reads the command line, does what it says, and sets the exit code. */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2));
}

/** What is behind a command takes up to seconds to load, which `--help` does not wait for. */
async function run(args: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram({ generate, init, completion }, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    // Commander has printed what it has to say: help, the version, or what is wrong with the arguments.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }

  async function completion(shell: Shell): Promise<ExitCode> {
    const { completionScript } = await import("./completion/completion-script.js");
    process.stdout.write(completionScript(program, shell));
    return 0;
  }
}

async function generate({ format, watch, ...options }: GenerateFlags): Promise<ExitCode> {
  if (watch === true) return await watchGenerate({ format, ...options });
  const [{ generate: generatePackages }, { reportGenerate }, { startProgress }] = await Promise.all([
    import("./commands/generate.js"),
    import("./report/generate-report.js"),
    import("./report/progress.js"),
  ]);
  const progress = startProgress(process.stderr);
  const outcome = await generatePackages({ ...options, cwd: process.cwd() }, { onStep: progress.step }).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  progress.stop();
  const report = reportGenerate(outcome, { format, dryRun: options.dryRun ?? false, colors: showsColors() });
  process.stderr.write(report.stderr);
  process.stdout.write(report.stdout);
  return report.exitCode;
}

async function watchGenerate({ format, ...options }: Omit<GenerateFlags, "watch">): Promise<ExitCode> {
  const [{ watch }, { reportWatch }] = await Promise.all([
    import("./commands/watch.js"),
    import("./report/watch-report.js"),
  ]);
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupted.abort());
  const { dryRun: _, ...given } = options;
  await watch({
    ...given,
    cwd: process.cwd(),
    signal: interrupted.signal,
    onRun(run) {
      const { stdout, stderr } = reportWatch(run, { format, colors: showsColors() });
      process.stderr.write(stderr);
      process.stdout.write(stdout);
    },
  });
  return 0;
}

async function init({ format, ...flags }: InitFlags): Promise<ExitCode> {
  const [{ init: initPackage }, { askOnTerminal }, { reportInit }] = await Promise.all([
    import("./commands/init.js"),
    import("./commands/ask-on-terminal.js"),
    import("./report/init-report.js"),
  ]);
  const isTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
  const ask = isTerminal && flags.yes !== true && format === "text" ? askOnTerminal : undefined;
  const outcome = await initPackage({
    cwd: process.cwd(),
    ...(flags.title === undefined ? {} : { title: flags.title }),
    ...(flags.package === undefined ? {} : { packageName: flags.package }),
    ...(flags.input === undefined ? {} : { input: flags.input }),
    ...(flags.output === undefined ? {} : { output: flags.output }),
    ...(ask === undefined ? {} : { ask }),
  }).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  const { stdout, stderr, exitCode } = reportInit(outcome, { format, colors: showsColors() });
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  return exitCode;
}

/** https://no-color.org */
function showsColors(): boolean {
  return process.stderr.isTTY === true && !process.env["NO_COLOR"];
}
