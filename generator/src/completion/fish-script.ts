import type { CompletedCommand, CompletedOption } from "./completed-command.js";

export function fishScript(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, description, options, words }) => {
    const here = `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c eventwright -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
      ...(words.length === 0 ? [] : [`complete -c eventwright ${here} -f -a ${quoted(words.join(" "))}`]),
      ...options.map((option) => `complete -c eventwright ${here} ${optionText(option)}`),
    ];
  });
  return `# Completes eventwright in fish.\ncomplete -c eventwright -f\n${lines.join("\n")}\n`;
}

function optionText({ long, short, description, value }: CompletedOption): string {
  const name = `${short === undefined ? "" : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  const text = `-d ${quoted(description)}`;
  if (value === "none") return `${name} ${text}`;
  if (value === "text") return `${name} -x ${text}`;
  if (value === "file") return `${name} -r -F ${text}`;
  if (value === "folder") return `${name} -x -a '(__fish_complete_directories)' ${text}`;
  return `${name} -x -a ${quoted(value.join(" "))} ${text}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
