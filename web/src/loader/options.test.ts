import { beforeEach, expect, it } from "vitest";

import { readLanguage, readOptions } from "./options";

beforeEach(() => {
  document.documentElement.lang = "ja";
});

function script(attributes: Record<string, string>): HTMLScriptElement {
  const element = document.createElement("script");
  element.setAttribute("src", "https://desk.example:8443/widget.js?v=1");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(`data-${name}`, value);
  return element;
}

it("speaks with the origin that the script came from, and no other", () => {
  expect(readOptions(script({}), ["ko"]).desk).toBe("https://desk.example:8443");
});

it("takes what is asked for", () => {
  const options = readOptions(script({ language: "zh-Hant", position: "start", theme: "dark" }), ["ko"]);
  expect(options).toMatchObject({ language: "zh-Hant", position: "start", theme: "dark" });
});

it("takes what is misspelt for what is left out", () => {
  const options = readOptions(script({ language: "elvish", position: "top", theme: "pink" }), ["ko"]);
  expect(options).toMatchObject({ language: "ja", position: "end", theme: "auto" });
});

it("follows the page, then the browser, then speaks English", () => {
  expect(readLanguage("auto", "ja", ["ko-KR"])).toBe("ja");
  expect(readLanguage("auto", "fr", ["de", "ko-KR"])).toBe("ko");
  expect(readLanguage(undefined, "", ["de"])).toBe("en");
});
