import { beforeEach, expect, it } from "vitest";

import { coverPage, followKeyboard } from "./cover";

let host: HTMLElement;

beforeEach(() => {
  document.documentElement.removeAttribute("style");
  document.body.replaceChildren();
  for (const id of ["top", "already", "host"]) {
    const element = document.createElement("div");
    element.id = id;
    element.inert = id === "already";
    document.body.append(element);
  }
  host = document.getElementById("host") as HTMLElement;
});

function inert(): (string | boolean)[][] {
  return [...document.body.children].map((element) => [element.id, (element as HTMLElement).inert === true]);
}

it("takes everything but the widget out of reach, and puts back what was there", () => {
  const uncover = coverPage(host);
  expect(inert()).toEqual([
    ["top", true],
    ["already", true],
    ["host", false],
  ]);
  uncover();
  expect(inert()).toEqual([
    ["top", false],
    ["already", true],
    ["host", false],
  ]);
});

it("covers what the site adds meanwhile", async () => {
  const uncover = coverPage(host);
  const late = document.createElement("div");
  document.body.append(late);
  await new Promise((resolve) => setTimeout(resolve));
  expect(late.inert).toBe(true);
  uncover();
  expect(late.inert).toBe(false);
});

it("stops the page from scrolling, and leaves its own style as it was", () => {
  const { style } = document.documentElement;
  coverPage(host)();
  expect(document.documentElement.hasAttribute("style")).toBe(false);

  style.setProperty("overflow", "scroll", "important");
  const uncover = coverPage(host);
  expect(style.getPropertyValue("overflow")).toBe("hidden");
  uncover();
  expect([style.getPropertyValue("overflow"), style.getPropertyPriority("overflow")]).toEqual(["scroll", "important"]);
});

it("keeps the panel in what the keyboard leaves, and does not shrink it for zooming in", () => {
  const viewport = Object.assign(new EventTarget(), { scale: 1, offsetTop: 0, height: 800 });
  const stop = followKeyboard(host, viewport as unknown as VisualViewport);
  Object.assign(viewport, { offsetTop: 40, height: 420 });
  viewport.dispatchEvent(new Event("resize"));
  expect([host.style.getPropertyValue("--top"), host.style.getPropertyValue("--height")]).toEqual(["40px", "420px"]);
  Object.assign(viewport, { scale: 2, height: 210 });
  viewport.dispatchEvent(new Event("resize"));
  expect(host.style.getPropertyValue("--height")).toBe("420px");
  stop();
  expect(host.style.getPropertyValue("--height")).toBe("");
});
