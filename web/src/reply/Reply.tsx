/**
 * One reply of the assistant: the answer, more of it, the document's own words, what can be chosen, and its sources.
 *
 * What is stored is what is shown. Only the texts are read out when a reply arrives; controls are reached when wanted.
 */
import type { JSX } from "preact";

import type { Feedback as FeedbackValue } from "../conversation/events";
import type { Button, Language, Reply, Result } from "../conversation/reply";
import { langTag, shownTag, type Display } from "../i18n/languages";
import { shown } from "../i18n/hant";
import { say, useWords } from "../i18n/words";
import { Feedback } from "./Feedback";
import type { OnAnswer } from "./inputs/shared";
import { lazily } from "./lazy";
import type { QuestionInputProps } from "./Question";
import { Sources, textIn } from "./Sources";
import { Symbol } from "./Symbols";
import { Text } from "./Text";
import type { VerdictCardProps } from "./Verdict";
import { replyWords, type Words } from "./words";

export interface ReplyViewProps {
  reply: Reply;
  /** Of the message that holds it. */
  seq: number;
  language: Display;
  /** Whether it is the newest reply: its question is open. */
  latest: boolean;
  /** Whether its question was answered. */
  answered: boolean;
  onButton: (id: string, title: string) => void;
  onAnswer: OnAnswer;
  feedback: FeedbackValue | null;
  onFeedback: (value: FeedbackValue | null) => void;
  onHuman: () => void;
}

const VerdictCard = lazily<VerdictCardProps>(async () => (await import("./Verdict")).VerdictCard);
const QuestionInput = lazily<QuestionInputProps>(async () => (await import("./Question")).QuestionInput);

const JUDGED: readonly Reply["kind"][] = ["answer", "verdict", "handoff", "clarify"];
const TO_A_PERSON: readonly Reply["kind"][] = ["handoff", "unavailable"];
const OF_THE_QUESTION: readonly Button["role"][] = ["answer", "dont_know", "why"];

export function ReplyView(props: ReplyViewProps): JSX.Element {
  const { reply, language } = props;
  const words = useWords(replyWords, language);
  const own = told(reply.language, language);
  const foreign = reply.text_language !== undefined && reply.text_language !== reply.language;
  const textLanguage = reply.text_language ?? reply.language;
  return (
    <div class="reply" data-kind={reply.kind} lang={langTag(language)}>
      {reply.notice && <Text as="p" class="reply-notice" {...own(reply.notice)} />}
      {foreign && words ? (
        <Quoted label={textIn(textLanguage, words)} text={reply.text} language={textLanguage} />
      ) : (
        <Text class="reply-text" {...told(textLanguage, language)(reply.text)} />
      )}
      {words && <More {...props} words={words} />}
      {reply.after && <Text class="reply-after" {...own(reply.after)} />}
      {words && <Acts {...props} words={words} />}
    </div>
  );
}

/** Return what puts a text of `content` into its language. */
function told(content: Language, display: Display): (text: string) => { text: string; lang: string } {
  return (text) => ({ text: shown(text, content, display), lang: shownTag(content, display) });
}

/** Words of a document, never converted: they are quoted. */
function Quoted({ label, text, language }: { label: string; text: string; language: Language }): JSX.Element {
  return (
    <figure class="reply-quote">
      <Text as="blockquote" text={text} lang={langTag(language)} />
      <figcaption>{label}</figcaption>
    </figure>
  );
}

function More({ reply, language, words }: ReplyViewProps & { words: Words }): JSX.Element {
  const own = told(reply.language, language);
  const results = resultsOf(reply);
  return (
    <>
      {results.length > 0 && (
        <div class="reply-verdicts" aria-live="off">
          {results.map((result) => (
            <VerdictCard key={result.programme} result={result} language={language} content={reply.language} brief />
          ))}
        </div>
      )}
      {reply.detail && (results.length === 0 || VerdictCard.failed.value) && (
        <details class="reply-more">
          <summary>{words.more}</summary>
          <Text {...own(reply.detail)} />
        </details>
      )}
      {reply.quote && (
        <details class="reply-more">
          <summary>{words.quote}</summary>
          <Quoted label={reply.sources[0]?.title ?? ""} text={reply.quote} language={reply.language} />
        </details>
      )}
    </>
  );
}

/** What can be done with a reply; not read out by itself. */
function Acts(props: ReplyViewProps & { words: Words }): JSX.Element {
  const { reply, language, words, seq, latest, answered, feedback, onAnswer, onFeedback, onHuman } = props;
  const { question } = reply;
  return (
    <div class="reply-acts" aria-live="off">
      {question && (
        <details class="reply-question" open={latest && !answered}>
          <summary>{words.change_answer}</summary>
          <QuestionInput question={question} language={language} content={reply.language} onAnswer={onAnswer} />
        </details>
      )}
      <Choices {...props} />
      {reply.kind !== "verdict" && <Sources sources={reply.sources} language={language} />}
      <div class="reply-foot">
        {reply.reference && (
          <a class="quiet-button" href={takeAway(reply.reference, language)} target="_blank" rel="noopener noreferrer">
            <Symbol shape="print" />
            {words.take_away}
            <span class="unseen">{words.new_tab}</span>
          </a>
        )}
        {TO_A_PERSON.includes(reply.kind) && (
          <button type="button" class="quiet-button" onClick={onHuman}>
            {words.ask_person}
          </button>
        )}
        {JUDGED.includes(reply.kind) && (
          <Feedback key={seq} value={feedback} language={language} onChange={onFeedback} />
        )}
      </div>
    </div>
  );
}

function Choices({ reply, language, onButton }: ReplyViewProps): JSX.Element | null {
  const words = useWords(replyWords, language);
  const hidden = reply.question && !QuestionInput.failed.value ? OF_THE_QUESTION : [];
  const buttons = reply.buttons.filter((button) => !hidden.includes(button.role));
  if (buttons.length === 0) return null;
  const own = told(reply.language, language);
  return (
    <div class="choices" role="group" aria-label={words ? say(words, "choices") : undefined}>
      {buttons.map((button) => {
        const { text, lang } = own(button.title);
        return (
          <button key={button.id} type="button" class="choice" lang={lang} onClick={() => onButton(button.id, text)}>
            {text}
          </button>
        );
      })}
    </div>
  );
}

function resultsOf({ verdict }: Reply): readonly Result[] {
  if (!verdict) return [];
  return "results" in verdict ? verdict.results : [verdict];
}

/** Return where a kept result can be printed. */
export function takeAway(reference: string, language: Display): string {
  return `/eligibility/results/${encodeURIComponent(reference)}?language=${encodeURIComponent(language)}`;
}
