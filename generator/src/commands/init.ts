import { existsSync } from "node:fs";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { configFileNames } from "../config/load-config.js";
import { readConfig } from "../config/read-config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { kebabCase, pascalCase } from "../contract/names.js";
import { firstDocument } from "./first-document.js";
import { type GeneratedPackage, generate } from "./generate.js";
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
export async function init({ cwd, ask, allowRemote, ...given }: InitOptions): Promise<InitResult> {
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
  const packageName =
    title === undefined
      ? given.packageName
      : await answer("Its name on npm?", `${kebabCase(title)}-events`, given.packageName);
  if ((await readdir(resolve(cwd, output)).catch(() => [])).length > 0)
    throw new InitError("INIT_IN_THE_WAY", "The package's folder is not empty.", [output]);

  const config = { input, output, ...(packageName === undefined ? {} : { package: { name: packageName } }) };
  const [refused] = readConfig(config, () => ({ file: configFile, pointer: "", line: 0, column: 0 })).diagnostics;
  if (refused !== undefined) throw new InitError("INIT_ANSWER_REFUSED", `${refused.message}. ${refused.remedy ?? ""}`);

  if (title !== undefined) await writeNew(resolve(cwd, input), firstDocument(title));
  const { diagnostics, packages } = await generate({
    cwd,
    config,
    ...(allowRemote === undefined ? {} : { allowRemote }),
  }).catch(async (error: unknown) => {
    if (title !== undefined) await rm(resolve(cwd, input));
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

function configText(config: { readonly input: string; readonly output: string; readonly package?: { name: string } }) {
  const { input, output, package: named } = config;
  return `# yaml-language-server: $schema=./node_modules/eventwright/schemas/eventwright-config.schema.json
input: ${JSON.stringify(input)}
output: ${JSON.stringify(output)}
${named === undefined ? "" : `package:\n  name: ${JSON.stringify(named.name)}\n`}`;
}

/** Fails where there is a file, even one that came a moment ago. */
async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: "wx" });
}
