import { describe, expect, it } from "vitest";

import { chooseDisplay, displayOf, isDisplay, langTag, prefersHongKong, shownTag } from "./languages";

describe("the language a browser asks for", () => {
  it.each([
    ["zh-TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-Hant-MO", "zh-Hant"],
    ["yue-HK", "zh-Hant"],
    ["yue-CN", "zh"],
    ["zh-Hans-HK", "zh"],
    ["zh-CN", "zh"],
    ["zh", "zh"],
    ["en-GB", "en"],
    ["ja-JP", "ja"],
    ["ko", "ko"],
    ["de-DE", null],
    ["", null],
  ])("%s is shown in %s", (tag, display) => {
    expect(displayOf(tag)).toBe(display);
  });

  it("is the first that there is, and English where there is none", () => {
    expect(chooseDisplay([null, "fr-FR", "ja-JP", "en"])).toBe("ja");
    expect(chooseDisplay(["ko", "ja-JP"])).toBe("ko");
    expect(chooseDisplay(["fr", "de"])).toBe("en");
  });

  it("is written in the forms of Hong Kong where those come first", () => {
    expect(prefersHongKong(["en-GB", "zh-HK", "zh-TW"])).toBe(true);
    expect(prefersHongKong(["zh-TW", "zh-HK"])).toBe(false);
    expect(prefersHongKong(["en"])).toBe(false);
  });
});

describe("the attribute lang", () => {
  it("names the script of Chinese", () => {
    expect(langTag("zh")).toBe("zh-Hans");
    expect(langTag("zh-Hant")).toBe("zh-Hant");
    expect(langTag("ja")).toBe("ja");
  });

  it("follows the content, and the script it is shown in", () => {
    expect(shownTag("zh", "zh-Hant")).toBe("zh-Hant");
    expect(shownTag("zh", "en")).toBe("zh-Hans");
    expect(shownTag("en", "zh-Hant")).toBe("en");
  });
});

it("tells what can be chosen from what cannot", () => {
  expect(isDisplay("zh-Hant")).toBe(true);
  expect(isDisplay("fr")).toBe(false);
  expect(isDisplay(null)).toBe(false);
});
