import { expect, it } from "vitest";

import { words as checkEn } from "./checkwords/en";
import { words as checkJa } from "./checkwords/ja";
import { words as checkKo } from "./checkwords/ko";
import { words as checkZh } from "./checkwords/zh";
import { words as en } from "./words/en";
import { words as ja } from "./words/ja";
import { words as ko } from "./words/ko";
import { words as zh } from "./words/zh";

const places = (text: string): string => String((text.match(/\{\w+\}/g) ?? []).sort());

it.each([
  ["zh", { ...zh, ...checkZh }],
  ["ja", { ...ja, ...checkJa }],
  ["ko", { ...ko, ...checkKo }],
] as const)("says all in %s, with the same places to fill", (_, words) => {
  const english = { ...en, ...checkEn };
  const keys = Object.keys(english) as (keyof typeof english)[];
  expect(Object.keys(words).sort()).toEqual([...keys].sort());
  expect(keys.filter((key) => !words[key].trim())).toEqual([]);
  expect(keys.filter((key) => places(words[key]) !== places(english[key]))).toEqual([]);
});
