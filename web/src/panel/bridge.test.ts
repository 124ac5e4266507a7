import { beforeEach, expect, it, vi } from "vitest";

import type { ToPanel } from "../loader/protocol";
import { createBridge, type Bridge } from "./bridge";

const DESK = "https://desk.example";
const SITE = "https://city.example";

const parent = { postMessage: vi.fn() };
const on = { shown: vi.fn(), language: vi.fn(), theme: vi.fn() };
let frame: EventTarget & { parent: unknown };
let bridge: Bridge;

beforeEach(() => {
  vi.clearAllMocks();
  frame = Object.assign(new EventTarget(), { parent });
  bridge = createBridge(
    { window: frame as unknown as Window, origin: DESK, embedders: `${SITE} https://news.example:8443` },
    on,
  );
});

function say(data: unknown, from: { origin?: string; source?: unknown } = {}): void {
  const event = Object.assign(new Event("message"), { data, origin: SITE, source: parent, ...from });
  frame.dispatchEvent(event);
}

const hello: ToPanel = { desk: "hello", visible: true };

it("answers the page around it, at exactly its origin", () => {
  say(hello);
  expect(parent.postMessage.mock.calls).toEqual([[{ desk: "ready" }, SITE]]);
  expect(bridge.visible.value).toBe(true);
});

it("answers a page of the desk itself", () => {
  say(hello, { origin: DESK });
  expect(parent.postMessage.mock.calls).toEqual([[{ desk: "ready" }, DESK]]);
});

it.each([
  ["another scheme", "http://city.example"],
  ["another port", "https://city.example:8443"],
  ["an origin that only begins like it", "https://city.example.evil.example"],
  ["a site that is not named", "https://evil.example"],
  ["a page without an origin", "null"],
])("is deaf to %s", (_, origin) => {
  say(hello, { origin });
  bridge.post({ desk: "close" });
  expect(parent.postMessage).not.toHaveBeenCalled();
  expect(bridge.visible.value).toBe(false);
});

it("is deaf to another window of the right origin", () => {
  say(hello, { source: { postMessage: vi.fn() } });
  expect(parent.postMessage).not.toHaveBeenCalled();
});

it("speaks to nobody before it was spoken to", () => {
  bridge.post({ desk: "unread", count: 1 });
  expect(parent.postMessage).not.toHaveBeenCalled();
});

it("passes on what is meant for it, and nothing else", () => {
  say({ desk: "shown", focus: true });
  say({ desk: "language", language: "ja" });
  say({ desk: "language", language: "fr" });
  say({ desk: "theme", theme: "dark" });
  say({ desk: "theme", theme: "url(x)" });
  say("hello");
  say(null);
  expect(on.shown.mock.calls).toEqual([[true]]);
  expect(on.language.mock.calls).toEqual([["ja"]]);
  expect(on.theme.mock.calls).toEqual([["dark"]]);
});

it("is visible and deaf as a page of its own", () => {
  const own = Object.assign(new EventTarget(), { parent: null as unknown });
  own.parent = own;
  const alone = createBridge({ window: own as unknown as Window, origin: DESK, embedders: "" }, on);
  own.dispatchEvent(
    Object.assign(new Event("message"), { data: { desk: "hidden" } satisfies ToPanel, origin: DESK, source: own }),
  );
  expect([alone.embedded, alone.visible.value]).toEqual([false, true]);
});
