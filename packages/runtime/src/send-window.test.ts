import { describe, expect, it } from "vitest";
import { SendWindow } from "./send-window.js";

/** As a publisher uses it: sends what the window lets through, and is confirmed one message after the other. */
class Load {
  readonly window: SendWindow;
  waiting = 0;
  inFlight = 0;
  mostInFlight = 0;

  constructor(most: number) {
    this.window = new SendWindow(most);
  }

  publish(count: number): void {
    this.waiting += count;
    this.#send();
  }

  confirm(count: number): void {
    for (let index = 0; index < count; index += 1) {
      this.inFlight -= 1;
      this.window.confirmed(this.waiting > 0);
      this.#send();
    }
  }

  #send(): void {
    while (this.waiting > 0 && this.inFlight < this.window.size) {
      this.waiting -= 1;
      this.inFlight += 1;
      this.window.sent(this.inFlight);
      this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    }
  }
}

describe("the window of messages in flight", () => {
  it("doubles with each round of confirms while messages wait, up to the limit", () => {
    const load = new Load(100);
    load.publish(1_000);
    const inFlight = [load.inFlight];
    for (let round = 0; round < 6; round += 1) {
      load.confirm(load.inFlight);
      inFlight.push(load.inFlight);
    }
    expect(inFlight).toEqual([4, 8, 16, 32, 64, 100, 100]);
  });

  it("stays small when the broker stops confirming, however much is published", () => {
    const load = new Load(256);
    for (let message = 0; message < 100; message += 1) {
      load.publish(1);
      load.confirm(load.inFlight);
    }
    load.publish(500);
    expect(load.inFlight).toBe(4);
  });

  it("stays as large as a load needs that fills half of it", () => {
    const load = new Load(256);
    for (let burst = 0; burst < 50; burst += 1) {
      load.publish(100);
      while (load.inFlight > 0) load.confirm(load.inFlight);
    }
    load.publish(100);
    expect(load.inFlight).toBe(100);
  });

  it("shrinks again after a rush", () => {
    const load = new Load(256);
    load.publish(2_000);
    while (load.inFlight > 0) load.confirm(load.inFlight);
    expect(load.window.size).toBe(256);
    for (let message = 0; message < 600; message += 1) {
      load.publish(1);
      load.confirm(1);
    }
    expect(load.window.size).toBe(4);
  });

  it("begins anew on another channel", () => {
    const load = new Load(256);
    load.publish(2_000);
    while (load.inFlight > 0) load.confirm(load.inFlight);
    load.window.reset();
    expect(load.window.size).toBe(4);
  });

  it("may be as small as one", () => {
    const load = new Load(1);
    load.publish(10);
    while (load.inFlight > 0) load.confirm(load.inFlight);
    expect(load.mostInFlight).toBe(1);
  });
});
