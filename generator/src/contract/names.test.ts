import { expect, test } from "vitest";
import { kebabCase, pascalCase, schemaTypeName } from "./names.js";

test.each([
  ["product.price_changed", "ProductPriceChanged", "product-price-changed"],
  ["URLInfo", "URLInfo", "url-info"],
  ["user/{id}/signedup", "UserIdSignedup", "user-id-signedup"],
  ["orderLine2", "OrderLine2", "order-line2"],
  ["straße.größe", "StraßeGröße", "straße-größe"],
  ["IoTDevice", "IoTDevice", "iot-device"],
  ["my.IIoT", "MyIIoT", "my-iiot"],
  ["SaaSPlan", "SaaSPlan", "saas-plan"],
  ["QoS2Reached", "QoS2Reached", "qos2-reached"],
  ["GoToDo", "GoToDo", "go-to-do"],
  ["NoURLFound", "NoURLFound", "no-url-found"],
  ["3d-model", "_3dModel", "3d-model"],
])("%s is %s in %s", (key, name, fileName) => {
  expect(pascalCase(key)).toBe(name);
  expect(kebabCase(pascalCase(key) ?? "")).toBe(fileName);
});

test("a key without letters and digits makes no name", () => {
  expect(pascalCase("...")).toBeUndefined();
});

test.each(["Record", "promise", "Array", "error", "Date", "Map", "Buffer", "Index", "con", "com1"])(
  "%s gets a suffix",
  (key) => {
    expect(schemaTypeName(key)).toBe(`${pascalCase(key)}Schema`);
  },
);
