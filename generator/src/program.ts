import { Argument, Command, Option } from "commander";
import { generatorVersion } from "./version.js";

/** What a shell is told: all is well, there are findings, or the tool could not do its work. */
export type ExitCode = 0 | 1 | 2;

export interface GenerateFlags {
  readonly config?: string;
  readonly input?: string;
  readonly output?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly watch?: boolean;
  readonly allowRemote?: boolean;
  readonly format: Format;
}

export interface InitFlags {
  readonly title?: string;
  readonly package?: string;
  readonly input?: string;
  readonly output?: string;
  readonly yes?: boolean;
  readonly format: Format;
}

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];
export type Format = "text" | "json";

/** What each command does. */
export interface Actions {
  generate(flags: GenerateFlags): Promise<ExitCode>;
  init(flags: InitFlags): Promise<ExitCode>;
  completion(shell: Shell): Promise<ExitCode>;
}

const programExamples = `
Examples:
  $ eventwright init                     begin: a document, a configuration and the first package
  $ eventwright generate                 write the package that the document describes
  $ eventwright generate --watch         and again whenever the document is saved

Exit codes: 0 done, 2 it could not be done.
Nothing is sent anywhere: eventwright does not use the network, unless --allow-remote is given, and collects nothing.`;

const generateExamples = `
Examples:
  $ eventwright generate                                    as eventwright.config.{ts,js,mjs,json,yaml} says
  $ eventwright generate --input asyncapi.yaml --output sdk
  $ eventwright generate --dry-run                          only say what would be written
  $ eventwright generate --watch                            again whenever a file that was read is saved
  $ eventwright generate --format json | jq '.packages[].written'

Exit codes: 0 done, 2 the document or the output folder does not allow it; then nothing was written.`;

const initExamples = `
Examples:
  $ eventwright init                                        asks, on a terminal
  $ eventwright init --title "Order Service" --package @shop/order-events
  $ eventwright init --yes --output packages/events         asks nothing

A document that exists is used as it is. Nothing is overwritten.
Exit codes: 0 done, 2 something is in the way; then nothing was written.`;

const completionExamples = `
Examples:
  $ eventwright completion bash > ~/.local/share/bash-completion/completions/eventwright
  $ eventwright completion zsh > "\${fpath[1]}/_eventwright"
  $ eventwright completion fish > ~/.config/fish/completions/eventwright.fish`;

/** The command line: every command and option, with what is said about it. Help, completion and the guide follow from it. */
export function createProgram(actions: Actions, exitWith: (code: ExitCode) => void): Command {
  const format = () => new Option("--format <format>", "how to report").choices(["text", "json"]).default("text");
  const program = new Command("eventwright")
    .description("Generates typed RabbitMQ publishers and consumers from an AsyncAPI document.")
    .version(generatorVersion())
    .addHelpText("after", programExamples)
    .exitOverride()
    .showHelpAfterError("Run with --help to see what there is.");
  program
    .command("init")
    .description("begin: write a small document and a configuration, and generate the first package")
    .option("-t, --title <title>", "what the document's service is called (default: the folder's name)")
    .option("-p, --package <name>", "name of the generated package on npm")
    .option("-i, --input <file>", "AsyncAPI document (default: asyncapi.yaml)")
    .option("-o, --output <folder>", "folder of the generated package (default: sdk)")
    .option("-y, --yes", "take the defaults, and ask nothing")
    .addOption(format())
    .addHelpText("after", initExamples)
    .action(async (flags: InitFlags) => exitWith(await actions.init(flags)));
  program
    .command("generate")
    .description(
      "write the packages that the documents describe: only what differs, and nothing outside the output folders",
    )
    .option("-c, --config <file>", "configuration (default: eventwright.config.{ts,js,mjs,json,yaml} in this folder)")
    .option(
      "-i, --input <file>",
      "AsyncAPI document (default: asyncapi.yaml); of several in the configuration, only this",
    )
    .option("-o, --output <folder>", "folder of the generated package (default: sdk)")
    .option("-w, --watch", "generate again whenever a file that was read is saved, until Ctrl-C")
    .addOption(new Option("--dry-run", "only say what would be written").conflicts("watch"))
    .option("--allow-remote", "fetch references to http and https, at most 16 MiB in 30 seconds for a document")
    .option("--force", "overwrite files that were edited by hand or written by something else")
    .addOption(format())
    .addHelpText("after", generateExamples)
    .action(async (flags: GenerateFlags) => exitWith(await actions.generate(flags)));
  program
    .command("completion")
    .description("print a script that completes commands and options in a shell")
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", completionExamples)
    .action(async (shell: Shell) => exitWith(await actions.completion(shell)));
  return program;
}
