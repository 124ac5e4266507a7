import { expect, it } from "vitest";

import { words as en } from "./words/en";
import { words as ja } from "./words/ja";
import { words as ko } from "./words/ko";
import { words as zh } from "./words/zh";

const places = (text: string): string => String((text.match(/\{\w+\}/g) ?? []).sort());

it.each(Object.entries({ zh, ja, ko }))("says all in %s, with the same places to fill", (_, words) => {
  const keys = Object.keys(en) as (keyof typeof en)[];
  expect(Object.keys(words).sort()).toEqual([...keys].sort());
  expect(keys.filter((key) => places(words[key]) !== places(en[key]))).toEqual([]);
});
