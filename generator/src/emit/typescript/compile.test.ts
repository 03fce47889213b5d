import { describe, expect, it } from "vitest";
import { compileTypeScript } from "./compile.js";
import {
  type CompileInput,
  StructureKind,
  type TypeScriptModule,
  VariableDeclarationKind,
  type VariableStatementStructure,
} from "./module.js";

const declaration = (index: number, type = "number") => ({
  path: `types/t${index}.d.ts`,
  content: `/** Number ${index}. */\nexport type T${index} = ${type};\n`,
});

const constant = (name: string, type: string, initializer: string): VariableStatementStructure => ({
  kind: StructureKind.VariableStatement,
  isExported: true,
  declarationKind: VariableDeclarationKind.Const,
  declarations: [{ name, type, initializer }],
  docs: [`Says ${name}.`],
});

const leaf = (index: number, initializer = String(index)): TypeScriptModule => ({
  path: `values/v${index}.ts`,
  structure: {
    statements: [
      {
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: `../types/t${index}.js`,
        namedImports: [`T${index}`],
        isTypeOnly: true,
      },
      constant(`v${index}`, `T${index}`, initializer),
    ],
  },
});

const gathering = (count: number): TypeScriptModule => ({
  path: "index.ts",
  structure: {
    statements: [
      ...Array.from({ length: count }, (_, index) => ({
        kind: StructureKind.ImportDeclaration as const,
        moduleSpecifier: `./values/v${index}.js`,
        namedImports: [`v${index}`],
      })),
      constant("all", "readonly number[]", `[${Array.from({ length: count }, (_, index) => `v${index}`).join(", ")}]`),
    ],
  },
});

const inputOf = (count: number): CompileInput => ({
  modules: [gathering(count), ...Array.from({ length: count }, (_, index) => leaf(index))],
  declarations: Array.from({ length: count }, (_, index) => declaration(index)),
});

describe("a package of more files than fit into one program", { timeout: 120_000 }, () => {
  it("is compiled as one that fits", () => {
    const [small, large] = [inputOf(3), inputOf(600)];
    const together = compileTypeScript({ ...small, modules: small.modules.slice(1) });
    const inParts = compileTypeScript(large);
    expect(inParts.problems).toEqual([]);
    expect(inParts.modules.flatMap(({ problems }) => problems)).toEqual([]);
    expect(inParts.modules.map(({ name }) => name)).toEqual(large.modules.map(({ path }) => path.replace(/\.ts$/, "")));
    expect(inParts.modules.slice(1, 4)).toEqual(together.modules);
    expect(inParts.modules[1]).toMatchObject({
      javascript: "export const v0 = 0;\n",
      declaration: expect.stringContaining("/** Says v0. */\nexport declare const v0: T0;"),
    });
    expect(inParts.modules[0]?.javascript).toContain("v599]");
  });

  it("is checked in every part", () => {
    const { modules, declarations } = inputOf(600);
    const { problems, modules: compiled } = compileTypeScript({
      modules: modules.map((module, index) => (index === 500 ? leaf(499, '"a text"') : module)),
      declarations: declarations.map((one, index) => (index === 7 ? declaration(7, "Missing") : one)),
    });
    expect(problems).toEqual(["types/t7.d.ts:2 TS2304 Cannot find name 'Missing'."]);
    expect(compiled.flatMap((module) => module.problems)).toEqual([
      "values/v499.ts:3 TS2322 Type 'string' is not assignable to type 'number'.",
    ]);
  });
});
