import type { SourceFileStructure } from "ts-morph";

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
/** With its neighbours the only files that import ts-morph, and with it the TypeScript compiler (about a second): import what uses them lazily. */
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
