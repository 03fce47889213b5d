import { createHash } from "node:crypto";
import { posix } from "node:path";
import { type Program, Project, type SourceFile, type SourceFileStructure, StructureKind, ts } from "ts-morph";

export type {
  ImportDeclarationStructure,
  InterfaceDeclarationStructure,
  MethodSignatureStructure,
  OptionalKind,
  PropertySignatureStructure,
  SourceFileStructure,
  StatementStructures,
  VariableStatementStructure,
} from "ts-morph";
/** The only file that imports ts-morph, and with it the TypeScript compiler (about a second): import what uses it lazily. */
export { StructureKind, VariableDeclarationKind } from "ts-morph";

/** A module of the generated package as it would be written by hand. Its path ends in `.ts`, relative to the output folder. */
export interface TypeScriptModule {
  readonly path: string;
  readonly structure: Omit<SourceFileStructure, "kind">;
}

export interface CompileInput {
  readonly modules: readonly TypeScriptModule[];
  /** Declarations that the modules import: path in the output folder, or below `node_modules/`, and text. */
  readonly declarations: readonly { readonly path: string; readonly content: string }[];
}

export interface CompiledModule {
  /** Path without the ending. */
  readonly name: string;
  /** Without comments: what a reader looks for stands in the declaration. */
  readonly javascript: string;
  readonly declaration: string;
  /** What the compiler has to say about it, one text each. */
  readonly problems: readonly string[];
}

export interface Compilation {
  readonly modules: readonly CompiledModule[];
  /** Problems of the declarations of the output folder, which have no JavaScript here. */
  readonly problems: readonly string[];
}

/** Prints declarations as they are: what has no code needs no compiler. */
export function printDeclarations(structures: readonly TypeScriptModule["structure"][]): readonly string[] {
  return print(structures, "d.ts");
}

function print(structures: readonly TypeScriptModule["structure"][], ending: "ts" | "d.ts"): readonly string[] {
  const project = new Project({ useInMemoryFileSystem: true });
  return structures.map((structure, index) => {
    const source = project.createSourceFile(`/${index}.${ending}`, { ...structure, kind: StructureKind.SourceFile });
    const text = source.getFullText();
    // Thousands of trees would take more memory than all the rest.
    project.removeSourceFile(source);
    return text;
  });
}

/** As strict as the strictest user: what compiles here compiles there. */
const compilerOptions: ts.CompilerOptions = {
  // The language's own declarations are as they are: checking them would take longer than checking ours.
  skipDefaultLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.esnext.disposable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  declaration: true,
};

/** A project that knows the language's own declarations and those of packages; both are parsed once. */
interface Workshop {
  readonly project: Project;
  readonly packages: string;
}

let workshop: Workshop | undefined;

function openWorkshop(declarations: CompileInput["declarations"]): Project {
  const packages = JSON.stringify(declarations.filter(isOfPackage).map(({ path, content }) => [path, content]));
  if (workshop?.packages === packages) return workshop.project;
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions });
  const fileSystem = project.getFileSystem();
  fileSystem.writeFileSync("/package.json", '{ "type": "module" }');
  for (const { path, content } of declarations.filter(isOfPackage)) fileSystem.writeFileSync(`/${path}`, content);
  workshop = { project, packages };
  return project;
}

function isOfPackage({ path }: { readonly path: string }): boolean {
  return path.startsWith("node_modules/");
}

/**
 * Prints each module, type-checks all of them, and compiles them to JavaScript and declarations. Both come from the same
 * source, so they cannot disagree.
 */
export function compileTypeScript(input: CompileInput): Compilation {
  const key = createHash("sha256").update(JSON.stringify(input)).digest("base64");
  if (last?.key !== key) {
    const files = input.modules.length + input.declarations.filter((file) => !isOfPackage(file)).length;
    last = { key, compilation: files > mostTogether ? compileByParts(input) : withSources(input, compile) };
  }
  return last.compilation;
}

/** Most changes of a document that is watched change no type. */
let last: { readonly key: string; readonly compilation: Compilation } | undefined;

/** What the compiler has to say about the modules, as `<path>:<line> TS<code> <text>`. Nothing is compiled. */
export function checkTypeScript(input: CompileInput): readonly string[] {
  return withSources(input, (program, { sources }) =>
    sources.flatMap(({ compilerNode }) => problemsOf(program.compilerObject, compilerNode)),
  );
}

function withSources<Result>(input: CompileInput, use: (program: Program, files: CompiledFiles) => Result): Result {
  const project = openWorkshop(input.declarations);
  const declarations = input.declarations
    .filter((declaration) => !isOfPackage(declaration))
    .map(({ path, content }) => project.createSourceFile(`/${path}`, content));
  const sources = input.modules.map(({ path, structure }) =>
    project.createSourceFile(`/${path}`, { ...structure, kind: StructureKind.SourceFile }),
  );
  try {
    return use(project.getProgram(), { declarations, sources });
  } finally {
    for (const source of [...declarations, ...sources]) project.removeSourceFile(source);
  }
}

/** A program of more files than this is made in parts: a thousand of them take some 400 MB. */
const mostTogether = 1000;
const filesOfPart = 400;
const charactersOfPart = 500_000;

/** The same, one part after another. What a part imports of those before it are declarations, which hold no code. */
function compileByParts({ modules, declarations }: CompileInput): Compilation {
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

interface CompiledFiles {
  readonly declarations: readonly SourceFile[];
  readonly sources: readonly SourceFile[];
}

function compile({ compilerObject }: Program, { declarations, sources }: CompiledFiles): Compilation {
  const nodes = declarations.map(({ compilerNode }) => compilerNode);
  return {
    problems: nodes.flatMap((node) => problemsOf(compilerObject, node)),
    modules: compileModules(
      compilerObject,
      sources.map(({ compilerNode }) => compilerNode),
    ),
  };
}

function compileModules(program: ts.Program, sources: readonly ts.SourceFile[]): readonly CompiledModule[] {
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

function problemsOf(program: ts.Program, source: ts.SourceFile): readonly string[] {
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((problem) => {
    const line = problem.start === undefined ? "" : `:${source.getLineAndCharacterOfPosition(problem.start).line + 1}`;
    const text = ts.flattenDiagnosticMessageText(problem.messageText, "\n");
    return `${source.fileName.slice(1)}${line} TS${problem.code} ${text}`;
  });
}
