import { connectLampCounterpart } from "./expected/counterpart.js";
import { connectLamp } from "./expected/index.js";

// Compiled, never run: correlation ids need not be given, wherever the document has them, and are there on arrival.

const lamp = await connectLamp();
await lamp.requestAskForState({ lamp: 1, meta: {} });
await lamp.requestAskForState({ lamp: 1, meta: { user: "u" } });
await lamp.publishLightOn({ lamp: 1 });
await lamp.publishLightOn({ lamp: 1 }, { headers: { tenant: "t" } });
await lamp.publishLightOn({ lamp: 1 }, { headers: { traceId: "theirs" } });
// @ts-expect-error what is given is a text
await lamp.publishLightOn({ lamp: 1 }, { headers: { traceId: 1 } });

const sensor = await connectLampCounterpart({ service: "sensor" });
await sensor.consume({ get_state: ({ meta }) => ({ isOn: meta.requestId.length > 0 }) });
