import { Project, type SourceFileStructure, StructureKind, ts } from "ts-morph";

export type {
  FunctionDeclarationStructure,
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

/**
 * Prints each module, type-checks all of them in one program, and compiles them to JavaScript and declarations. Both
 * come from the same source, so they cannot disagree.
 */
export function compileTypeScript(input: CompileInput): Compilation {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions });
  const fileSystem = project.getFileSystem();
  fileSystem.writeFileSync("/package.json", '{ "type": "module" }');
  for (const { path, content } of input.declarations) fileSystem.writeFileSync(`/${path}`, content);
  const ours = input.declarations.filter(({ path }) => !path.startsWith("node_modules/"));
  const declarations = ours.map(({ path }) => project.addSourceFileAtPath(`/${path}`));
  const sources = input.modules.map(({ path, structure }) =>
    project.createSourceFile(`/${path}`, { ...structure, kind: StructureKind.SourceFile }),
  );

  const program = project.getProgram();
  const problemsOf = (source: (typeof sources)[number]): readonly string[] =>
    [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((problem) => {
      const line = problem.getLineNumber();
      const text = ts.flattenDiagnosticMessageText(problem.compilerObject.messageText, "\n");
      return `${source.getFilePath().slice(1)}${line === undefined ? "" : `:${line}`} TS${problem.getCode()} ${text}`;
    });
  const emitted = new Map(
    project
      .emitToMemory({ emitOnlyDtsFiles: true })
      .getFiles()
      .map(({ filePath, text }) => [String(filePath), text]),
  );
  return {
    problems: declarations.flatMap(problemsOf),
    modules: sources.map((source) => {
      const name = source.getFilePath().slice(1).replace(/\.ts$/, "");
      return {
        name,
        javascript: ts.transpileModule(source.getFullText(), {
          fileName: `${name}.mts`,
          compilerOptions: { ...compilerOptions, declaration: false, removeComments: true },
        }).outputText,
        declaration: emitted.get(`/${name}.d.ts`) ?? "",
        problems: problemsOf(source),
      };
    }),
  };
}
