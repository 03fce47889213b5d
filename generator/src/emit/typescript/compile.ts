import { createHash } from "node:crypto";
import { type Program, type SourceFile, StructureKind } from "ts-morph";
import { compileInParts, mostTogether } from "./compile-in-parts.js";
import { compileModules, problemsOf } from "./compiled-modules.js";
import type { Compilation, CompileInput } from "./module.js";
import { isOfPackage, openWorkshop } from "./workshop.js";

/**
 * Prints each module, type-checks all of them, and compiles them to JavaScript and declarations. Both come from the same
 * source, so they cannot disagree.
 */
export function compileTypeScript(input: CompileInput): Compilation {
  const key = createHash("sha256").update(JSON.stringify(input)).digest("base64");
  if (last?.key !== key) {
    const files = input.modules.length + input.declarations.filter((file) => !isOfPackage(file)).length;
    last = { key, compilation: files > mostTogether ? compileInParts(input) : withSources(input, compile) };
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
