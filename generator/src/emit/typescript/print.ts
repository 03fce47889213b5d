import { Project, StructureKind } from "ts-morph";
import type { TypeScriptModule } from "./module.js";

/** Prints declarations as they are: what has no code needs no compiler. */
export function printDeclarations(structures: readonly TypeScriptModule["structure"][]): readonly string[] {
  return print(structures, "d.ts");
}

export function print(structures: readonly TypeScriptModule["structure"][], ending: "ts" | "d.ts"): readonly string[] {
  const project = new Project({ useInMemoryFileSystem: true });
  return structures.map((structure, index) => {
    const source = project.createSourceFile(`/${index}.${ending}`, { ...structure, kind: StructureKind.SourceFile });
    const text = source.getFullText();
    // Thousands of trees would take more memory than all the rest.
    project.removeSourceFile(source);
    return text;
  });
}
