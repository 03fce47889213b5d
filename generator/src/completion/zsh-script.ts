import type { CompletedCommand, CompletedOption } from "./completed-command.js";

export function zshScript(commands: readonly CompletedCommand[]): string {
  return `#compdef eventwright
# Completes eventwright in zsh.
_eventwright() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`).join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _arguments '--help[help]' '--version[version]'
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join("\n")}
  esac
}
# Sourced, it is registered; found in $fpath, it is run.
if [[ $funcstack[1] == _eventwright ]]; then _eventwright "$@"; else compdef _eventwright eventwright; fi
`;
}

function commandCase({ name, options, words }: CompletedCommand): string {
  const specs = [...options.flatMap(optionSpecs), ...(words.length === 0 ? [] : [quoted(`1: :(${words.join(" ")})`)])];
  return `    ${name})\n      _arguments -s \\\n${specs.map((spec) => `        ${spec}`).join(" \\\n")}\n      ;;`;
}

function optionSpecs({ long, short, description, value }: CompletedOption): readonly string[] {
  const text = `[${description.replace(/[[\]:]/g, "\\$&")}]`;
  const action = value === "file" ? "_files" : value === "folder" ? "_files -/" : value === "text" ? " " : undefined;
  const follows = value === "none" ? "" : `: :${action ?? `(${(value as readonly string[]).join(" ")})`}`;
  return (short === undefined ? [long] : [short, long]).map((spelling) => quoted(spelling + text + follows));
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
