/**
 * What came out for one programme: the verdict in words and by a sign, then everything it rests on.
 *
 * Conditions are drawn when they are opened: a check of everything has over a thousand.
 */
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";

import type { Language, Result } from "../conversation/reply";
import { langTag, type Display } from "../i18n/languages";
import { useWords } from "../i18n/words";
import { Points } from "./Points";
import { Reasons } from "./Reasons";
import { Sources } from "./Sources";
import { Symbol } from "./Symbols";
import { Text } from "./Text";
import { day, told, word, type Voice } from "./voice";
import { checkWords, type CheckWords } from "./checkwords";

/** The outcomes of rules for which nobody wrote any: they say no more than the verdict. */
const OF_NO_OWNER: readonly string[] = ["qualifies", "does-not-qualify"];

const LISTED_AT_ONCE = 6;

export interface VerdictCardProps {
  result: Result;
  language: Display;
  /** Of the result's texts. */
  content: Language;
  /** How deep the heading stands on its page; 0: what it is about is said before it already. */
  level?: 0 | 2 | 3 | 4;
  /** Whether the conditions are open from the start. */
  open?: boolean;
  /** Whether the summary is said elsewhere already. */
  brief?: boolean;
  /** Called when the conditions are opened. */
  onOpen?: (programme: string) => void;
}

export function VerdictCard(props: VerdictCardProps): JSX.Element | null {
  const { result, language, content, level = 3, brief = false } = props;
  const words = useWords(checkWords, language);
  if (!words) return null;
  const voice: Voice = { display: language, content, words };
  const summary = told(voice, result.summary);
  return (
    <article class="verdict" data-verdict={result.verdict} data-supposed={!!result.supposed} lang={langTag(language)}>
      {level > 0 && <Head result={result} voice={voice} level={level} />}
      {!brief && <Text as="p" class="verdict-summary" text={summary.text} lang={summary.lang} />}
      <Outcome result={result} voice={voice} />
      {result.points && <Points points={result.points} reasons={result.reasons} voice={voice} />}
      <Listed name="changes" texts={result.changes.map((change) => changeSaid(change, voice))} voice={voice} />
      <Listed name="upcoming" texts={result.upcoming.map((coming) => coming.text)} voice={voice} />
      <Conditions {...props} voice={voice} />
      <Guidance result={result} voice={voice} />
    </article>
  );
}

function Head({ result, voice, level }: { result: Result; voice: Voice; level: number }): JSX.Element {
  const Heading = `h${level}` as "h3";
  const title = told(voice, result.title);
  const supposed = result.supposed && told(voice, result.supposed);
  return (
    <header class="verdict-head">
      <Heading class="verdict-title" lang={title.lang}>
        {title.text}
      </Heading>
      {supposed && (
        <p class="verdict-supposed" lang={supposed.lang}>
          {supposed.text}
        </p>
      )}
      <p class="verdict-state">
        <Symbol shape={result.verdict} />
        {word(voice, result.version === null ? "verdict_no_rule" : `verdict_${result.verdict}`)}
      </p>
    </header>
  );
}

function Outcome({ result, voice }: { result: Result; voice: Voice }): JSX.Element | null {
  const label = ownOutcome(result);
  const possible = (result.possible_outcomes ?? []).filter(({ id }) => !OF_NO_OWNER.includes(id));
  if (!label && !result.outcome_note && possible.length === 0) return null;
  return (
    <dl class="verdict-outcome">
      {label && <Told name="outcome" text={label} voice={voice} />}
      {possible.length > 0 && (
        <Told name="outcomes_possible" text={possible.map((one) => one.label).join(" / ")} voice={voice} />
      )}
      {result.outcome_note && <Told name="note" text={result.outcome_note} voice={voice} />}
    </dl>
  );
}

/** Return what comes out where the rules tell more than yes or no; null otherwise. */
export function ownOutcome({ outcome, outcome_label: label }: Result): string | null {
  return outcome && label && !OF_NO_OWNER.includes(outcome) ? label : null;
}

/** Conditions, folded up until they are wanted. */
function Conditions(props: VerdictCardProps & { voice: Voice }): JSX.Element | null {
  const { result, voice, open = false, onOpen } = props;
  const [opened, setOpened] = useState(open);
  if (result.version === null) return null;
  const toggle = (event: Event): void => {
    const now = (event.currentTarget as HTMLDetailsElement).open;
    setOpened(now);
    if (now) onOpen?.(result.programme);
  };
  return (
    <details class="verdict-more" open={open} onToggle={toggle}>
      <summary>{word(voice, "conditions")}</summary>
      {opened && result.reasons && <Reasons node={result.reasons} voice={voice} />}
      {opened && !result.reasons && <p class="verdict-loading" aria-busy="true" />}
    </details>
  );
}

function Guidance({ result, voice }: { result: Result; voice: Voice }): JSX.Element {
  const dates = result.version_dates;
  const since = dates && word(voice, "rules_since", { date: day(voice, dates.from) });
  const until = dates?.to && word(voice, "rules_between", { from: day(voice, dates.from), to: day(voice, dates.to) });
  return (
    <>
      <dl class="verdict-guidance">
        <Missing labels={result.missing_labels} voice={voice} />
        {result.next_steps && <Told name="next_steps" text={result.next_steps} voice={voice} />}
        {result.authority && <Told name="authority" text={result.authority} voice={voice} />}
        {[result.note, ...result.flag_labels].map((note) =>
          note ? <Told key={note} name="note" text={note} voice={voice} /> : null,
        )}
      </dl>
      {dates && <p class="verdict-dates">{until || since}</p>}
      <Sources sources={result.sources} language={voice.display} />
    </>
  );
}

/** The facts that are missing; many of them are folded up. */
function Missing({ labels, voice }: { labels: readonly string[]; voice: Voice }): JSX.Element | null {
  if (labels.length === 0) return null;
  const { text, lang } = told(voice, labels.join(" · "));
  if (labels.length <= LISTED_AT_ONCE) return <Told name="missing" text={text} voice={voice} />;
  return (
    <div>
      <dt>{word(voice, "missing")}</dt>
      <dd>
        <details class="verdict-more">
          <summary>{word(voice, "missing_count", { count: labels.length })}</summary>
          <p lang={lang}>{text}</p>
        </details>
      </dd>
    </div>
  );
}

function Told({ name, text, voice }: { name: keyof CheckWords; text: string; voice: Voice }): JSX.Element {
  const { text: shown, lang } = told(voice, text);
  return (
    <div>
      <dt>{word(voice, name)}</dt>
      <dd lang={lang}>{shown}</dd>
    </div>
  );
}

function Listed({ name, texts, voice }: { name: keyof CheckWords; texts: readonly string[]; voice: Voice }): ComponentChildren {
  if (texts.length === 0) return null;
  return (
    <section class="verdict-list">
      <h5>{word(voice, name)}</h5>
      <ul>
        {texts.map((text) => (
          <li key={text} lang={told(voice, text).lang}>
            {told(voice, text).text}
          </li>
        ))}
      </ul>
    </section>
  );
}

function changeSaid({ text, outcome, outcome_label: label }: Result["changes"][number], voice: Voice): string {
  return outcome && label ? word(voice, "change_leads", { text, outcome: label }) : text;
}
