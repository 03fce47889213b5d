import { expect, it } from "vitest";
import { LinkedList } from "./linked-list.js";

it("keeps order through pushes, unshifts and removals anywhere", () => {
  const list = new LinkedList<number>();
  const two = list.push(2);
  const three = list.push(3);
  const one = list.unshift(1);
  expect([list.size, list.first, ...list.toArray()]).toEqual([3, 1, 1, 2, 3]);
  list.remove(two);
  expect(list.toArray()).toEqual([1, 3]);
  list.remove(one);
  list.remove(three);
  expect([list.size, list.first, list.shift()]).toEqual([0, undefined, undefined]);
  list.push(4);
  expect(list.shift()).toBe(4);
});

it("removes a node once, and only its own", () => {
  const list = new LinkedList<number>();
  const other = new LinkedList<number>();
  const node = list.push(1);
  other.push(2);
  other.remove(node);
  expect(list.size).toBe(1);
  list.remove(node);
  list.remove(node);
  expect([list.size, other.size]).toEqual([0, 1]);
});
