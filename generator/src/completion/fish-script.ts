import type { CompletedCommand, CompletedOption } from "./completed-command.js";

export function fishScript(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, description, options, arguments: values }) => {
    const here = `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c eventwright -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
      ...values.flatMap((value) => {
        if (value === "text") return [];
        const kind = value === "file" ? "-F" : `-f -a ${value === "folder" ? folders : quoted(value.join(" "))}`;
        return [`complete -c eventwright ${here} ${kind}`];
      }),
      ...options.map((option) => `complete -c eventwright ${here} ${optionText(option)}`),
    ];
  });
  return `# Completes eventwright in fish.
complete -c eventwright -f
complete -c eventwright -n __fish_use_subcommand -s h -l help -d help
complete -c eventwright -n __fish_use_subcommand -s V -l version -d version
${lines.join("\n")}
`;
}

const folders = "'(__fish_complete_directories)'";

function optionText({ long, short, description, value }: CompletedOption): string {
  const name = `${short === undefined ? "" : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  const text = `-d ${quoted(description)}`;
  if (value === undefined) return `${name} ${text}`;
  if (value === "text") return `${name} -x ${text}`;
  if (value === "file") return `${name} -r -F ${text}`;
  if (value === "folder") return `${name} -x -a ${folders} ${text}`;
  return `${name} -x -a ${quoted(value.join(" "))} ${text}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
