import { expect, it } from "vitest";
import { collapsedUrgencies } from "./collapsed-urgencies.js";

it.each([
  { version: "3.10.8", want: [["low", "medium", "high", "critical"]] },
  { version: "3.13.7", want: [["low", "medium", "high", "critical"]] },
  { version: "4.0.5", want: [["medium", "high", "critical"]] },
  { version: "4.2.1-rc.1", want: [["medium", "high", "critical"]] },
  { version: "4.3.0", want: [] },
  { version: "4.10.0", want: [] },
  { version: "5.0.0", want: [] },
])("a quorum queue of RabbitMQ $version treats alike $want", ({ version, want }) => {
  expect(collapsedUrgencies(version)).toEqual(want);
});
