import type { Command, Option } from "commander";

export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** What its argument may be. */
  readonly words: readonly string[];
}

export interface CompletedOption {
  readonly long: string;
  readonly short?: string;
  readonly description: string;
  /** What follows it: nothing, one of some words, or a path. */
  readonly value: "none" | "file" | "folder" | "text" | readonly string[];
}

export function readCommands(program: Command): readonly CompletedCommand[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: [...command.options.map(readOption), { long: "--help", short: "-h", description: "help", value: "none" }],
    words: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  }));
}

function readOption({ long, short, description, required, argChoices, flags }: Option): CompletedOption {
  const kinds = ["file", "folder"] as const;
  const kind = kinds.find((name) => flags.includes(`<${name}>`)) ?? "text";
  return {
    long: long ?? "",
    ...(short === undefined ? {} : { short }),
    // The shell shows it on one line.
    description: description.split(" (default")[0] ?? description,
    value: required ? (argChoices ?? kind) : "none",
  };
}

/** The ways to write an option. */
export function spellings({ short, long }: CompletedOption): readonly string[] {
  return short === undefined ? [long] : [short, long];
}
