import { ts } from "ts-morph";
import type { CompiledModule } from "./module.js";
import { compilerOptions } from "./workshop.js";

/** The JavaScript and the declarations of modules of a program. */
export function compileModules(program: ts.Program, sources: readonly ts.SourceFile[]): readonly CompiledModule[] {
  const javascript = transpile(sources.map(({ text }) => text));
  return sources.map((source, index) => ({
    name: source.fileName.slice(1).replace(/\.ts$/, ""),
    javascript: javascript[index] ?? "",
    declaration: declarationOf(program, source),
    problems: problemsOf(program, source),
  }));
}

/** File by file: all at once, the compiler would check what is not ours as well. */
function declarationOf(program: ts.Program, source: ts.SourceFile): string {
  let declaration = "";
  const write = (_path: string, text: string) => {
    declaration = text;
  };
  program.emit(source, write, undefined, true);
  return flat(declaration);
}

/** The compiler puts a text together of hundreds of pieces, which take ten times its memory until it is looked at. */
function flat(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** By TypeScript, of the files that were transpiled last: most are the same the next time. */
let transpiled: ReadonlyMap<string, string> = new Map();

/** The JavaScript of each, without a look at types: all in one program, which takes a tenth of the time of one for each. */
function transpile(texts: readonly string[]): readonly string[] {
  const options: ts.CompilerOptions = {
    ...compilerOptions,
    declaration: false,
    removeComments: true,
    noResolve: true,
    noLib: true,
    noCheck: true,
    suppressOutputPathCheck: true,
  };
  const fresh = [...new Set(texts)].filter((text) => !transpiled.has(text));
  const sources = new Map(
    fresh.map((text, index) => {
      const path = `/${index}.mts`;
      return [
        path,
        ts.createSourceFile(path, text, {
          languageVersion: ts.ScriptTarget.ES2022,
          impliedNodeFormat: ts.ModuleKind.ESNext,
        }),
      ];
    }),
  );
  const written = new Map<string, string>();
  const program = ts.createProgram([...sources.keys()], options, {
    getSourceFile: (path) => sources.get(path),
    writeFile: (path, text) => written.set(path, flat(text)),
    getDefaultLibFileName: () => "lib.d.ts",
    useCaseSensitiveFileNames: () => true,
    getCanonicalFileName: (path) => path,
    getCurrentDirectory: () => "/",
    getNewLine: () => "\n",
    fileExists: (path) => sources.has(path),
    readFile: () => undefined,
  });
  program.emit();
  const known = new Map([
    ...transpiled,
    ...fresh.map((text, index) => [text, written.get(`/${index}.mjs`) ?? ""] as const),
  ]);
  transpiled = new Map(texts.map((text) => [text, known.get(text) ?? ""]));
  return texts.map((text) => known.get(text) ?? "");
}

/** What the compiler has to say about a file of a program, one text each. */
export function problemsOf(program: ts.Program, source: ts.SourceFile): readonly string[] {
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((problem) => {
    const line = problem.start === undefined ? "" : `:${source.getLineAndCharacterOfPosition(problem.start).line + 1}`;
    const text = ts.flattenDiagnosticMessageText(problem.messageText, "\n");
    return `${source.fileName.slice(1)}${line} TS${problem.code} ${text}`;
  });
}
