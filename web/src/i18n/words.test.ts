import { expect, it, vi } from "vitest";

import { loadHant, shown } from "./hant";
import { say, wordsArea } from "./words";

const words = { hello: "您好，{name}", years: "{count} years", years_one: "{count} year", empty: "" };

it("fills the places of a sentence and leaves those without a value", () => {
  expect(say(words, "hello", { name: "$& <b>" })).toBe("您好，$& <b>");
  expect(say(words, "hello")).toBe("您好，{name}");
});

it("takes the form for one where there is one", () => {
  expect(say(words, "years", { count: 1 })).toBe("1 year");
  expect(say(words, "years", { count: 3 })).toBe("3 years");
});

it("loads only the language that is asked for, and once", async () => {
  const load = vi.fn(async () => ({ words }));
  const never = vi.fn(async () => ({ words }));
  const area = wordsArea({ zh: load, en: never, ja: never, ko: never });
  expect(area.now("zh")).toBeNull();
  expect((await area.load("zh")).hello).toBe(words.hello);
  await area.load("zh");
  expect(load).toHaveBeenCalledTimes(1);
  expect(never).not.toHaveBeenCalled();
});

it("shows Chinese in traditional characters where that was chosen, and nothing else", async () => {
  const area = wordsArea({
    zh: async () => ({ words: { apply: "申请工作许可" } }),
    en: async () => ({ words: { apply: "Apply" } }),
    ja: async () => ({ words: { apply: "申請" } }),
    ko: async () => ({ words: { apply: "신청" } }),
  });
  await loadHant(["zh-TW"]);
  expect((await area.load("zh-Hant")).apply).toBe("申請工作許可");
  expect((await area.load("zh")).apply).toBe("申请工作许可");
  expect(shown("国", "ja", "zh-Hant")).toBe("国");
  expect(shown("人才发展，头发", "zh", "zh-Hant")).toBe("人才發展，頭髮");
});
