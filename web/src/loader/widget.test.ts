import { beforeEach, expect, it, vi } from "vitest";

import { createWidget, type Widget } from "./widget";

const DESK = "https://desk.example";
let widget: Widget;
let small: boolean;

beforeEach(() => {
  small = false;
  const create = document.createElement.bind(document);
  vi.spyOn(document, "createElement").mockImplementation(
    (name: string) => create(name === "iframe" ? "x-frame" : name), // the real one would load the page
  );
  document.body.replaceChildren();
  vi.stubGlobal("matchMedia", (query: string) =>
    Object.assign(new EventTarget(), { matches: query.includes("max-width") && small }),
  );
});

function mount(): { launcher: HTMLButtonElement; panel: HTMLElement; frame: () => Element | null } {
  widget = createWidget({ desk: DESK, language: "en", position: "end", theme: "light" });
  const root = document.querySelector("talent-desk")?.shadowRoot as ShadowRoot;
  return {
    launcher: root.querySelector(".launcher") as HTMLButtonElement,
    panel: root.getElementById("panel") as HTMLElement,
    frame: () => root.querySelector("x-frame"),
  };
}

it("loads nothing before it is opened, and the panel once when it is", () => {
  const { launcher, frame } = mount();
  expect(frame()).toBeNull();
  launcher.click();
  const first = frame();
  expect(first?.getAttribute("src")).toBe(`${DESK}/widget/panel?language=en&theme=light`);
  launcher.click();
  launcher.click();
  expect(frame()).toBe(first);
});

it("says on the button whether it is open, and closes with Escape", () => {
  const { launcher, panel } = mount();
  expect([launcher.textContent?.trim(), launcher.getAttribute("aria-expanded")]).toEqual(["Ask a question", "false"]);
  launcher.click();
  expect([launcher.getAttribute("aria-expanded"), panel.getAttribute("aria-modal")]).toEqual(["true", "false"]);
  panel.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(launcher.getAttribute("aria-expanded")).toBe("false");
});

it("is the only thing in reach while it fills a small screen", () => {
  small = true;
  const site = document.createElement("main");
  document.body.append(site);
  const { launcher, panel } = mount();
  launcher.click();
  expect([site.inert, panel.getAttribute("aria-modal")]).toEqual([true, "true"]);
  widget.close();
  expect([site.inert, panel.getAttribute("aria-modal")]).toEqual([false, "false"]);
});

it("gives the focus back to what opened it", () => {
  const own = document.createElement("button");
  document.body.append(own);
  mount();
  own.focus();
  widget.open();
  widget.close();
  expect(document.activeElement).toBe(own);
});

it("changes its language, and goes back to that of the page", () => {
  const { launcher } = mount();
  widget.setLanguage("ko");
  expect(launcher.textContent).toContain("질문하기");
  document.documentElement.lang = "ja";
  widget.setLanguage("auto");
  expect(launcher.textContent).toContain("質問する");
});
