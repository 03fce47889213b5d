import { connectLampCounterpart } from "./expected/counterpart.js";

// Compiled, never run: whoever listens to an exchange that names no queue says which is its own.

const watcher = await connectLampCounterpart({ appId: "watcher" });
await watcher.consume({ LightOn: ({ lamp }) => console.log(lamp) }, { queue: "watcher" });
// @ts-expect-error the queue is not named
await watcher.consume({ LightOn: ({ lamp }) => console.log(lamp) });
