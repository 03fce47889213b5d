import { connect } from "@eventwright/runtime";
import { type Transport, TransportError } from "@eventwright/runtime/transport";
import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Takes down where it is sent, and lets nobody in. */
async function urlConnectedTo(options: { url?: string } = {}): Promise<string | undefined> {
  let asked: string | undefined;
  const transport: Transport = {
    connect: async ({ url }) => {
      asked = url;
      throw new TransportError("access-refused", "No entry.");
    },
  };
  await expect(connect({ ...options, transport })).rejects.toMatchObject({ code: "CONNECT_ACCESS_REFUSED" });
  return asked;
}

describe("which broker is connected to", () => {
  it("is amqp://guest:guest@localhost:5672/ when RABBITMQ_URL is not set", async () => {
    vi.stubEnv("RABBITMQ_URL", undefined);
    expect(await urlConnectedTo()).toBe("amqp://guest:guest@localhost:5672/");
  });

  it("is the one that RABBITMQ_URL names", async () => {
    vi.stubEnv("RABBITMQ_URL", "amqp://catalog:secret@broker.example:5673/shop");
    expect(await urlConnectedTo()).toBe("amqp://catalog:secret@broker.example:5673/shop");
  });

  it("is the one that the caller names", async () => {
    vi.stubEnv("RABBITMQ_URL", "amqp://catalog:secret@broker.example:5673/shop");
    expect(await urlConnectedTo({ url: "amqp://other.example/" })).toBe("amqp://other.example/");
  });
});
