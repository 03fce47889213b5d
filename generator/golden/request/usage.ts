import { connectLampCounterpart } from "./expected/counterpart.js";
import { connectLamp } from "./expected/index.js";

// Compiled, never run: one of two replies comes back, and a handler may give either.

const lamp = await connectLamp();
const reply = await lamp.requestAskForState({ lamp: 1 });
console.log(reply.kind === "state" ? reply.isOn : (reply.kind satisfies "no_such_lamp"));

const sensor = await connectLampCounterpart({ service: "sensor" });
await sensor.consume({
  get_state: ({ lamp }) => (lamp > 9 ? { kind: "no_such_lamp" } : { kind: "state", isOn: true }),
});
// @ts-expect-error no reply looks like this
await sensor.consume({ get_state: () => ({ kind: "unknown" }) });
