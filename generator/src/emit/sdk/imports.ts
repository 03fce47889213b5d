import { posix } from "node:path";
import { type ImportDeclarationStructure, StructureKind } from "../typescript/module.js";

interface ImportStructure extends ImportDeclarationStructure {
  readonly namedImports: string[];
}

/** What a module turned out to need while it was being written. Types and values are imported apart, as `verbatimModuleSyntax` asks. */
export class Imports {
  readonly #values = new Map<string, Set<string>>();
  readonly #types = new Map<string, Set<string>>();

  /**
   * @param modulePath The importing module, relative to the output folder.
   * @param taken Names that the document gives to what the module declares or imports. They keep them: what a package
   * exports under one of them is imported as `Runtime…`.
   */
  constructor(
    private readonly modulePath: string,
    private readonly taken: ReadonlySet<string> = new Set(),
  ) {}

  /** @returns what it is called here, so that a use and its import are one expression. */
  value(from: string, name: string): string {
    return this.#add(this.#values, from, name);
  }

  /** @returns what it is called here. */
  type(from: string, name: string): string {
    return this.#add(this.#types, from, name);
  }

  #add(to: Map<string, Set<string>>, from: string, name: string): string {
    const specifier = this.#specifier(from);
    const alias = isPackage(from) ? this.#free(name) : name;
    const names = to.get(specifier) ?? new Set();
    to.set(specifier, names.add(alias === name ? name : `${name} as ${alias}`));
    return alias;
  }

  #free(name: string): string {
    return this.taken.has(name) ? this.#free(`Runtime${name}`) : name;
  }

  /** Packages first, then files, each in alphabetical order. */
  structures(): readonly ImportStructure[] {
    const specifiers = [...new Set([...this.#values.keys(), ...this.#types.keys()])].sort(bySpecifier);
    return specifiers.flatMap((moduleSpecifier) => [
      ...structure(moduleSpecifier, this.#values.get(moduleSpecifier), false),
      ...structure(moduleSpecifier, this.#types.get(moduleSpecifier), true),
    ]);
  }

  /** `schemas/price.d.ts` or `messages/price.ts` as this module names it: `./schemas/price.js`. */
  #specifier(from: string): string {
    if (isPackage(from)) return from;
    const relative = posix.relative(posix.dirname(this.modulePath), from.replace(/(\.d)?\.ts$/, ".js"));
    return relative.startsWith(".") ? relative : `./${relative}`;
  }
}

function isPackage(from: string): boolean {
  return from.startsWith("@");
}

function structure(
  moduleSpecifier: string,
  names: ReadonlySet<string> | undefined,
  isTypeOnly: boolean,
): readonly ImportStructure[] {
  if (names === undefined) return [];
  const namedImports = [...names].sort(byName);
  return [{ kind: StructureKind.ImportDeclaration, moduleSpecifier, namedImports, isTypeOnly }];
}

function bySpecifier(one: string, other: string): number {
  const isFile = (specifier: string): number => (specifier.startsWith(".") ? 1 : 0);
  return isFile(one) - isFile(other) || (one < other ? -1 : 1);
}

/** Without regard to case, as formatters sort. */
function byName(one: string, other: string): number {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()];
  if (first === second) return one < other ? -1 : 1;
  return first < second ? -1 : 1;
}
