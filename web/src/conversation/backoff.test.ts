// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Pause, delayMs } from "./backoff";

const PACE = { lowMs: 250, firstMs: 1000, highMs: 15_000 };

describe("the delay", () => {
  test("is by chance between its bounds", () => {
    expect([delayMs(PACE, 0, 0), delayMs(PACE, 0, 0.5), delayMs(PACE, 0, 1)]).toEqual([250, 625, 1000]);
  });

  test("grows with the failures up to a limit, and never below the least", () => {
    expect([1, 2, 3, 4, 100].map((failures) => delayMs(PACE, failures, 1))).toEqual([2000, 4000, 8000, 15_000, 15_000]);
    expect(delayMs(PACE, 100, 0)).toBe(250);
    expect(delayMs({ ...PACE, firstMs: 0 }, 3, 1)).toBe(250);
  });
});

describe("a pause", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("ends by itself", async () => {
    let ended = false;
    void new Pause().wait(1000, new AbortController().signal).then(() => (ended = true));
    await vi.advanceTimersByTimeAsync(999);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toBe(true);
  });

  test("can be ended, and leaves no timer behind", async () => {
    const pause = new Pause();
    const waited = pause.wait(1000, new AbortController().signal);
    expect(pause.end()).toBe(true);
    await waited;
    expect([pause.end(), vi.getTimerCount()]).toEqual([false, 0]);
  });

  test("ends with its signal, also with one that has ended", async () => {
    const abort = new AbortController();
    const waited = new Pause().wait(1000, abort.signal);
    abort.abort();
    await waited;
    await new Pause().wait(1000, abort.signal);
    expect(vi.getTimerCount()).toBe(0);
  });
});
