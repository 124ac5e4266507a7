/**
 * Numbers, money, days and times as they are written in each language.
 *
 * Never rounds an amount away: beside a short form stands the exact figure.
 */
import { prefersHongKong, type Display } from "./languages";

export type Currency = "CNY" | "USD";

const LOCALES: Readonly<Record<Display, string>> = {
  zh: "zh-CN",
  "zh-Hant": "zh-TW",
  en: "en-GB",
  ja: "ja-JP",
  ko: "ko-KR",
};

// What stands before and after an amount, and the words for ten thousand and a hundred million.
interface MoneyWords {
  CNY: readonly [string, string];
  USD: readonly [string, string];
  myriad?: string;
  hundredMillion?: string;
  brackets?: readonly [string, string];
  about?: string;
  /** Between a word for a large number and the currency. */
  gap?: string;
}

const MONEY: Readonly<Record<Display, MoneyWords>> = {
  zh: { CNY: ["", "元"], USD: ["", "美元"], myriad: "万", hundredMillion: "亿", brackets: ["（", "）"], about: "约" },
  "zh-Hant": {
    CNY: ["人民幣", "元"], // "元" alone would be read as the reader's own
    USD: ["", "美元"],
    myriad: "萬",
    hundredMillion: "億",
    brackets: ["（", "）"],
    about: "約",
  },
  en: { CNY: ["", "\u00a0RMB"], USD: ["", "\u00a0US dollars"] }, // as the desk's own sentences have it
  ja: { CNY: ["", "元"], USD: ["", "米ドル"], myriad: "万", hundredMillion: "億", brackets: ["（", "）"], about: "約" },
  ko: {
    CNY: ["", "위안"],
    USD: ["", "달러"],
    myriad: "만",
    hundredMillion: "억",
    brackets: ["(", ")"],
    about: "약\u00a0",
    gap: "\u00a0",
  },
};

/** Return the locale of a language, such as "ja-JP". */
export function localeOf(display: Display): string {
  const hongKong = display === "zh-Hant" && typeof navigator !== "undefined" && prefersHongKong(navigator.languages);
  return hongKong ? "zh-HK" : LOCALES[display];
}

/** Return a number with its thousands set apart; at most six decimals. */
export function formatNumber(value: number, display: Display): string {
  return new Intl.NumberFormat(localeOf(display), { maximumFractionDigits: 6 }).format(value);
}

/**
 * Return an amount with its currency. From ten thousand on, languages that count in 万 have the amount in it beside the
 * exact figure: "400,000元（40万元）".
 */
export function formatMoney(value: number, display: Display, currency: Currency = "CNY"): string {
  const words = MONEY[display];
  const [before, after] = words[currency];
  const exact = `${before}${formatNumber(value, display)}${after}`;
  const short = words.brackets && Math.abs(value) >= 10_000 ? inMyriads(value, display, words) : null;
  return words.brackets && short ? `${exact}${words.brackets[0]}${short}${words.gap ?? ""}${after}${words.brackets[1]}` : exact;
}

function inMyriads(value: number, display: Display, words: MoneyWords): string {
  const big = Math.abs(value) >= 100_000_000;
  const unit = big ? 100_000_000 : 10_000;
  const rounded = Math.round((value / unit) * 100) / 100;
  const about = rounded * unit === value ? "" : words.about;
  return `${about}${formatNumber(rounded, display)}${big ? words.hundredMillion : words.myriad}`;
}

/** Return a day given as YYYY-MM-DD in full, such as "1 March 2026"; what is no day as it came. */
export function formatDate(iso: string, display: Display): string {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return iso;
  return new Intl.DateTimeFormat(localeOf(display), { dateStyle: "long", timeZone: "UTC" }).format(day);
}

/** Return the time of day of a moment given in ISO form, where the reader is, such as "14:05"; "" for no moment. */
export function formatTime(iso: string, display: Display): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return "";
  return new Intl.DateTimeFormat(localeOf(display), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    moment,
  );
}

/** Return a moment given in ISO form with its day, where the reader is; "" for no moment. */
export function formatMoment(iso: string, display: Display): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return "";
  const style = { dateStyle: "long", timeStyle: "short", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(localeOf(display), style).format(moment);
}

/** Return parts as a list, such as "A, B and C". */
export function formatList(parts: readonly string[], display: Display): string {
  return new Intl.ListFormat(localeOf(display), { type: "conjunction" }).format(parts);
}
