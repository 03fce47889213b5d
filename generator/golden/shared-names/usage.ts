import { connectLamp, type Lamp, type LampApplication } from "./expected/index.js";

const lamp: LampApplication = await connectLamp();
const event: Lamp = { on: true };
await lamp.publishLightOn(event);
await lamp.consume({ LightOn: ({ on }) => console.log(on), LightOff: ({ off }) => console.log(off) });
