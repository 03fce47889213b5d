import { existsSync } from "node:fs";
import { readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Config } from "../config/config.js";
import { configFileNames } from "../config/load-config.js";
import { packageNameOf } from "../config/package-name.js";
import { readConfig } from "../config/read-config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { pascalCase } from "../contract/names.js";
import { checkFolder } from "../output/check-folder.js";
import { makeFolder } from "../output/make-folder.js";
import { OutputFolder } from "../output/output-folder.js";
import { firstDocument } from "./first-document.js";
import { type GeneratedPackage, type GenerateMode, generate } from "./generate.js";
import { InitError } from "./init-error.js";

export interface Question {
  readonly text: string;
  /** The answer of who only presses Enter. */
  readonly fallback: string;
}

export interface InitOptions {
  readonly cwd: string;
  readonly title?: string;
  readonly packageName?: string;
  readonly input?: string;
  readonly output?: string;
  /** Fetch what a document that is there refers to at http and https. @default false */
  readonly allowRemote?: boolean;
  /** Folders beside the document's own that a document that is there may refer to files in. They go into the configuration. */
  readonly roots?: readonly string[];
  /** Asks for what is not given. Absent: the defaults count. */
  readonly ask?: (question: Question) => Promise<string>;
}

export interface InitResult {
  /** About a document that was there before. When one of them is an error, nothing was written. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files that were written beside the package, as `cwd` sees them. Empty when there were errors. */
  readonly written: readonly string[];
  /** The document, when it was there before: it is as it was. */
  readonly kept?: string;
  readonly generated?: GeneratedPackage;
}

const configFile = "eventwright.config.yaml";

/**
 * Begins: a small document, a configuration and the package that follows from them. A document that is there is used.
 *
 * @throws InitError when something is in the way, or an answer cannot be used. What `generate` throws.
 */
export async function init(
  { cwd, ask, allowRemote, roots, ...given }: InitOptions,
  mode: Pick<GenerateMode, "onFound"> = {},
): Promise<InitResult> {
  const configs = configFileNames.filter((name) => existsSync(join(cwd, name)));
  if (configs.length > 0) throw new InitError("INIT_IN_THE_WAY", "There is a configuration already.", configs);

  const answer = async (text: string, fallback: string, known: string | undefined): Promise<string> =>
    known ?? (ask === undefined ? fallback : await ask({ text, fallback }));
  const input = await answer("AsyncAPI document?", "asyncapi.yaml", given.input);
  const isThere = existsSync(resolve(cwd, input));
  const title = isThere ? undefined : await answer("What is the service called?", titleOf(cwd), given.title);
  if (title !== undefined && pascalCase(title) === undefined)
    throw new InitError("INIT_ANSWER_REFUSED", `"${title}" holds no letter or digit to make a name of.`);
  const output = await answer("Folder of the generated package?", "sdk", given.output);
  if (resolve(cwd, output) === resolve(cwd, input) && !isThere)
    throw new InitError("INIT_ANSWER_REFUSED", `"${output}" is the document, and a folder is needed there.`);
  checkFolder(new OutputFolder(resolve(cwd, output)), cwd);
  const packageName =
    title === undefined ? given.packageName : await answer("Its name on npm?", packageNameOf(title), given.packageName);
  if ((await readdir(resolve(cwd, output)).catch(() => [])).length > 0)
    throw new InitError("INIT_IN_THE_WAY", "The package's folder is not empty.", [output]);

  const config = {
    input,
    ...(roots === undefined ? {} : { roots }),
    output,
    ...(packageName === undefined ? {} : { package: { name: packageName } }),
  };
  const [refused] = readConfig(config, () => ({ file: configFile, pointer: "", line: 0, column: 0 })).diagnostics;
  if (refused !== undefined) throw new InitError("INIT_ANSWER_REFUSED", `${refused.message}. ${refused.remedy ?? ""}`);

  const made = title === undefined ? undefined : await writeNew(resolve(cwd, input), await documentText(title, input));
  const { diagnostics, packages } = await generate(
    {
      cwd,
      config,
      ...(allowRemote === undefined ? {} : { allowRemote }),
    },
    mode,
  ).catch(async (error: unknown) => {
    if (made !== undefined) await rm(made, { recursive: true });
    throw error;
  });
  const [generated] = packages;
  if (generated === undefined) return { diagnostics, written: [] };
  await writeNew(join(cwd, configFile), configText(config));
  return {
    diagnostics,
    written: title === undefined ? [configFile] : [input, configFile],
    ...(title === undefined ? { kept: input } : {}),
    generated,
  };
}

/** `order-service` → `Order Service` */
function titleOf(folder: string): string {
  const words = basename(folder).match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ") || "My Service";
}

/** Its name says in which format it is written. JSON has no place for comments. */
async function documentText(title: string, input: string): Promise<string> {
  const text = firstDocument(title);
  if (!/\.json$/i.test(input)) return text;
  const { parse } = await import("yaml");
  return `${JSON.stringify(parse(text), undefined, 2)}\n`;
}

function configText(config: Pick<Config, "input" | "roots" | "output" | "package">) {
  const { input, roots, output, package: named } = config;
  return `# yaml-language-server: $schema=./node_modules/eventwright/schemas/eventwright-config.schema.json
input: ${JSON.stringify(input)}
${roots === undefined ? "" : `roots: ${JSON.stringify(roots)}\n`}output: ${JSON.stringify(output)}
${named === undefined ? "" : `package:\n  name: ${JSON.stringify(named.name)}\n`}`;
}

/** Fails where there is a file, even one that came a moment ago. @returns what was not there: the file, or the topmost folder */
async function writeNew(path: string, text: string): Promise<string> {
  const made = await makeFolder(dirname(path));
  await writeFile(path, text, { flag: "wx" });
  return made ?? path;
}
