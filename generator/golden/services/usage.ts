import { connectLampCounterpart } from "./expected/counterpart.js";
import { connectLampService } from "./expected/index.js";

// Compiled, never run: one message to several places, two of which are services.

const lamp = await connectLampService();
await lamp.publishLightOn({ lamp: 1 }, { services: ["street", "log"] });
// @ts-expect-error the message is not sent there
await lamp.publishLightOn({ lamp: 1 }, { services: ["garden"] });

const street = await connectLampCounterpart({ service: "street" });
await street.consume({ LightOn: (event) => console.log(event.lamp) });

const anyone = await connectLampCounterpart();
await anyone.consume({ LightOn: (event) => console.log(event.lamp) });
await connectLampCounterpart({ appId: "logger" });
