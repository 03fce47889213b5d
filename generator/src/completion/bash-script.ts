import { type CompletedCommand, spellings } from "./completed-command.js";

export function bashScript(commands: readonly CompletedCommand[]): string {
  return `# Completes eventwright in bash.
_eventwright() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]} $before" in
${commands.flatMap(valueCases).join("\n")}
  esac
  case "\${COMP_WORDS[1]}" in
${commands.map(commandCase).join("\n")}
  esac
}
complete -F _eventwright eventwright
`;
}

function valueCases({ name, options }: CompletedCommand): readonly string[] {
  return options
    .filter(({ value }) => value !== "none")
    .map((option) => {
      const pattern = spellings(option)
        .map((spelling) => `"${name} ${spelling}"`)
        .join(" | ");
      const { value } = option;
      const flags = value === "file" ? "-f" : value === "folder" ? "-d" : undefined;
      const words = typeof value === "string" ? undefined : `-W "${value.join(" ")}"`;
      const generated = flags ?? words;
      const reply = generated === undefined ? "" : ` COMPREPLY=($(compgen ${generated} -- "$word"));`;
      return `    ${pattern})${reply} return ;;`;
    });
}

function commandCase({ name, options, words }: CompletedCommand): string {
  const all = [...words, ...options.flatMap(spellings)].join(" ");
  return `    ${name}) COMPREPLY=($(compgen -W "${all}" -- "$word")) ;;`;
}
