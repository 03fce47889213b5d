// Measures how far types and validators of emitted packages agree: `npm run bench:agreement`. What is measured is shared
// with the tests, which are TypeScript; Node 20 cannot run that by itself.
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL("..", import.meta.url)),
  appType: "custom",
  logLevel: "error",
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
try {
  const { main } = await server.ssrLoadModule("/bench/agreement.ts");
  process.exitCode = await main(process.argv.slice(2));
} finally {
  await server.close();
}
