import type { Command } from "commander";
import type { Shell } from "../program.js";
import { bashScript } from "./bash-script.js";
import { type CompletedCommand, readCommands } from "./completed-command.js";
import { fishScript } from "./fish-script.js";
import { zshScript } from "./zsh-script.js";

const scripts: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** A script for a shell that completes what the program has: commands, options and their values. */
export function completionScript(program: Command, shell: Shell): string {
  return scripts[shell](readCommands(program));
}
