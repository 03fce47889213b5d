import type { Command, Option } from "commander";

/** What can stand in a place of the line: one of some words, a path, or what only the user knows. */
export type CompletedValue = "file" | "folder" | "text" | readonly string[];

export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** In their order. */
  readonly arguments: readonly CompletedValue[];
}

export interface CompletedOption {
  readonly long: string;
  readonly short?: string;
  readonly description: string;
  /** What follows it. Absent: nothing. */
  readonly value?: CompletedValue;
}

export function readCommands(program: Command): readonly CompletedCommand[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: [...command.options.map(readOption), { long: "--help", short: "-h", description: "help" }],
    arguments: command.registeredArguments.map((argument) => argument.argChoices ?? kindOf(argument.name())),
  }));
}

function readOption({ long, short, description, required, argChoices, flags }: Option): CompletedOption {
  const [, name = ""] = /<(.*)>/.exec(flags) ?? [];
  return {
    long: long ?? "",
    ...(short === undefined ? {} : { short }),
    // The shell shows it on one line.
    description: description.split(" (default")[0] ?? description,
    ...(required ? { value: argChoices ?? kindOf(name) } : {}),
  };
}

/** By what the help calls it: a version to compare with can be a file, and so can the documents of `diff`. */
function kindOf(name: string): CompletedValue {
  if (name === "folder") return "folder";
  return ["file", "version", "old", "new"].includes(name) ? "file" : "text";
}

/** The ways to write an option. */
export function spellings({ short, long }: CompletedOption): readonly string[] {
  return short === undefined ? [long] : [short, long];
}
