import { connectLampCounterpart } from "./expected/counterpart.js";
import { connectLamp } from "./expected/index.js";

const lamp = await connectLamp();
await lamp.publishLightOn({}, { parameters: { lightsAddress: "queue of somebody" } });
await lamp.consume({ LightOn: (_event, { parameters }) => console.log(parameters.houseAddress) }, { queue: "own" });

// @ts-expect-error Nobody knows where to.
await lamp.publishLightOn({});

const counterpart = await connectLampCounterpart();
await counterpart.publishLightOn({}, { parameters: { houseAddress: "light.on" } });
