/**
 * The results, by what came out; each can be opened to its conditions.
 *
 * What an answer has decided is told by a status line, because the list changes where nobody looks.
 */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import type { Check, Result, Verdict } from "../conversation/reply";
import { formatDate } from "../i18n/format";
import { Symbol } from "../reply";
import { pointsSaid } from "../reply/Points";
import { ownOutcome, VerdictCard } from "../reply/Verdict";
import { told } from "../reply/voice";
import { word, type Page } from "./page";
import { byVerdict, decided, ORDER } from "./progress";

const OPENED_UP_TO = 2; // results that are shown open, because there is nothing to choose from
const TOLD_AT_MOST = 3;

export function Results({ page }: { page: Page }): JSX.Element {
  const { model, voice } = page;
  const check = model.check.value;
  return (
    <section class="results-of-check" aria-busy={model.busy.value}>
      <h2 id="results" tabIndex={-1}>
        {word(page, "results_title")}
      </h2>
      <p class="unseen" role="status">
        {check && `${countSaid(page, check)} ${newsSaid(page)}`}
      </p>
      {!check && model.busy.value && <p class="hint">{word(page, "loading")}</p>}
      {check && (
        <>
          <Counts page={page} check={check} />
          <p class="hint" lang={told(voice, check.note).lang}>
            {told(voice, check.note).text}
          </p>
          <Groups page={page} check={check} />
          <p class="hint">
            {word(page, "rules_of", { date: formatDate(check.as_of, voice.display), version: check.rules_version })}
          </p>
        </>
      )}
    </section>
  );
}

function Counts({ page, check }: { page: Page; check: Check }): JSX.Element {
  const groups = byVerdict(check.results);
  const all = check.results.length;
  const done = decided(check);
  return (
    <div class="counts">
      <p class="counts-said">{countSaid(page, check)}</p>
      <svg class="counts-bar" viewBox={`0 0 ${all} 1`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="counts-track" width={all} height="1" />
        <rect class="counts-done" width={done} height="1" />
      </svg>
      <ul class="counts-list">
        {ORDER.map((verdict) => (
          <li key={verdict} data-verdict={verdict}>
            <Symbol shape={verdict} />
            <strong>{groups.get(verdict)?.length ?? 0}</strong> {voiceVerdict(page, verdict)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Groups({ page, check }: { page: Page; check: Check }): JSX.Element {
  const groups = byVerdict(check.results);
  const few = check.results.length <= OPENED_UP_TO;
  return (
    <>
      {ORDER.map((verdict) => {
        const results = groups.get(verdict) ?? [];
        if (results.length === 0) return null;
        return (
          <details key={verdict} class="group" data-verdict={verdict} open={verdict !== "does_not_qualify" || few}>
            <summary>
              <h3>{word(page, `group_${verdict}`)}</h3> <span class="group-count">{results.length}</span>
            </summary>
            <ul class="group-list">
              {results.map((result) => (
                <li key={result.programme}>
                  <Row page={page} result={result} start={few} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}

/** One result: its title, state and points; what is below is drawn when it is opened. */
function Row({ page, result, start }: { page: Page; result: Result; start: boolean }): JSX.Element {
  const { model, voice } = page;
  const [open, setOpen] = useState(start);
  const { text, lang } = told(voice, result.title);
  useEffect(() => {
    if (open && result.version !== null && !result.reasons) void model.explain(result.programme);
  }, [open]);
  const isFocus = model.visit.value.focus === result.programme;
  return (
    <details class="result" data-verdict={result.verdict} open={start} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <Symbol shape={result.verdict} />
        <span class="result-title" lang={lang}>
          {text}
        </span>
        <span class="result-about">{aboutSaid(page, result)}</span>
      </summary>
      {open && (
        <>
          {result.verdict === "open" && result.version !== null && !isFocus && (
            <button type="button" class="quiet-button" onClick={() => model.focusOn(result.programme)}>
              {word(page, "focus_on")}
            </button>
          )}
          <VerdictCard result={result} language={voice.display} content={voice.content} level={0} open={start} />
        </>
      )}
    </details>
  );
}

function aboutSaid(page: Page, result: Result): string {
  const { voice } = page;
  if (result.version === null) return word(page, "no_rule");
  const parts = [voiceVerdict(page, result.verdict)];
  const outcome = ownOutcome(result);
  if (outcome) parts.push(told(voice, outcome).text);
  if (result.points) parts.push(pointsSaid(result.points, voice));
  if (result.verdict === "open") parts.push(word(page, "missing_count", { count: result.missing.length }));
  return parts.join(" · ");
}

function voiceVerdict({ voice }: Page, verdict: Verdict): string {
  return voice.words[`verdict_${verdict}`];
}

/** Return how far the check has come: "27 decided, 17 open". */
export function countSaid(page: Page, check: Check): string {
  const done = decided(check);
  return word(page, "results_count", { decided: done, open: check.results.length - done });
}

function newsSaid(page: Page): string {
  const news = page.model.news.value;
  const said = news.slice(0, TOLD_AT_MOST).map((result) => {
    const title = told(page.voice, result.title).text;
    return word(page, "news", { title, verdict: voiceVerdict(page, result.verdict) });
  });
  const more = news.length - said.length;
  return [...said, ...(more > 0 ? [word(page, "news_more", { count: more })] : [])].join(" ");
}
