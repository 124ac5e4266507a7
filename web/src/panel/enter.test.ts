import { beforeEach, expect, it, vi } from "vitest";

import { EnterGuard } from "./enter";

const enter = {
  key: "Enter",
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
};
let guard: EnterGuard;

beforeEach(() => {
  vi.useFakeTimers();
  guard = new EnterGuard();
  return () => vi.useRealTimers();
});

it("takes a plain Enter for sending", () => {
  expect(guard.sends(enter)).toBe(true);
});

it.each([
  ["Shift+Enter", { shiftKey: true }],
  ["Ctrl+Enter", { ctrlKey: true }],
  ["another key", { key: "a" }],
  ["an Enter while composing", { isComposing: true }],
  ["an Enter that the input method has handled", { keyCode: 229 }],
])("does not take %s for sending", (_, change) => {
  expect(guard.sends({ ...enter, ...change })).toBe(false);
});

it("does not take the Enter that ended a composition, where the browser tells of it afterwards", () => {
  guard.start();
  guard.end();
  expect(guard.sends(enter)).toBe(false);
  vi.runAllTimers();
  expect(guard.sends(enter)).toBe(true);
});

it("keeps quiet when a composition begins right after another", () => {
  guard.start();
  guard.end();
  guard.start();
  vi.runAllTimers();
  expect(guard.sends(enter)).toBe(false);
});
