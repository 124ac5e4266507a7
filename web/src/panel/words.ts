/**
 * The words of the panel, in the language in use: those that it begins with, and those of the rarer views.
 */
import { wordsArea } from "../i18n/words";
import type { MoreWords } from "./morewords/en";
import type { Words } from "./words/en";

export type { MoreWords } from "./morewords/en";
export type { Words } from "./words/en";

export const panelWords = wordsArea<Words>({
  zh: () => import("./words/zh"),
  en: () => import("./words/en"),
  ja: () => import("./words/ja"),
  ko: () => import("./words/ko"),
});

/** Of the privacy notice and of deleting. */
export const moreWords = wordsArea<MoreWords>({
  zh: () => import("./morewords/zh"),
  en: () => import("./morewords/en"),
  ja: () => import("./morewords/ja"),
  ko: () => import("./morewords/ko"),
});
