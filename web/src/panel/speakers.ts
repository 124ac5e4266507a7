/**
 * Who says a message, and what a notice of the system says: words that log, transcript and screen readers share.
 */
import type { Entry, SystemEntry } from "../conversation/types";
import { say } from "../i18n/words";
import type { Words } from "./words";

/** Return who speaks, as it is shown and read out. */
export function speakerOf(entry: Entry, words: Words): string {
  switch (entry.from) {
    case "visitor":
      return words.you;
    case "assistant":
      return words.assistant;
    case "person":
      return say(words, "person", { name: entry.name });
    case "system":
      return words.notice;
  }
}

/** Return the words for a notice; the desk sends only its name. */
export function noticeText({ notice, reference }: SystemEntry, words: Words): string {
  const key = `notice_${notice}`;
  return say(words, key in words ? (key as keyof Words & string) : "notice_other", { reference: reference ?? "" });
}
