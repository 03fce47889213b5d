import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, healthHandler } from "@eventwright/runtime";
import express from "express";
import fastify from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";

const open: { close(): unknown }[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(server: Server): Promise<string> {
  open.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return `http://127.0.0.1:${address.port}/health/messaging`;
}

const frameworks: readonly { name: string; listen: (handler: ReturnType<typeof healthHandler>) => Promise<string> }[] =
  [
    { name: "node:http", listen: (handler) => serve(createServer(handler)) },
    {
      name: "Express",
      listen: (handler) => serve(createServer(express().get("/health/messaging", handler))),
    },
    {
      name: "Fastify",
      listen: async (handler) => {
        const app = fastify();
        open.push(app);
        app.get("/health/messaging", (request, reply) => {
          reply.hijack();
          handler(request.raw, reply.raw);
        });
        return `${await app.listen({ port: 0, host: "127.0.0.1" })}/health/messaging`;
      },
    },
  ];

describe("GET /health/messaging", () => {
  for (const { name, listen } of frameworks) {
    it(`answers in ${name}`, async () => {
      await using connection = await connect({ url: rabbitmqUrl() });
      const address = await listen(healthHandler(connection));

      const healthy = await fetch(address);
      expect(healthy.status).toBe(200);
      expect(await healthy.text()).toBe('{"messaging":"healthy"}');

      await connection.close();

      const unhealthy = await fetch(address);
      expect(unhealthy.status).toBe(503);
      expect(await unhealthy.text()).toBe('{"messaging":"unhealthy"}');
    });
  }
});

it("a connection tells its health", async () => {
  await using connection = await connect({ url: rabbitmqUrl() });
  expect(connection.health()).toMatchObject({ messaging: "healthy", state: "open", blocked: false });
});
