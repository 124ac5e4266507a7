/**
 * The documents that an answer rests on, as chips that open to what is known of each.
 *
 * Never links to anything but a web address, and never converts a title: it has to be found as it was published.
 */
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { Source } from "../conversation/reply";
import { contentOf, langTag, type Display } from "../i18n/languages";
import { formatDate } from "../i18n/format";
import { say, useWords } from "../i18n/words";
import { Symbol } from "./Symbols";
import { replyWords, type Words } from "./words";

const SHOWN = 3;

interface SourcesProps {
  sources: readonly Source[];
  language: Display;
}

export function Sources({ sources, language }: SourcesProps): JSX.Element | null {
  const words = useWords(replyWords, language);
  const [all, setAll] = useState(false);
  if (!words || sources.length === 0) return null;
  const listed = all ? sources : sources.slice(0, SHOWN);
  return (
    <section class="sources" lang={langTag(language)}>
      <p class="sources-heading">{words.sources}</p>
      <ul class="sources-list">
        {listed.map((source, index) => (
          <li key={`${source.id}-${index}`}>
            <Chip source={source} language={language} words={words} />
          </li>
        ))}
      </ul>
      {listed.length < sources.length && (
        <button type="button" class="quiet-button sources-all" onClick={() => setAll(true)}>
          {say(words, "sources_all", { count: sources.length })}
        </button>
      )}
    </section>
  );
}

function Chip({ source, language, words }: { source: Source; language: Display; words: Words }): JSX.Element {
  const titled = langTag(source.language);
  const rows: readonly (readonly [string, string | null | undefined, string])[] = [
    [words.source_number, source.document_number, titled],
    [words.source_clause, source.clause, titled],
    [words.source_issuer, source.issuer, titled],
    [words.source_date, source.issued_on && formatDate(source.issued_on, language), langTag(language)],
  ];
  return (
    <details class="chip">
      <summary>
        <span class="chip-title" lang={titled} dir="auto">
          {source.title}
        </span>{" "}
        {source.document_number && <span lang={titled}>{source.document_number} </span>}
        {source.issued_on && <time dateTime={source.issued_on}>{source.issued_on} </time>}
        <span class="basis" data-basis={source.basis}>
          {words[`basis_${source.basis}`]}
        </span>{" "}
        {source.language !== contentOf(language) && (
          <span class="chip-foreign">{textIn(source.language, words)}</span>
        )}
      </summary>
      <dl class="chip-facts">
        {rows.map(([name, value, lang]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang={lang}>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <SourceLink source={source} words={words} />
    </details>
  );
}

function SourceLink({ source, words }: { source: Source; words: Words }): JSX.Element | null {
  const address = webAddress(source.url);
  if (!address) return null;
  return (
    <a class="chip-link" href={address} target="_blank" rel="noopener noreferrer">
      {words.source_open}
      <Symbol shape="link" />
      <span class="unseen">{words.new_tab}</span>
    </a>
  );
}

/** Return that a text is in a language, which may be one that we do not speak. */
export function textIn(language: string, words: Words): string {
  const key = `text_in_${language}`;
  return key in words ? words[key as keyof Words] : words.text_in_other;
}

/** Return an address that a browser may open, null for any other, such as `javascript:`. */
export function webAddress(url: string | null | undefined): string | null {
  if (!url) return null;
  try {
    return ["http:", "https:"].includes(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
}
