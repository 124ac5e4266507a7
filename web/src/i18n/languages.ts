/**
 * The languages that a visitor can choose, what they are called, and which one a browser asks for.
 *
 * Traditional Chinese is a way to show Chinese: its content is "zh" and is converted in the browser (see `hant.ts`).
 */
import type { Display, Language } from "../conversation/reply";

export type { Display, Language } from "../conversation/reply";

/** In the order in which they are offered. */
export const DISPLAYS: readonly Display[] = ["zh", "zh-Hant", "en", "ja", "ko"];

/** Each in its own words, so that it is found by those who read only it. */
export const DISPLAY_NAMES: Readonly<Record<Display, string>> = {
  zh: "简体中文",
  "zh-Hant": "繁體中文",
  en: "English",
  ja: "日本語",
  ko: "한국어",
};

const TAGS: Readonly<Record<Display, string>> = { zh: "zh-Hans", "zh-Hant": "zh-Hant", en: "en", ja: "ja", ko: "ko" };
const TRADITIONAL = /^zh\b.*-(hant|tw|hk|mo)\b|^yue\b(?!.*-(hans|cn)\b)/;

/** Whether a value, such as one from storage or an address, is a language that can be chosen. */
export function isDisplay(value: unknown): value is Display {
  return typeof value === "string" && value in TAGS;
}

/** Return the language of the content that is shown to whoever chose `display`. */
export function contentOf(display: Display): Language {
  return display === "zh-Hant" ? "zh" : display;
}

/** Return the value for the attribute `lang`: it chooses the font and the voice. A document may be in any language. */
export function langTag(display: string): string {
  return isDisplay(display) ? TAGS[display] : display;
}

/** Return `lang` for a text of ours or of the desk in `language`, as it is shown to whoever chose `display`. */
export function shownTag(language: Language, display: Display): string {
  return TAGS[language === "zh" && display === "zh-Hant" ? display : language];
}

/** Return the language to show for a BCP 47 tag such as "zh-TW" or "en-GB"; null for one that there is not. */
export function displayOf(tag: string): Display | null {
  const lower = tag.trim().toLowerCase().replaceAll("_", "-");
  if (TRADITIONAL.test(lower)) return lower.includes("-hans") ? "zh" : "zh-Hant";
  const primary = lower.split("-")[0] ?? "";
  if (primary === "yue") return "zh";
  return isDisplay(primary) ? primary : null;
}

/** Return the first language that there is among `wanted`, best first; English where there is none. */
export function chooseDisplay(wanted: readonly (string | null | undefined)[]): Display {
  for (const tag of wanted) {
    const found = tag ? displayOf(tag) : null;
    if (found) return found;
  }
  return "en";
}

/** Whether a reader of Traditional Chinese is used to the forms of Hong Kong, by the browser's languages. */
export function prefersHongKong(tags: readonly string[]): boolean {
  const first = tags.find((tag) => displayOf(tag) === "zh-Hant") ?? "";
  return /-(hk|mo)\b|^yue\b/i.test(first);
}
