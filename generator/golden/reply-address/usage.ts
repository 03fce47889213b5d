import { connectLampCounterpart } from "./expected/counterpart.js";
import { connectLamp } from "./expected/index.js";

// Compiled, never run: a request's reply address need not be given, wherever the document has it, and is there on arrival.

const lamp = await connectLamp();
await lamp.requestAskForState({ lamp: 1, answer: {} });
await lamp.requestAskForState({ lamp: 1, answer: { by: "noon" } });
// @ts-expect-error what is around it is given
await lamp.requestAskForState({ lamp: 1 });
await lamp.requestAskForUser({ lamp: 1 });
await lamp.requestAskForUser({ lamp: 1 }, { headers: { tenant: "t" } });
// @ts-expect-error what is given is a text
await lamp.requestAskForUser({ lamp: 1 }, { headers: { replyTo: 1 } });

const sensor = await connectLampCounterpart({ service: "sensor" });
await sensor.consume({
  get_state: ({ answer }) => ({ isOn: answer.to.length > 0 }),
  get_user: (_event, { headers }) => ({ name: headers.replyTo }),
});
