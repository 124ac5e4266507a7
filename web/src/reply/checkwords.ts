/**
 * The words of verdicts and questions, in the language in use; the chat fetches them when it shows the first one.
 */
import { wordsArea } from "../i18n/words";
import type { CheckWords } from "./checkwords/en";

export type { CheckWords } from "./checkwords/en";

export const checkWords = wordsArea<CheckWords>({
  zh: () => import("./checkwords/zh"),
  en: () => import("./checkwords/en"),
  ja: () => import("./checkwords/ja"),
  ko: () => import("./checkwords/ko"),
});
