import { connectLamp, type ServerChoice } from "./expected/index.js";

await connectLamp();
await connectLamp({ url: "amqp://elsewhere" });
await connectLamp({ server: "local" });
await connectLamp({ server: "production", variables: { region: "eu" }, username: "lamp", password: "secret" });
await connectLamp({ server: "vault", tls: { cert: "…", key: "…" }, connectTimeoutMs: 1_000 });

// @ts-expect-error The contract names no such broker.
await connectLamp({ server: "kafka" });
// @ts-expect-error The document asks for a user and a password.
await connectLamp({ server: "production", variables: { region: "eu" } });
// @ts-expect-error The document lists the regions.
await connectLamp({ server: "production", variables: { region: "mars" }, username: "lamp", password: "secret" });
// @ts-expect-error Both say where to.
await connectLamp({ server: "local", url: "amqp://elsewhere" });

export const choices: readonly ServerChoice[] = [{}, { server: "local" }];
