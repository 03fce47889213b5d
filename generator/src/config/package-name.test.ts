import { expect, test } from "vitest";
import { packageNameOf } from "./package-name.js";

test.each([
  ["Catalog Service", "catalog-service-events"],
  ["Catalog Events", "catalog-events"],
  ["Events", "events"],
  ["Prevents", "prevents-events"],
  ["Événements", "evenements-events"],
  ["注文", "service-events"],
])("the package of %s is called %s", (title, want) => {
  expect(packageNameOf(title)).toBe(want);
});
