import { Project, ts } from "ts-morph";
import type { CompileInput } from "./module.js";

/** As strict as the strictest user: what compiles here compiles there. */
export const compilerOptions: ts.CompilerOptions = {
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

/** The project, with nothing of the modules in it. */
export function openWorkshop(declarations: CompileInput["declarations"]): Project {
  const packages = JSON.stringify(declarations.filter(isOfPackage).map(({ path, content }) => [path, content]));
  if (workshop?.packages === packages) return workshop.project;
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions });
  const fileSystem = project.getFileSystem();
  fileSystem.writeFileSync("/package.json", '{ "type": "module" }');
  for (const { path, content } of declarations.filter(isOfPackage)) fileSystem.writeFileSync(`/${path}`, content);
  workshop = { project, packages };
  return project;
}

export function isOfPackage({ path }: { readonly path: string }): boolean {
  return path.startsWith("node_modules/");
}
