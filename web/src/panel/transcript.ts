/**
 * The conversation as a text file, made in the browser: nothing is asked of the desk for it.
 */
import type { Entry, Reply, Source } from "../conversation/types";
import { formatMoment } from "../i18n/format";
import { shown } from "../i18n/hant";
import type { Display } from "../i18n/languages";
import { say } from "../i18n/words";
import type { Shared } from "./desk";
import { noticeText, speakerOf } from "./speakers";
import type { Words } from "./words";

interface Shape {
  words: Words;
  display: Display;
  /** ISO, of the saving. */
  now: string;
}

/** Return the whole conversation as it is shown, each message with its speaker and time. */
export function transcriptOf(entries: readonly Entry[], { words, display, now }: Shape): string {
  const head = `${words.saved_title}\n${say(words, "saved_at", { moment: formatMoment(now, display) })}\n`;
  const messages = entries.map((entry) => {
    const speaker = speakerOf(entry, words);
    return `${speaker}, ${formatMoment(entry.at, display)}\n${textOf(entry, words, display)}\n`;
  });
  return [head, ...messages].join("\n");
}

function textOf(entry: Entry, words: Words, display: Display): string {
  if (entry.from === "assistant") return replyText(entry.reply, words, display);
  if (entry.from === "system") return noticeText(entry, words);
  return entry.text;
}

function replyText(reply: Reply, words: Words, display: Display): string {
  const own = (text: string | undefined): string => (text ? shown(text, reply.language, display) : "");
  const foreign = reply.text_language !== undefined && reply.text_language !== reply.language;
  const sources = reply.sources.map((source) => `• ${sourceText(source)}`);
  return [
    own(reply.notice),
    foreign ? reply.text : own(reply.text),
    own(reply.detail),
    reply.quote ?? "",
    own(reply.after),
    sources.length > 0 ? `${words.saved_sources}\n${sources.join("\n")}` : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function sourceText({ title, document_number: number, clause, issued_on: day, url }: Source): string {
  return [title, number, clause, day, url].filter(Boolean).join(", ");
}

/** Hand the text to the browser as a file. */
export function saveConversation({ store, words, display }: Shared): void {
  const now = new Date().toISOString();
  const text = transcriptOf(store.state.value.entries, { words, display: display.value, now });
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `talent-desk-${words.saved_name}-${now.slice(0, 10)}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000); // once the browser has taken it
}
