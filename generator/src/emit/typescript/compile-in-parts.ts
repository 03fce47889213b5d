import { posix } from "node:path";
import { type Project, ts } from "ts-morph";
import { compileModules, problemsOf } from "./compiled-modules.js";
import type { Compilation, CompileInput } from "./module.js";
import { print } from "./print.js";
import { compilerOptions, isOfPackage, openWorkshop } from "./workshop.js";

/** A program of more files than this is made in parts: a thousand of them take some 400 MB. */
export const mostTogether = 1000;
const filesOfPart = 400;
const charactersOfPart = 500_000;

/** What `compileTypeScript` does, one part after another. What a part imports of those before it are declarations, which hold no code. */
export function compileInParts({ modules, declarations }: CompileInput): Compilation {
  const packages = sharedFiles(openWorkshop(declarations));
  const own = declarations.filter((declaration) => !isOfPackage(declaration));
  const texts = print(
    modules.map(({ structure }) => structure),
    "ts",
  );
  const files = new Map([
    ...own.map(({ path, content }) => [`/${path}`, content] as const),
    ...modules.map(({ path }, index) => [`/${path}`, texts[index] ?? ""] as const),
  ]);
  const problems = parts([...files.keys()].slice(0, own.length), files).flatMap((part) =>
    inPart(part, files, packages, (program, sources) => sources.flatMap((source) => problemsOf(program, source))),
  );
  // Modules are listed before those they import.
  const compiled = parts([...files.keys()].slice(own.length).toReversed(), files).flatMap((part) => {
    const done = inPart(part, files, packages, compileModules);
    for (const { name, declaration } of done) {
      files.delete(`/${name}.ts`);
      files.set(`/${name}.d.ts`, declaration);
    }
    return done;
  });
  return { problems, modules: compiled.toReversed() };
}

/** The files of packages and of the language, each parsed once. */
interface SharedFiles {
  readonly project: Project;
  readonly language: ts.Program;
  readonly parsed: Map<string, ts.SourceFile | undefined>;
  /** Where the modules of packages are, by name or path. */
  readonly resolved: Map<string, ts.ResolvedModuleWithFailedLookupLocations>;
}

function sharedFiles(project: Project): SharedFiles {
  // A program without a file would not load them.
  const source = project.createSourceFile("/any.ts", "");
  const language = project.getProgram().compilerObject;
  project.removeSourceFile(source);
  return { project, language, parsed: new Map(), resolved: new Map() };
}

/** A program of its own, of which nothing stays. */
function inPart<Result>(
  paths: readonly string[],
  files: ReadonlyMap<string, string>,
  { project, language, parsed, resolved }: SharedFiles,
  use: (program: ts.Program, sources: readonly ts.SourceFile[]) => Result,
): Result {
  const fileSystem = project.getFileSystem();
  const fileExists = (path: string) => files.has(path) || fileSystem.fileExistsSync(path);
  const readFile = (path: string) => files.get(path) ?? fileSystem.readFileSync(path);
  const program = ts.createProgram(paths, compilerOptions, {
    getSourceFile(path, options) {
      // Comments are copied as they stand, whether they are parsed or not.
      const jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
      const parse = () =>
        ts.createSourceFile(path, readFile(path), {
          ...(typeof options === "object" ? options : { languageVersion: options }),
          jsDocParsingMode,
        });
      if (files.has(path)) return parse();
      if (!parsed.has(path)) parsed.set(path, language.getSourceFile(path) ?? (fileExists(path) ? parse() : undefined));
      return parsed.get(path);
    },
    fileExists,
    readFile,
    resolveModuleNameLiterals: (literals, importer) =>
      literals.map(({ text }) => {
        const path = text.startsWith(".") ? posix.join(posix.dirname(importer), text) : text;
        if (text.startsWith(".") && files.has(importer)) return { resolvedModule: moduleOf(path, files) };
        const found =
          resolved.get(path) ?? ts.resolveModuleName(text, importer, compilerOptions, { fileExists, readFile });
        resolved.set(path, found);
        return found;
      }),
    writeFile: () => {},
    getDefaultLibFileName: () => "lib.d.ts",
    getDefaultLibLocation: () => "/node_modules/typescript/lib",
    useCaseSensitiveFileNames: () => true,
    getCanonicalFileName: (path) => path,
    getCurrentDirectory: () => "/",
    getNewLine: () => "\n",
  });
  return use(
    program,
    paths.flatMap((path) => program.getSourceFile(path) ?? []),
  );
}

/** Looked up by what there is: the compiler would remember for each import of thousands where it has looked in vain. */
function moduleOf(path: string, files: ReadonlyMap<string, string>): ts.ResolvedModuleFull | undefined {
  const extensions = [ts.Extension.Ts, ts.Extension.Dts];
  const extension = extensions.find((ending) => files.has(path.replace(/\.js$/, ending)));
  return extension && { resolvedFileName: path.replace(/\.js$/, extension), extension, isExternalLibraryImport: false };
}

/** So many files, or so much text: what gathers all others is a part alone. */
function parts(paths: readonly string[], files: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const found: string[][] = [];
  let room = 0;
  for (const path of paths) {
    const length = (files.get(path) ?? "").length;
    const last = found.at(-1);
    if (last !== undefined && last.length < filesOfPart && length <= room) last.push(path);
    else {
      found.push([path]);
      room = charactersOfPart;
    }
    room -= length;
  }
  return found;
}
