/**
 * The words of the panel, in the language in use.
 */
import { wordsArea } from "../i18n/words";
import type { Words } from "./words/en";

export type { Words } from "./words/en";

export const panelWords = wordsArea<Words>({
  zh: () => import("./words/zh"),
  en: () => import("./words/en"),
  ja: () => import("./words/ja"),
  ko: () => import("./words/ko"),
});
