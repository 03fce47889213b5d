import { expect, test } from "vitest";
import { camelCase } from "./identifier.js";

test.each([
  ["OrdersCounterpart", "ordersCounterpart"],
  ["HTTPRequest", "httpRequest"],
  ["A", "a"],
  ["IoTDevice", "iotDevice"],
  ["SaaS", "saas"],
  ["GoToDo", "goToDo"],
  ["_123", "_123"],
])("%s begins as %s", (name, want) => {
  expect(camelCase(name)).toBe(want);
});
