import type { ConnectOptions } from "@eventwright/runtime";
import { InMemoryBroker } from "@eventwright/testing";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import * as openAddressCounterpart from "../generator/golden/open-address/expected/counterpart.js";
import * as openAddress from "../generator/golden/open-address/expected/index.js";
import * as servers from "../generator/golden/servers/expected/index.js";
import * as sharedNames from "../generator/golden/shared-names/expected/index.js";

/** What documents leave open or say twice, sent and received by the emitted packages themselves. */

interface Said {
  readonly type: string | undefined;
  readonly event: object;
}

/** `Promise.withResolvers`, which Node has from 22 on. */
function resolvable<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve = (_value: Value): void => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

let options: Pick<ConnectOptions, "transport">;
beforeEach(() => {
  const broker = new InMemoryBroker();
  onTestFinished(() => broker.close());
  options = { transport: broker.transport() };
});

describe("generated packages", () => {
  it("tell messages with one name on the wire apart by their schemas, and hand each to its own handler", async () => {
    await using lamp = await sharedNames.connectLamp(options);
    const on = resolvable<Said>();
    const off = resolvable<Said>();
    await lamp.consume({
      LightOn: (event, { type }) => on.resolve({ type, event }),
      LightOff: (event, { type }) => off.resolve({ type, event }),
    });
    await lamp.publishLightOff({ off: true });
    await lamp.publishLightOn({ on: true });

    expect(await off.promise).toEqual({ type: "LightOn", event: { off: true } });
    expect(await on.promise).toEqual({ type: "LightOn", event: { on: true } });
  });

  it("send to the address that the caller gives, where the document leaves it open", async () => {
    await using lamp = await openAddress.connectLamp(options);
    await using counterpart = await openAddressCounterpart.connectLampCounterpart(options);
    const byQueue = resolvable<string | undefined>();
    const byKey = resolvable<string | undefined>();
    await counterpart.consume(
      { LightOn: (_event, { queue }) => byQueue.resolve(queue) },
      { parameters: { lightsAddress: "any queue" } },
    );
    await lamp.consume(
      { LightOn: (_event, { parameters }) => byKey.resolve(parameters.houseAddress) },
      { queue: "own" },
    );
    await lamp.publishLightOn({}, { parameters: { lightsAddress: "any queue" } });
    await counterpart.publishLightOn({}, { parameters: { houseAddress: "several.words" } });

    expect(await byQueue.promise).toBe("any queue");
    expect(await byKey.promise).toBe("several.words");
  });

  it("connect to the broker of the contract that is named, with its variables and login", async () => {
    const production = { server: "production", variables: { region: "eu" } } as const;
    await using lamp = await servers.connectLamp({ ...options, ...production, username: "guest", password: "guest" });
    expect(lamp.health().messaging).toBe("healthy");

    // @ts-expect-error The document asks for a user and a password.
    await expect(servers.connectLamp({ ...options, ...production })).rejects.toMatchObject({ code: "OPTION_INVALID" });
  });
});
