import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

import { countries, countryName } from "./countries";
import { formatDate, formatMoney, formatNumber } from "./format";

it("says money exactly, and in ten thousands where people count so", () => {
  expect(formatMoney(400000, "zh")).toBe("400,000元（40万元）");
  expect(formatMoney(895248, "zh")).toBe("895,248元（约89.52万元）");
  expect(formatMoney(400000, "zh-Hant")).toBe("人民幣400,000元（40萬元）");
  expect(formatMoney(400000, "ja")).toBe("400,000元（40万元）");
  expect(formatMoney(400000, "ko")).toBe("400,000위안(40만\u00a0위안)");
  expect(formatMoney(400000, "en")).toBe("400,000\u00a0RMB");
  expect(formatMoney(250000000, "zh", "USD")).toBe("250,000,000美元（2.5亿美元）");
  expect(formatMoney(9999, "zh")).toBe("9,999元");
  expect(formatMoney(500000, "en", "USD")).toBe("500,000\u00a0US dollars");
});

it("writes numbers and days as the language does", () => {
  expect(formatNumber(1234567.5, "ja")).toBe("1,234,567.5");
  expect(formatDate("2026-03-01", "en")).toBe("1 March 2026");
  expect(formatDate("2026-03-01", "zh")).toBe("2026年3月1日");
  expect(formatDate("2026-03-01", "ko")).toBe("2026년 3월 1일");
  expect(formatDate("no day", "en")).toBe("no day");
});

it("names countries in the language, as the desk does in Chinese", () => {
  expect(countryName("DE", "ja")).toBe("ドイツ");
  expect(countryName("TW", "zh")).toBe("中国台湾");
  expect(countryName("not a code", "en")).toBe("not a code");
  expect(countries("en").find((one) => one.code === "FR")?.searched).toContain("france");
});

it("offers every country that the desk recognises", () => {
  const table = readFileSync("../knowledge/countries.tsv", "utf8");
  const recognised = table.split("\n").filter((line) => line && !line.startsWith("#"));
  const offered = new Set(countries("en").map((one) => one.code));
  const missing = recognised.map((line) => line.split("\t")[0] ?? "").filter((code) => !offered.has(code));
  expect(recognised.length).toBeGreaterThan(50);
  expect(missing).toEqual([]);
});
