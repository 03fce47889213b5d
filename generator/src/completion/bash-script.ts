import { type CompletedCommand, type CompletedValue, spellings } from "./completed-command.js";

/**
 * For bash 3.2 too, which macOS has: it lacks compopt, and only shows folders without a slash. Bash takes `--format=json`
 * for three words, `:` in a word for a word of its own.
 */
export function bashScript(commands: readonly CompletedCommand[]): string {
  return `# Completes eventwright in bash.
_eventwright_paths() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$2"))
}
_eventwright() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}"
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")} --help --version" -- "$word"))
    return
  fi
  if [ "$word" = "=" ]; then
    word=""
  elif [ "$before" = "=" ]; then
    before="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  case "\${COMP_WORDS[1]} $before" in
${commands.flatMap(valueCases).join("\n")}
  esac
  case "\${COMP_WORDS[1]} $word" in
${commands.flatMap(commandCases).join("\n")}
  esac
}
complete -F _eventwright eventwright
`;
}

function valueCases({ name, options }: CompletedCommand): readonly string[] {
  return options.flatMap((option) => {
    if (option.value === undefined) return [];
    const pattern = spellings(option)
      .map((spelling) => `"${name} ${spelling}"`)
      .join(" | ");
    return [`    ${pattern}) ${replyOf(option.value)}return ;;`];
  });
}

function commandCases({ name, options, arguments: values }: CompletedCommand): readonly string[] {
  const names = replyOf(options.flatMap(spellings));
  // Nothing counts which argument it is: of each command's, one at most differs from a path.
  const value = values.find((one) => one !== "text");
  const ofArguments = value === undefined ? [] : [`    "${name} "[!-]* | "${name} ") ${replyOf(value)};;`];
  return [...ofArguments, `    "${name} "*) ${names};;`];
}

/** Ends with `; `, so that something can follow. */
function replyOf(value: CompletedValue): string {
  if (value === "text") return "";
  if (value === "file") return `_eventwright_paths -f "$word"; `;
  if (value === "folder") return `_eventwright_paths -d "$word"; `;
  return `COMPREPLY=($(compgen -W "${value.join(" ")}" -- "$word")); `;
}
