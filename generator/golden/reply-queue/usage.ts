import { connectLampCounterpart } from "./expected/counterpart.js";
import { connectLamp } from "./expected/index.js";

// Compiled, never run: where replies come back is the document's affair, and no caller's.

const lamp = await connectLamp();
console.log((await lamp.requestAskForState({ lamp: 1 })).isOn);

const sensor = await connectLampCounterpart({ service: "sensor" });
await sensor.consume({ get_state: ({ lamp }) => ({ isOn: lamp > 9 }) });
