import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { addReportTarget, type ReportTarget, reportFormats } from "./report/changes/report-target.js";
import { generatorVersion } from "./version.js";

/** What a shell is told: all is well, there are findings, or the tool could not do its work. */
export type ExitCode = 0 | 1 | 2;

export interface GenerateFlags {
  readonly config?: string;
  readonly input?: string;
  readonly root?: readonly string[];
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
  readonly root?: readonly string[];
  readonly output?: string;
  readonly yes?: boolean;
  readonly allowRemote?: boolean;
  readonly format: Format;
}

/** What `check` and `diff` have in common. */
export interface CompareFlags {
  readonly config?: string;
  readonly root?: readonly string[];
  readonly failOn?: "breaking" | "warning" | "never";
  readonly allowRemote?: boolean;
  readonly writeWitnesses?: string;
  /** Absent: text to stdout. */
  readonly format?: readonly ReportTarget[];
}

export interface CheckFlags extends CompareFlags {
  readonly input?: string;
  readonly against?: readonly string[];
  readonly transitive?: boolean;
  readonly watch?: boolean;
}

/** The two documents of `diff`. */
export interface DiffedDocuments {
  readonly old: string;
  readonly new: string;
}

/** What `explain`, `changelog` and `version` have in common: the same documents as those of `check`. */
export interface ComparedFlags {
  readonly config?: string;
  readonly input?: string;
  readonly root?: readonly string[];
  readonly against?: readonly string[];
  readonly allowRemote?: boolean;
  readonly format: Format;
}

export interface ExplainFlags extends ComparedFlags {
  readonly writeWitnesses?: string;
}

/** What `explain` is asked, and of which documents, where they are not those of the configuration. */
export interface ExplainedFinding {
  readonly fingerprint: string;
  readonly pair?: DiffedDocuments;
}

export interface ChangelogFlags extends ComparedFlags {
  readonly write?: string;
}

export interface VersionFlags extends ComparedFlags {
  readonly write?: boolean;
}

export interface LintFlags {
  readonly config?: string;
  readonly input?: string;
  readonly root?: readonly string[];
  readonly allowRemote?: boolean;
  readonly format: "text" | "json" | "github" | "sarif";
}

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];
export type Format = "text" | "json";

/** What each command does. */
export interface Actions {
  generate(flags: GenerateFlags): Promise<ExitCode>;
  init(flags: InitFlags): Promise<ExitCode>;
  check(flags: CheckFlags): Promise<ExitCode>;
  diff(documents: DiffedDocuments, flags: CompareFlags): Promise<ExitCode>;
  explain(finding: ExplainedFinding, flags: ExplainFlags): Promise<ExitCode>;
  lint(flags: LintFlags): Promise<ExitCode>;
  version(flags: VersionFlags): Promise<ExitCode>;
  changelog(flags: ChangelogFlags): Promise<ExitCode>;
  completion(shell: Shell): Promise<ExitCode>;
}

const programExamples = `
Examples:
  $ eventwright init                     begin: a document, a configuration and the first package
  $ eventwright generate                 write the package that the document describes
  $ eventwright generate --watch         and again whenever the document is saved
  $ eventwright lint                     what the document can do better
  $ eventwright check --against git:main what a pull request would break, and for whom
  $ eventwright help check               what a command takes, with examples

Exit codes: 0 done, 1 there are findings, 2 it could not be done.
Nothing is sent anywhere: eventwright does not use the network, unless --allow-remote or a package of npm asks for it, and
collects nothing.`;

const initExamples = `
Examples:
  $ eventwright init                                        asks, on a terminal
  $ eventwright init --title "Order Service" --package @shop/order-events
  $ eventwright init --yes --output packages/events         asks nothing

A document that exists is used as it is. Nothing is overwritten.
Exit codes: 0 done, 2 something is in the way; then nothing was written.`;

const generateExamples = `
Examples:
  $ eventwright generate                                    as eventwright.config.{ts,js,mjs,json,yaml} says
  $ eventwright generate --input asyncapi.yaml --output sdk
  $ eventwright generate --dry-run                          only say what would be written
  $ eventwright generate --watch                            again whenever a file that was read is saved
  $ eventwright generate --format json | jq '.packages[].written'

Exit codes: 0 done, 2 the document or the output folder does not allow it; then nothing was written.`;

const lintExamples = `
Examples:
  $ eventwright lint
  $ eventwright lint --format github                        in a workflow
  $ eventwright lint --format sarif > lint.sarif

Rules: docs/guides/lint.md of this package. Their severities, and what is right as it is, stand in the configuration under \`lint\`.
Exit codes: 0 nothing to mend, 1 errors or warnings, 2 it could not be read.`;

