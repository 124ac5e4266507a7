/**
 * In which language the parts of a reply speak: its own texts in that of the content, the words around them in the
 * visitor's.
 */
import { shown } from "../i18n/hant";
import { shownTag, type Display, type Language } from "../i18n/languages";
import { formatDate, formatMoney, formatNumber } from "../i18n/format";
import { say, type Values } from "../i18n/words";
import type { CheckWords } from "./checkwords";

export interface Voice {
  /** What the visitor chose to see. */
  display: Display;
  /** Of the texts that the desk sent. */
  content: Language;
  words: CheckWords;
}

/** Return a word of ours. */
export function word(voice: Voice, key: keyof CheckWords, values?: Values): string {
  return say(voice.words, key, values);
}

/** Return a text of the desk as it is shown, and the attribute `lang` that goes with it. */
export function told(voice: Voice, text: string): { text: string; lang: string } {
  return { text: shown(text, voice.content, voice.display), lang: shownTag(voice.content, voice.display) };
}

/** Return a day in full. */
export function day(voice: Voice, iso: string): string {
  return formatDate(iso, voice.display);
}

/** Return a number of a fact with its unit; without one the number alone. */
export function measured(voice: Voice, value: number, unit: string | null | undefined, fact?: string): string {
  if (unit === "CNY" || unit === "USD") return formatMoney(value, voice.display, unit);
  const count = formatNumber(value, voice.display);
  const key = unitKey(voice, unit, fact);
  return key ? word(voice, key, { count }) : count;
}

/** Return what stands before and after a number that is being typed: `["rank ", ""]`. */
export function unitAround(voice: Voice, unit: string | null | undefined, fact?: string): readonly [string, string] {
  const key = unitKey(voice, unit, fact);
  const [before = "", after = ""] = key ? voice.words[key].split("{count}") : [];
  return [before.trim(), after.trim()];
}

function unitKey(voice: Voice, unit: string | null | undefined, fact?: string): keyof CheckWords | null {
  for (const name of [fact, unit]) {
    const key = `unit_${name ?? ""}`;
    if (key in voice.words) return key as keyof CheckWords;
  }
  return null;
}
