/**
 * The words around replies, in the language in use.
 */
import { wordsArea } from "../i18n/words";
import type { Words } from "./words/en";

export type { Words } from "./words/en";

/** Load them before the first reply is drawn; without them a reply is its texts alone. */
export const replyWords = wordsArea<Words>({
  zh: () => import("./words/zh"),
  en: () => import("./words/en"),
  ja: () => import("./words/ja"),
  ko: () => import("./words/ko"),
});
