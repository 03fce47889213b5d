import { resolve } from "node:path";
import { CommanderError } from "commander";
import type { ComparisonResult } from "./commands/print-comparison.js";
import type { RunOutcome } from "./commands/run-on-change.js";
import type { Diagnostic } from "./contract/diagnostic.js";
import {
  type ChangelogFlags,
  type CheckFlags,
  type ComparedFlags,
  type CompareFlags,
  createProgram,
  type DiffedDocuments,
  type ExitCode,
  type ExplainedFinding,
  type ExplainFlags,
  type Format,
  type GenerateFlags,
  type InitFlags,
  type LintFlags,
  type Shell,
  type VersionFlags,
} from "./program.js";

/** Reads the command line, does what it says, and sets the exit code. */
export async function main(): Promise<void> {
  // Who reads no further, as `| head` does, is content: the exit code says what there was to say.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  process.exitCode = await run(process.argv.slice(2));
}

/** Ends the process when all that was said is written: a plugin or a configuration may have left a timer or a connection open. */
export async function end(): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write("", resolve));
  process.exit();
}

/** What is behind a command takes up to seconds to load, which `--help` does not wait for. */
async function run(args: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = createProgram(
    { generate, init, check, diff, explain, lint, version, changelog, completion },
    (code) => {
      exitCode = code;
    },
  );
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

async function generate(flags: GenerateFlags): Promise<ExitCode> {
  if (flags.watch === true) return await watchGenerate(flags);
  const { format, watch: _, root: __, ...options } = flags;
  const [{ generate: generatePackages }, { reportGenerate }, { startProgress }] = await Promise.all([
    import("./commands/generate.js"),
    import("./report/generate-report.js"),
    import("./report/progress.js"),
  ]);
  const progress = startProgress(process.stderr);
  const diagnostics: Diagnostic[] = [];
  const outcome = await generatePackages(
    { ...options, ...rootsOf(flags), cwd: process.cwd() },
    { onStep: progress.step, onFound: (found) => diagnostics.push(...found) },
  ).then(
    (result) => ({ result }),
    (error: unknown) => ({ error, diagnostics }),
  );
  progress.stop();
  const report = reportGenerate(outcome, { format, dryRun: options.dryRun ?? false, colors: showsColors() });
  process.stderr.write(report.stderr);
  process.stdout.write(report.stdout);
  return report.exitCode;
}

async function watchGenerate({ format, watch: _, dryRun: __, root, ...given }: GenerateFlags): Promise<ExitCode> {
  const [{ watch }, { reportWatch }] = await Promise.all([
    import("./commands/watch.js"),
    import("./report/watch-report.js"),
  ]);
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupted.abort());
  await watch({
    ...given,
    ...rootsOf({ root }),
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
  const diagnostics: Diagnostic[] = [];
  const given = {
    cwd: process.cwd(),
    ...rootsOf(flags),
    ...(flags.title === undefined ? {} : { title: flags.title }),
    ...(flags.package === undefined ? {} : { packageName: flags.package }),
    ...(flags.input === undefined ? {} : { input: flags.input }),
    ...(flags.output === undefined ? {} : { output: flags.output }),
    ...(flags.allowRemote === undefined ? {} : { allowRemote: flags.allowRemote }),
    ...(ask === undefined ? {} : { ask }),
  };
  const outcome = await initPackage(given, { onFound: (found) => diagnostics.push(...found) }).then(
    (result) => ({ result }),
    (error: unknown) => ({ error, diagnostics }),
  );
  const { stdout, stderr, exitCode } = reportInit(outcome, { format, colors: showsColors() });
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  return exitCode;
}

async function check({ watch, ...flags }: CheckFlags): Promise<ExitCode> {
  if (watch === true) return await watchCheck(flags);
  const { check: checkDocuments } = await import("./commands/check.js");
  return await compare({ flags, sources: sourceWords(flags) }, (onStep) =>
    checkDocuments({ ...optionsOf(flags), cwd: process.cwd() }, { onStep }),
  );
}

async function diff({ old, new: changed }: DiffedDocuments, flags: CompareFlags): Promise<ExitCode> {
  const { diff: diffDocuments } = await import("./commands/diff.js");
  const options = { ...optionsOf(flags), old, new: changed, cwd: process.cwd() };
  return await compare({ flags, sources: [old, changed, ...sourceWords(flags)] }, (onStep) =>
    diffDocuments(options, { onStep }),
  );
}

/** How a comparison is printed: `sources` are the words that say what was compared. */
interface Printing {
  readonly flags: CompareFlags;
  readonly sources: readonly string[];
}

async function compare(
  printing: Printing,
  run: (onStep: (step: string) => void) => Promise<ComparisonResult>,
): Promise<ExitCode> {
  const { startProgress } = await import("./report/progress.js");
  const progress = startProgress(process.stderr);
  const outcome = await run(progress.step).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  progress.stop();
  return await printComparison(outcome, printing);
}

async function watchCheck(flags: CheckFlags): Promise<ExitCode> {
  const { watchCheck: watch } = await import("./commands/watch-check.js");
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupted.abort());
  let printed: Promise<unknown> = Promise.resolve();
  await watch({
    ...optionsOf(flags),
    cwd: process.cwd(),
    signal: interrupted.signal,
    onRun({ outcome, durationMs, isFirst }) {
      printed = printed.then(async () => {
        await printComparison(outcome, { flags, sources: sourceWords(flags) });
        const ended = isFirst ? " Watching for changes; Ctrl-C ends it." : "";
        process.stderr.write(`Checked in ${Math.round(durationMs)} ms.${ended}\n`);
      });
    },
  });
  await printed;
  return 0;
}

function optionsOf<Flags extends CompareFlags>({ format: _, writeWitnesses: __, root, ...options }: Flags) {
  return { ...options, ...rootsOf({ root }) };
}

async function printComparison(outcome: RunOutcome<ComparisonResult>, { flags, sources }: Printing): Promise<ExitCode> {
  const { printComparison: print } = await import("./commands/print-comparison.js");
  const { stdout, stderr, exitCode } = await print(outcome, {
    targets: flags.format ?? [{ format: "text" }],
    ...(flags.writeWitnesses === undefined ? {} : { witnessFolder: flags.writeWitnesses }),
    cwd: process.cwd(),
    terminal: { columns: process.stdout.columns, colors: showsColors(process.stdout) },
    sources,
  });
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  return exitCode;
}

async function explain({ fingerprint, pair }: ExplainedFinding, flags: ExplainFlags): Promise<ExitCode> {
  const [{ explain: explainFinding }, { explainReport }, { writeWitnesses }] = await Promise.all([
    import("./commands/explain.js"),
    import("./report/changes/explain-report.js"),
    import("./commands/write-witnesses.js"),
  ]);
  const { format, writeWitnesses: folder } = flags;
  return await say(format, async (onStep) => {
    const options = { ...sourcesOf(flags), ...(pair === undefined ? {} : { pair }), fingerprint };
    const { diagnostics, explanation } = await explainFinding(options, { onStep });
    if (explanation === undefined) return { diagnostics, exitCode: 2 };
    if (folder !== undefined) await writeWitnesses(resolve(folder), [explanation.change]);
    const terminal = { columns: process.stdout.columns ?? 100, colors: showsColors(process.stdout) };
    return { diagnostics, stdout: explainReport(explanation, { format, ...terminal }), exitCode: 0 };
  });
}

async function lint({ format, root, ...options }: LintFlags): Promise<ExitCode> {
  const [{ lint: lintDocuments }, { lintExitCode, reportLint }, { pathInRepository }] = await Promise.all([
    import("./commands/lint.js"),
    import("./report/lint-report.js"),
    import("./baseline/path-in-repository.js"),
  ]);
  return await say(format === "json" ? "json" : "text", async (onStep) => {
    const report = await lintDocuments({ ...options, ...rootsOf({ root }), cwd: process.cwd() }, { onStep });
    const files = format === "github" || format === "sarif" ? { fileOf: await pathInRepository(process.cwd()) } : {};
    const stdout = reportLint(report, { format, colors: showsColors(process.stdout), ...files });
    return { diagnostics: [], stdout, exitCode: lintExitCode(report) };
  });
}

async function version({ write, ...flags }: VersionFlags): Promise<ExitCode> {
  const [{ suggestVersion }, { versionReport }] = await Promise.all([
    import("./commands/suggest-version.js"),
    import("./report/release-report.js"),
  ]);
  return await say(flags.format, async (onStep) => {
    const result = await suggestVersion({ ...sourcesOf(flags), write: write ?? false }, { onStep });
    if (result.versions.length === 0) return { diagnostics: result.diagnostics, exitCode: 2 };
    return {
      diagnostics: result.diagnostics,
      stdout: versionReport(result, flags.format, sourceWords(flags)),
      exitCode: 0,
    };
  });
}

async function changelog({ write, ...flags }: ChangelogFlags): Promise<ExitCode> {
  const [{ changelog: changelogOf }, { changelogReport }] = await Promise.all([
    import("./commands/changelog.js"),
    import("./report/release-report.js"),
  ]);
  return await say(flags.format, async (onStep) => {
    const options = { ...sourcesOf(flags), ...(write === undefined ? {} : { write }) };
    const result = await changelogOf(options, { onStep });
    const isBroken = result.diagnostics.some(({ severity }) => severity === "error");
    if (isBroken) return { diagnostics: result.diagnostics, exitCode: 2 };
    return { diagnostics: result.diagnostics, stdout: changelogReport(result, flags.format), exitCode: 0 };
  });
}

/** `--root`, as commands take it. */
function rootsOf({ root }: { readonly root?: readonly string[] | undefined }) {
  return root === undefined ? {} : { roots: root };
}

function sourcesOf({ config, input, root, against, allowRemote }: ComparedFlags) {
  return {
    cwd: process.cwd(),
    ...rootsOf({ root }),
    ...(config === undefined ? {} : { config }),
    ...(input === undefined ? {} : { input }),
    ...(against === undefined ? {} : { against }),
    ...(allowRemote === undefined ? {} : { allowRemote }),
  };
}

/** As the user has written them, for another command about the same. */
function sourceWords({
  config,
  input,
  root = [],
  against = [],
  allowRemote,
}: Pick<ComparedFlags, "config" | "input" | "root" | "against" | "allowRemote">): readonly string[] {
  return [
    ...(config === undefined ? [] : ["--config", config]),
    ...(input === undefined ? [] : ["--input", input]),
    ...root.flatMap((folder) => ["--root", folder]),
    ...against.flatMap((version) => ["--against", version]),
    ...(allowRemote === true ? ["--allow-remote"] : []),
  ];
}

/** What a command has to say. */
interface Answer {
  /** About the configuration. */
  readonly diagnostics: readonly Diagnostic[];
  readonly stdout?: string;
  readonly exitCode: ExitCode;
}

async function say(format: Format, answer: (onStep: (step: string) => void) => Promise<Answer>): Promise<ExitCode> {
  const [{ startProgress }, { reportComparisonError }, { formatDiagnostics }] = await Promise.all([
    import("./report/progress.js"),
    import("./report/comparison-error.js"),
    import("./report/format-diagnostics.js"),
  ]);
  const progress = startProgress(process.stderr);
  try {
    const { diagnostics, stdout, exitCode } = await answer(progress.step);
    progress.stop();
    const isJson = format === "json" && stdout === undefined;
    process.stderr.write(format === "json" ? "" : formatDiagnostics(diagnostics, { colors: showsColors() }));
    process.stdout.write(isJson ? `${JSON.stringify({ diagnostics }, undefined, 2)}\n` : (stdout ?? ""));
    return exitCode;
  } catch (error) {
    progress.stop();
    const { stdout, stderr, exitCode } = reportComparisonError(error, { format, colors: showsColors() });
    process.stderr.write(stderr);
    process.stdout.write(stdout);
    return exitCode;
  }
}

/** https://no-color.org */
function showsColors(stream: { readonly isTTY?: boolean } = process.stderr): boolean {
  return stream.isTTY === true && !process.env["NO_COLOR"];
}