const checkExamples = `
Examples:
  $ eventwright check                                       the document, its package, and what check.against names
  $ eventwright check --against git:main                    a pull request
  $ eventwright check --against npm:@catalog/events@latest  what is published
  $ eventwright check --against contracts --transitive      every released version
  $ eventwright check --format github --format sarif=changes.sarif

Nothing is written but the reports.
Exit codes: 0 all is well, 1 there are findings, 2 it could not be checked.`;

const diffExamples = `
Examples:
  $ eventwright diff git:main asyncapi.yaml
  $ eventwright diff git:v1.2.0:asyncapi.yaml git:v2.0.0:asyncapi.yaml
  $ eventwright diff npm:@catalog/events@1.2.0 asyncapi.yaml --format json | jq .semver
  $ eventwright diff old.yaml new.yaml --format markdown=changes.md --format text

A document is a file, a folder of versions, git:REF, git:REF:PATH or npm:NAME@VERSION.
Exit codes: 0 nothing fails, 1 something does, 2 it could not be compared.`;

const explainExamples = `
Examples:
  $ eventwright explain 84f2a5c0b1d3                        of \`eventwright check\`
  $ eventwright explain 84f2a5c0b1d3 --against git:main
  $ eventwright explain 84f2a5c0b1d3 old.yaml new.yaml      of \`eventwright diff old.yaml new.yaml\`

The witness is handed to the validators of both versions, as they are generated.
Exit codes: 0 done, 2 there is no such finding, or nothing could be compared.`;

const changelogExamples = `
Examples:
  $ eventwright changelog --against git:v1.2.0
  $ eventwright changelog --write CHANGELOG.md              below what is unreleased, above the last release

Exit codes: 0 done, 2 it could not be compared or written.`;

const versionExamples = `
Examples:
  $ eventwright version --against npm:@catalog/events@latest
  $ eventwright version --write                             write it into the document and its package
  $ eventwright version --format json | jq -r '.versions[0].suggested'

The generated package has the document's version.
Exit codes: 0 done, 2 it could not be compared or written.`;

const completionExamples = `
Examples:
  $ eventwright completion bash > ~/.local/share/bash-completion/completions/eventwright
  $ eventwright completion zsh > "\${fpath[1]}/_eventwright"
  $ eventwright completion fish > ~/.config/fish/completions/eventwright.fish

Exit codes: 0 done, 2 there is no such shell.`;

