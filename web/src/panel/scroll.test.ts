import { beforeEach, describe, expect, it } from "vitest";

import { isAtEnd, placeOf, ScrollFollower } from "./scroll";

describe("where to scroll", () => {
  it("is the end for what fits", () => {
    expect(placeOf({ height: 1000, window: 400 }, 800)).toBe(600);
  });

  it("is the beginning of what does not fit", () => {
    expect(placeOf({ height: 2000, window: 400 }, 800)).toBe(788);
  });

  it("is the top while all fits", () => {
    expect(placeOf({ height: 300, window: 400 }, null)).toBe(0);
  });

  it("counts a little less than the end as the end", () => {
    expect(isAtEnd({ top: 570, height: 1000, window: 400 })).toBe(true);
    expect(isAtEnd({ top: 500, height: 1000, window: 400 })).toBe(false);
  });
});

describe("following", () => {
  let box: { scrollTop: number; scrollHeight: number; clientHeight: number };
  let follower: ScrollFollower;
  let now: number;

  beforeEach(() => {
    now = 0;
    box = { scrollTop: 0, scrollHeight: 1000, clientHeight: 400 };
    const scroller = Object.assign(box, { getBoundingClientRect: () => ({ top: 0 }) });
    follower = new ScrollFollower(scroller as unknown as HTMLElement, () => now);
    follower.follow();
  });

  function scrollTo(top: number): void {
    box.scrollTop = top;
    follower.scrolled();
  }

  it("stays at the end when a message comes", () => {
    box.scrollHeight = 1200;
    expect(follower.added(null, { own: false })).toBe(true);
    expect(box.scrollTop).toBe(800);
  });

  it("leaves a visitor alone who reads further up", () => {
    scrollTo(100);
    box.scrollHeight = 1200;
    expect(follower.added(null, { own: false })).toBe(false);
    expect(box.scrollTop).toBe(100);
  });

  it("goes to the visitor's own message from everywhere", () => {
    scrollTo(100);
    box.scrollHeight = 1200;
    expect(follower.added(null, { own: true })).toBe(true);
    expect(box.scrollTop).toBe(800);
  });

  it("goes on while a message is still being drawn, and not later", () => {
    box.scrollHeight = 1200;
    follower.resized();
    expect(box.scrollTop).toBe(800);
    now = 5000;
    box.scrollHeight = 1500;
    follower.resized();
    expect(box.scrollTop).toBe(800);
  });

  it("moves nothing under the visitor's hand", () => {
    follower.touched();
    box.scrollHeight = 1500;
    follower.resized();
    expect(box.scrollTop).toBe(600);
  });

  it("keeps the end in sight when the keyboard opens", () => {
    box.clientHeight = 200;
    follower.windowResized();
    expect(box.scrollTop).toBe(800);
  });

  it("does not scroll what has no messages yet", () => {
    box.scrollTop = 0;
    new ScrollFollower(box as unknown as HTMLElement).windowResized();
    expect(box.scrollTop).toBe(0);
  });
});
