import { connectLampCounterpart } from "./expected/counterpart.js";
import { connectLamp, type LightsParameters } from "./expected/index.js";

// Compiled, never run: parameters of addresses are typed on both sides.

const lamp = await connectLamp();
await lamp.publishLightOn({ lamp: 1 }, { parameters: { room: "hall" } });
await lamp.publishLightOn({ lamp: 1 }, { parameters: { room: "hall", region: "us" }, urgency: "high" });
const parameters: LightsParameters = { room: "hall" };
await lamp.publishLightOn({ lamp: 1 }, { parameters });
// @ts-expect-error the room is not given
await lamp.publishLightOn({ lamp: 1 }, { parameters: {} });
// @ts-expect-error nothing is given
await lamp.publishLightOn({ lamp: 1 });
// @ts-expect-error there is no such region
await lamp.publishLightOn({ lamp: 1 }, { parameters: { room: "hall", region: "mars" } });

const watcher = await connectLampCounterpart();
await watcher.consume(
  {
    LightOn: ({ lamp }, { parameters: { region, room } }) =>
      console.log(lamp, region satisfies "eu" | "us", room.length),
    // A handler that does not look at the delivery, or takes less than there is.
    LightOff: () => undefined,
  },
  { parameters: { room: "hall" } },
);
// @ts-expect-error which queue it is has to be said
await watcher.consume({ LightOn: () => undefined, LightOff: () => undefined });
