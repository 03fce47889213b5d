import { connectLampCounterpart } from "./expected/counterpart.js";
import { connectLamp, type LightOnHeadersInput } from "./expected/index.js";

// Compiled, never run: headers are typed on both sides; what can have one value only is filled in.

const lamp = await connectLamp();
await lamp.publishLightOn({ lamp: 1 }, { headers: { tenant: "t", traceparent: "00-1" } });
const headers: LightOnHeadersInput = { tenant: "t" };
await lamp.publishLightOn({ lamp: 1 }, { headers });
await lamp.publishLightOff({ lamp: 1 });
await lamp.publishLightOff({ lamp: 1 }, { headers: { tenant: "t" } });
// @ts-expect-error the tenant is not given
await lamp.publishLightOn({ lamp: 1 }, { headers: {} });
// @ts-expect-error nor here
await lamp.publishLightOn({ lamp: 1 });
// @ts-expect-error a header that is not described
await lamp.publishLightOff({ lamp: 1 }, { headers: { colour: "red" } });

const watcher = await connectLampCounterpart();
await watcher.consume({
  "light.on": (_event, { headers: { kind, tenant } }) => console.log(kind satisfies "light-on", tenant.length),
  LightOff: (_event, { headers: { tenant } }) => console.log(tenant?.length),
});
