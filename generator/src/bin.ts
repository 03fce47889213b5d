#!/usr/bin/env node
import { end, main } from "./cli.js";

await main();
await end();
