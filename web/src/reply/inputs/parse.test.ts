import { expect, it } from "vitest";

import { parseDay, parseNumber } from "./parse";

it.each([
  ["400000", 400000],
  ["400,000", 400000],
  ["４０万", 400000],
  ["40万元", 400000],
  ["1.1万", 11000],
  ["40 만 위안", 400000],
  ["1.2億元", 120000000],
  ["RMB 400,000", 400000],
  ["¥400k", 400000],
  ["3.5", 3.5],
  ["-30", -30],
  ["3,5", null],
  ["1,23,456", null],
  ["three", null],
  ["", null],
  ["4e5", null],
])("reads %s as the number %s", (typed, value) => {
  expect(parseNumber(typed)).toBe(value);
});

it.each([
  ["1990-05-01", "1990-05-01"],
  ["1990/5/1", "1990-05-01"],
  ["1990年5月1日", "1990-05-01"],
  ["1990년 5월 1일", "1990-05-01"],
  ["19900501", "1990-05-01"],
  ["１９９０．５．１", "1990-05-01"],
  ["1990-02-30", null],
  ["1/2/2026", null],
  ["1990", null],
])("reads %s as the day %s", (typed, day) => {
  expect(parseDay(typed)).toBe(day);
});
