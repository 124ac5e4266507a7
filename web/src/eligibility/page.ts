/**
 * What every part of the page is given.
 */
import { say, type Values } from "../i18n/words";
import type { Voice } from "../reply/voice";
import type { Model } from "./model";
import type { Sharing } from "./sharing";
import type { Words } from "./words";

export interface Page {
  model: Model;
  sharing: Sharing;
  words: Words;
  /** The words of replies, and the languages. */
  voice: Voice;
}

/** Return a word of the page. */
export function word({ words }: Page, key: keyof Words, values?: Values): string {
  return say(words, key, values);
}
