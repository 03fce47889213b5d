import { randomUUID } from "node:crypto";
import { lstat, readFile, rename, rmdir, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "./make-folder.js";
import { OutputError } from "./output-error.js";

/**
 * The folder that a package is generated into. Every path is checked on its way: nothing outside the folder is read,
 * written or removed, whatever a manifest or a symbolic link says.
 */
export class OutputFolder {
  /** @param root Absolute path. The folder itself may be a symbolic link; nothing inside may. */
  constructor(readonly root: string) {}

  /** @returns undefined when there is no such file. */
  async read(path: string): Promise<string | undefined> {
    const kind = await this.#kindOf(path);
    if (kind === "absent") return undefined;
    if (kind === "folder")
      throw new OutputError("OUTPUT_PATH_REFUSED", `"${path}" is a folder, and a file is to be written there.`, [path]);
    return await readFile(join(this.root, path), "utf8");
  }

  /** A reader sees the old file or the new one, never a part. */
  async write(path: string, content: string): Promise<void> {
    await this.#kindOf(path);
    const target = join(this.root, path);
    const temporary = `${target}.${randomUUID()}.tmp`;
    try {
      await makeFolder(dirname(target));
      await writeFile(temporary, content, { flag: "wx" });
      await rename(temporary, target);
    } catch (cause) {
      await unlink(temporary).catch(() => {});
      throw new OutputError("OUTPUT_NOT_WRITABLE", `"${path}" could not be written.`, [path], { cause });
    }
  }

  /** Removes a file and the folders that it leaves empty. */
  async remove(path: string): Promise<void> {
    if ((await this.#kindOf(path)) !== "file") return;
    await unlink(join(this.root, path));
    for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
      try {
        await rmdir(join(this.root, folder));
      } catch {
        // Not empty: something else is in it.
        return;
      }
    }
  }

  async #kindOf(path: string): Promise<"absent" | "file" | "folder"> {
    const parts = path.split("/");
    const isPlain = parts.every((part) => part !== "" && part !== "." && part !== ".." && !/[\\:\0]/.test(part));
    if (!isPlain) throw new OutputError("OUTPUT_PATH_REFUSED", `"${path}" leads out of the output folder.`, [path]);
    for (let length = 1; length <= parts.length; length += 1) {
      const part = parts.slice(0, length).join("/");
      const stats = await lstat(join(this.root, part)).catch((cause) => {
        if (isAbsence(cause)) return undefined;
        throw new OutputError("OUTPUT_NOT_WRITABLE", `"${part}" could not be looked at.`, [path], { cause });
      });
      if (stats === undefined) return "absent";
      if (stats.isSymbolicLink()) {
        throw new OutputError(
          "OUTPUT_PATH_REFUSED",
          `"${part}" is a symbolic link, so what is written there lands elsewhere.`,
          [path],
        );
      }
      if (length === parts.length) return stats.isDirectory() ? "folder" : "file";
      if (!stats.isDirectory()) {
        throw new OutputError("OUTPUT_PATH_REFUSED", `"${part}" is a file, and a folder is needed there.`, [path]);
      }
    }
    return "absent";
  }
}

function isAbsence(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}