/** The command line: every command and option, with what is said about it. Help, completion and the guide follow from it. */
export function createProgram(actions: Actions, exitWith: (code: ExitCode) => void): Command {
  const format = () => new Option("--format <format>", "how to report").choices(["text", "json"]).default("text");
  const allowRemote = () =>
    new Option("--allow-remote", "fetch references to http and https, at most 16 MiB in 30 seconds for a document");
  const against = () =>
    new Option(
      "-a, --against <version>",
      "what to compare with, several times for several: git:main, npm:@catalog/events@latest, a file or a folder (default: check.against of the configuration)",
    ).argParser((name: string, before: readonly string[] = []) => [...before, name]);
  const config = () =>
    new Option(
      "-c, --config <file>",
      "configuration (default: eventwright.config.{ts,js,mjs,json,yaml} in this folder)",
    );
  const input = () =>
    new Option(
      "-i, --input <file>",
      "AsyncAPI document (default: asyncapi.yaml); of several in the configuration, only this",
    );
  const root = () =>
    new Option(
      "--root <folder>",
      "a folder beside the document's own that it may refer to files in, several times for several (default: roots of the configuration)",
    ).argParser((name: string, before: readonly string[] = []) => [...before, name]);
  const witnesses = () => new Option("--write-witnesses <folder>", "write each message that shows a break to a file");
  const compareOptions = () => [
    root(),
    new Option("--fail-on <severity>", "from which severity on a change fails (default: breaking)").choices([
      "breaking",
      "warning",
      "never",
    ]),
    new Option(
      "--format <format>",
      "how to report, several times for several reports; json=changes.json writes a file (default: text)",
    )
      .choices(reportFormats)
      .argParser(reportTargets),
    witnesses(),
    allowRemote(),
  ];
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
    .option("-p, --package <name>", "name of the generated package on npm (default: from the title)")
    .option("-i, --input <file>", "AsyncAPI document (default: asyncapi.yaml)")
    .addOption(root())
    .option("-o, --output <folder>", "folder of the generated package (default: sdk)")
    .option("-y, --yes", "take the defaults, and ask nothing")
    .addOption(allowRemote())
    .addOption(format())
    .addHelpText("after", initExamples)
    .action(async (flags: InitFlags) => exitWith(await actions.init(flags)));
  program
    .command("generate")
    .description(
      "write the packages that the documents describe: only what differs, and nothing outside the output folders",
    )
    .addOption(config())
    .addOption(input())
    .addOption(root())
    .option("-o, --output <folder>", "folder of the generated package (default: sdk)")
    .option("-w, --watch", "generate again whenever a file that was read is saved, until Ctrl-C")
    .addOption(new Option("--dry-run", "only say what would be written").conflicts("watch"))
    .addOption(allowRemote())
    .option("--force", "overwrite files that were edited by hand or written by something else")
    .addOption(format())
    .addHelpText("after", generateExamples)
    .action(async (flags: GenerateFlags) => exitWith(await actions.generate(flags)));
  program
    .command("lint")
    .description("say what the documents can do better: names, types, limits, patterns, priorities")
    .addOption(config())
    .addOption(input())
    .addOption(root())
    .addOption(allowRemote())
    .addOption(
      new Option("--format <format>", "how to report").choices(["text", "json", "github", "sarif"]).default("text"),
    )
    .addHelpText("after", lintExamples)
    .action(async (flags: LintFlags) => exitWith(await actions.lint(flags)));
  const check = program
    .command("check")
    .description("say whether the document is sound, its package up to date, and whom its changes break")
    .addOption(config())
    .addOption(input())
    .addOption(against())
    .option("--transitive", "compare with all released versions, not only the newest")
    .option("-w, --watch", "check again whenever a file that was read is saved, until Ctrl-C");
  for (const option of compareOptions()) check.addOption(option);
  check.addHelpText("after", checkExamples).action(async (flags: CheckFlags) => exitWith(await actions.check(flags)));
  const diff = program
    .command("diff")
    .description("say what has changed between two documents, and whom it breaks")
    .argument("<old>", "the document before")
    .argument("<new>", "the document after")
    .addOption(config());
  for (const option of compareOptions()) diff.addOption(option);
  diff
    .addHelpText("after", diffExamples)
    .action(async (old: string, changed: string, flags: CompareFlags) =>
      exitWith(await actions.diff({ old, new: changed }, flags)),
    );
  program
    .command("explain")
    .description("show a finding of check or diff at work: who accepts its message, who refuses it, and why")
    .argument("<fingerprint>", "the finding's, or its beginning")
    .argument("[old]", "the document before, where it was a finding of diff")
    .argument("[new]", "the document after")
    .addOption(config())
    .addOption(input())
    .addOption(root())
    .addOption(against())
    .addOption(witnesses())
    .addOption(allowRemote())
    .addOption(format())
    .addHelpText("after", explainExamples)
    .action(async (fingerprint: string, old: string | undefined, changed: string | undefined, flags: ExplainFlags) => {
      if (old !== undefined && changed === undefined) program.error("error: missing required argument 'new'");
      const pair = old === undefined || changed === undefined ? {} : { pair: { old, new: changed } };
      exitWith(await actions.explain({ fingerprint, ...pair }, flags));
    });
  program
    .command("changelog")
    .description("print the entry of a changelog for what has changed")
    .option("--write <file>", "insert it into a changelog")
    .addOption(config())
    .addOption(input())
    .addOption(root())
    .addOption(against())
    .addOption(allowRemote())
    .addOption(format())
    .addHelpText("after", changelogExamples)
    .action(async (flags: ChangelogFlags) => exitWith(await actions.changelog(flags)));
  program
    .command("version")
    .description("suggest the next version of the contract: major, minor or patch")
    .option("--write", "write it into the document, and generate the package that is there")
    .addOption(config())
    .addOption(input())
    .addOption(root())
    .addOption(against())
    .addOption(allowRemote())
    .addOption(format())
    .addHelpText("after", versionExamples)
    .action(async (flags: VersionFlags) => exitWith(await actions.version(flags)));
  program
    .command("completion")
    .description("print a script that completes commands and options in a shell")
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", completionExamples)
    .action(async (shell: Shell) => exitWith(await actions.completion(shell)));
  return program;
}

function reportTargets(text: string, before: readonly ReportTarget[] = []): readonly ReportTarget[] {
  const added = addReportTarget(text, before);
  if (typeof added === "string") throw new InvalidArgumentError(added);
  return added;
}
