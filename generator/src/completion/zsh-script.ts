import type { CompletedCommand, CompletedOption, CompletedValue } from "./completed-command.js";

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

function commandCase({ name, options, arguments: values }: CompletedCommand): string {
  const specs = [
    ...options.flatMap(optionSpecs),
    ...values.map((value, index) => quoted(`${index + 1}: :${actionOf(value)}`)),
  ];
  return `    ${name})\n      _arguments -s \\\n${specs.map((spec) => `        ${spec}`).join(" \\\n")}\n      ;;`;
}

/** With `*`, because some options count several times; with `=`, because a long option takes its value in both ways. */
function optionSpecs({ long, short, description, value }: CompletedOption): readonly string[] {
  const text = `[${description.replace(/[[\]:]/g, "\\$&")}]`;
  const names = short === undefined ? [long] : [short, long];
  if (value === undefined) return names.map((name) => quoted(name + text));
  return names.map((name) => quoted(`*${name}${name === long ? "=" : ""}${text}: :${actionOf(value)}`));
}

function actionOf(value: CompletedValue): string {
  if (value === "text") return " ";
  if (value === "file") return "_files";
  return value === "folder" ? "_files -/" : `(${value.join(" ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
