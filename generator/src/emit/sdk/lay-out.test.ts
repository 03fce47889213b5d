import { expect, test } from "vitest";
import { layOut } from "./lay-out.js";

test("two spaces per level, also in doc comments, and empty lines between declarations", () => {
  const given = `import { a } from "a";
export { b } from "b";
const one = 1;
const two = {
    deep: {
        x: one,
    },
};
/**
 * About three.
 */
export interface Three {
    /**
     * About x.
     *
     *     code
     */
    x: number;
}
export function four() {
    return a(two);
}
`;
  expect(layOut(given)).toBe(`import { a } from "a";

export { b } from "b";

const one = 1;

const two = {
  deep: {
    x: one,
  },
};

/**
 * About three.
 */
export interface Three {
  /**
   * About x.
   *
   *     code
   */
  x: number;
}

export function four() {
  return a(two);
}
`);
});
