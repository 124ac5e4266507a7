import { beforeEach, expect, it, vi } from "vitest";

import { createFrame, type Frame } from "./frame";

const DESK = "https://desk.example";
const on = { hello: () => ({ desk: "hello", visible: true }) as const, message: vi.fn(), late: vi.fn() };
let panel: { postMessage: ReturnType<typeof vi.fn> };
let frame: Frame;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  panel = { postMessage: vi.fn() };
  frame = createFrame(`${DESK}/widget/panel`, { desk: DESK, title: "Talent Desk", on });
  Object.defineProperty(frame.element, "contentWindow", { value: panel });
  return () => vi.useRealTimers();
});

function say(data: unknown, { origin = DESK, source = panel as unknown } = {}): void {
  window.dispatchEvent(Object.assign(new Event("message"), { data, origin, source }));
}

it("greets the panel after every load, at exactly the desk's origin", () => {
  frame.element.dispatchEvent(new Event("load"));
  expect(panel.postMessage.mock.calls).toEqual([[{ desk: "hello", visible: true }, DESK]]);
});

it("hears the panel, and nobody who is not in that frame or not from the desk", () => {
  say({ desk: "close" }, { origin: "https://desk.example.evil.example" });
  say({ desk: "close" }, { source: window });
  say({ type: "close" });
  expect(on.message).not.toHaveBeenCalled();
  say({ desk: "close" });
  expect(on.message.mock.calls).toEqual([[{ desk: "close" }]]);
});

it("gives up when the panel does not come, and not when it does", () => {
  vi.advanceTimersByTime(9_999);
  expect(on.late).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(on.late).toHaveBeenCalledTimes(1);
  frame.reload();
  say({ desk: "ready" });
  vi.advanceTimersByTime(20_000);
  expect(on.late).toHaveBeenCalledTimes(1);
});

it("asks for no rights of the site", () => {
  expect(frame.element.getAttribute("allow")).toBe("");
});
