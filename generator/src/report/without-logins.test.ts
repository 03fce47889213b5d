import { expect, test } from "vitest";
import { withoutLogins } from "./without-logins.js";

test.each([
  [
    '-  main: { host: "ann:s3/cr@t@rabbit.test:5672", protocol: amqp }',
    '-  main: { host: "…@rabbit.test:5672", protocol: amqp }',
  ],
  ["+    host: ann:s3cret@rabbit.test", "+    host: …@rabbit.test"],
  ['+      "host": "ann@rabbit.test",', '+      "host": "…@rabbit.test",'],
  ["+    url: amqp://ann:s3/cr@t@rabbit.test:5672/shop", "+    url: amqp://…@rabbit.test:5672/shop"],
  ["+| main | `amqps://ann:s3cret@rabbit.test` |", "+| main | `amqps://…@rabbit.test` |"],
  ["+    host: '{user}:{password}@rabbit.test'", "+    host: '{user}:{password}@rabbit.test'"],
  ["+    url: ann:s3cret@rabbit.test/shop", "+    url: …@rabbit.test/shop"],
  ["+    url: amqp://{user}:{password}@rabbit.test", "+    url: amqp://{user}:{password}@rabbit.test"],
  ["+    host: rabbit.test, description: ask ann@shop.test", "+    host: …@shop.test"],
  ["+    description: ask ann@shop.test", "+    description: ask ann@shop.test"],
  [`+    url: "amqp://ann:s3'c<re t@rabbit.test/x"`, `+    url: "amqp://…@rabbit.test/x"`],
  ['+    host: "ann:s3,cret@rabbit.test"', '+    host: "…@rabbit.test"'],
  ['+      default: "ann:s3cret@rabbit.test"', '+      default: "…@rabbit.test"'],
  ["+ * @see https://unpkg.com/eventwright@0.1.0/docs/a.md", "+ * @see https://unpkg.com/eventwright@0.1.0/docs/a.md"],
  ['+import { connect } from "@eventwright/runtime";', '+import { connect } from "@eventwright/runtime";'],
])("%s", (line, shown) => {
  expect(withoutLogins(line)).toBe(shown);
});
