import { type FSWatcher, watch } from "node:fs";
import { dirname, join } from "node:path";

/** One save is several events: a file is emptied and filled, or written beside and renamed. */
const quietMs = 15;

export interface WatchedFiles {
  /** From now on these files, absolute. They need not exist. */
  follow(files: readonly string[]): void;
  /** Waits for a change since the last call, and for it to be over. @returns when it began, as `performance.now()` says it */
  changed(): Promise<number>;
  close(): void;
}

/** Watches the folders of files: editors replace a file when they save it, and a watcher of the file would lose it. */
export function watchFiles(files: readonly string[], signal: AbortSignal): WatchedFiles {
  const watchers = new Map<string, FSWatcher>();
  let followed: ReadonlySet<string> = new Set();
  let changedAtMs: number | undefined;
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  let notify: (() => void) | undefined;

  const noticed = (path: string): void => {
    if (!followed.has(path)) return;
    changedAtMs ??= performance.now();
    clearTimeout(timer);
    isOver = false;
    timer = setTimeout(() => {
      isOver = true;
      notify?.();
    }, quietMs);
  };
  const follow = (paths: readonly string[]): void => {
    followed = new Set(paths);
    const folders = new Set(paths.map((path) => dirname(path)));
    for (const folder of folders) {
      if (watchers.has(folder)) continue;
      try {
        const watcher = watch(folder, (_, name) => {
          if (name !== null) noticed(join(folder, name));
        });
        // A folder that goes away is reported to whoever reads from it next.
        watcher.on("error", () => watchers.delete(folder));
        watchers.set(folder, watcher);
      } catch {}
    }
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
  };
  follow(files);
  signal.addEventListener("abort", () => notify?.(), { once: true });
  return {
    follow,
    async changed() {
      if (!signal.aborted) {
        await new Promise<void>((resolve) => {
          notify = resolve;
          // It came, and went quiet, while nobody waited.
          if (isOver) resolve();
        });
      }
      const began = changedAtMs ?? performance.now();
      changedAtMs = undefined;
      isOver = false;
      notify = undefined;
      return began;
    },
    close() {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}
