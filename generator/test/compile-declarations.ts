import { Project, ts } from "ts-morph";
import type { GeneratedFile } from "../src/output/generated-file.js";

export const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
};

export interface ProblemLine {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** What TypeScript has to say about emitted declarations and about files that use them. */
export function compileDeclarations(
  files: readonly GeneratedFile[],
  options: ts.CompilerOptions = strictest,
): readonly ProblemLine[] {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: options });
  const fileSystem = project.getFileSystem();
  fileSystem.writeFileSync("/package.json", '{ "type": "module" }');
  for (const { path, content } of files) fileSystem.writeFileSync(`/${path}`, content);
  const sources = files.map(({ path }) => project.addSourceFileAtPath(`/${path}`));
  const program = project.getProgram();
  return sources.flatMap((source) =>
    [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((problem) => ({
      path: source.getFilePath().slice(1),
      line: problem.getLineNumber() ?? 0,
      text: ts.flattenDiagnosticMessageText(problem.compilerObject.messageText, "\n"),
    })),
  );
}
