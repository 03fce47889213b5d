import { Command, CommanderError, Option } from "commander";
import { generatorVersion } from "./version.js";

/** What a shell is told: all is well, there are findings, or the tool could not do its work. */
type ExitCode = 0 | 1 | 2;

interface GenerateFlags {
  readonly config?: string;
  readonly input?: string;
  readonly output?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly format: "text" | "json";
}

const examples = `
Examples:
  $ eventwright generate                                    as eventwright.config.{ts,js,mjs,json,yaml} says
  $ eventwright generate --input asyncapi.yaml --output sdk
  $ eventwright generate --dry-run                          only say what would be written
  $ eventwright generate --format json | jq .written

Exit codes: 0 done, 2 the document or the output folder does not allow it; then nothing was written.`;

/** Reads the command line, does what it says, and sets the exit code. */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2));
}

async function run(args: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = new Command("eventwright")
    .description("Generates typed RabbitMQ publishers and consumers from an AsyncAPI document.")
    .version(generatorVersion())
    .addHelpText("after", examples)
    .exitOverride()
    .showHelpAfterError("Run with --help to see what there is.");
  program
    .command("generate")
    .description(
      "write the package that the document describes: only what differs, and nothing outside the output folder",
    )
    .option("-c, --config <file>", "configuration (default: eventwright.config.{ts,js,mjs,json,yaml} in this folder)")
    .option("-i, --input <file>", "AsyncAPI document (default: asyncapi.yaml)")
    .option("-o, --output <folder>", "folder of the generated package (default: sdk)")
    .option("--dry-run", "only say what would be written")
    .option("--force", "overwrite files that were edited by hand or written by something else")
    .addOption(new Option("--format <format>", "how to report").choices(["text", "json"]).default("text"))
    .addHelpText("after", examples)
    .action(async (flags: GenerateFlags) => {
      exitCode = await generate(flags);
    });
  try {
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    // Commander has printed what it has to say: help, the version, or what is wrong with the arguments.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

/** What is behind it takes a second to load, which `--help` does not wait for. */
async function generate({ format, ...options }: GenerateFlags): Promise<ExitCode> {
  const { generate: generatePackage } = await import("./commands/generate.js");
  const { reportGenerate } = await import("./report/generate-report.js");
  const outcome = await generatePackage({ ...options, cwd: process.cwd() }).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  const { stdout, stderr, exitCode } = reportGenerate(outcome, {
    format,
    dryRun: options.dryRun ?? false,
    colors: process.stderr.isTTY === true && !process.env["NO_COLOR"],
  });
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  return exitCode;
}
