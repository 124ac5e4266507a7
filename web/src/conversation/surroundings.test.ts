import { afterEach, describe, expect, test, vi } from "vitest";

import { Keeping } from "./storage";
import { browser } from "./surroundings";

afterEach(() => vi.unstubAllGlobals());

describe("the browser's surroundings", () => {
  test.each([
    ["online", window],
    ["offline", window],
    ["pageshow", window],
    ["visibilitychange", document],
  ])("tell of %s until they are stopped", (name, target) => {
    const listener = vi.fn();
    const stop = browser().onChange(listener);
    target.dispatchEvent(new Event(name));
    stop();
    target.dispatchEvent(new Event(name));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test("tell which key another tab wrote", () => {
    const listener = vi.fn();
    const stop = browser().onStorage(listener);
    window.dispatchEvent(new StorageEvent("storage", { key: "a" }));
    stop();
    window.dispatchEvent(new StorageEvent("storage", { key: "b" }));
    expect(listener.mock.calls).toEqual([["a"]]);
  });

  test("give ids that differ, also without TLS", () => {
    const { newId } = browser();
    expect(new Set(Array.from({ length: 100 }, newId)).size).toBe(100);
    expect(newId()).toMatch(/^[0-9a-f]{32}$/);
  });

  test("keep in storage, and in memory where the browser throws at its mere name", () => {
    const keeping = new Keeping(browser());
    keeping.write("talent-desk.test", "1");
    expect(localStorage.getItem("talent-desk.test")).toBe("1");
    keeping.write("talent-desk.test", null);
    vi.stubGlobal("localStorage", undefined);
    Object.defineProperty(globalThis, "localStorage", {
      configurable: true,
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
    keeping.write("talent-desk.test", "2");
    expect(keeping.read("talent-desk.test")).toBe("2");
  });

  test("have no locks where the browser has none", () => {
    vi.stubGlobal("navigator", { onLine: true });
    expect(browser().locks).toBeNull();
  });
});
