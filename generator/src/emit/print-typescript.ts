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
  const project = new Project({ useInMemoryFileSystem: true });
  return structures.map((structure, index) =>
    project.createSourceFile(`/${index}.d.ts`, { ...structure, kind: StructureKind.SourceFile }).getFullText(),
  );
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
 * Prints each module, type-checks all of them in one program, and compiles them to JavaScript and declarations. Both
 * come from the same source, so they cannot disagree.
 */
export function compileTypeScript(input: CompileInput): Compilation {
  const key = JSON.stringify(input);
  if (last?.key !== key) last = { key, compilation: withSources(input, compile) };
  return last.compilation;
}

/** Most changes of a document that is watched change no type. */
let last: { readonly key: string; readonly compilation: Compilation } | undefined;

/** What the compiler has to say about the modules, as `<path>:<line> TS<code> <text>`. Nothing is compiled. */
export function checkTypeScript(input: CompileInput): readonly string[] {
  return withSources(input, (program, { sources }) => sources.flatMap((source) => problemsOf(program, source)));
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

/** By TypeScript, of the files that were compiled last: most are the same the next time. */
const transpiled = new Map<string, string>();

function forgetOthers(sources: readonly SourceFile[]): void {
  const texts = new Set(sources.map((source) => source.getFullText()));
  for (const text of transpiled.keys()) if (!texts.has(text)) transpiled.delete(text);
}

function javascriptOf(typescript: string): string {
  const known = transpiled.get(typescript);
  if (known !== undefined) return known;
  const { outputText } = ts.transpileModule(typescript, {
    fileName: "module.mts",
    compilerOptions: { ...compilerOptions, declaration: false, removeComments: true },
  });
  transpiled.set(typescript, outputText);
  return outputText;
}

interface CompiledFiles {
  readonly declarations: readonly SourceFile[];
  readonly sources: readonly SourceFile[];
}

function compile(program: Program, { declarations, sources }: CompiledFiles): Compilation {
  // File by file: all at once, the compiler would check what is not ours as well.
  const declarationOf = (source: SourceFile): string => {
    let declaration = "";
    const write = (_path: string, text: string) => {
      declaration = text;
    };
    program.compilerObject.emit(source.compilerNode, write, undefined, true);
    return declaration;
  };
  forgetOthers(sources);
  return {
    problems: declarations.flatMap((declaration) => problemsOf(program, declaration)),
    modules: sources.map((source) => {
      const name = source.getFilePath().slice(1).replace(/\.ts$/, "");
      return {
        name,
        javascript: javascriptOf(source.getFullText()),
        declaration: declarationOf(source),
        problems: problemsOf(program, source),
      };
    }),
  };
}

function problemsOf(program: Program, source: SourceFile): readonly string[] {
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((problem) => {
    const line = problem.getLineNumber();
    const text = ts.flattenDiagnosticMessageText(problem.compilerObject.messageText, "\n");
    return `${source.getFilePath().slice(1)}${line === undefined ? "" : `:${line}`} TS${problem.getCode()} ${text}`;
  });
}
