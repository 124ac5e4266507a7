/**
 * What is known of one condition: what it asks for, the visitor's own value, marks, a note, the clause and its date.
 */
import type { JSX } from "preact";

import type { Reason, Source } from "../conversation/reply";
import { langTag } from "../i18n/languages";
import { webAddress } from "./Sources";
import { day, told, word, type Voice } from "./voice";
import type { CheckWords } from "./checkwords";

interface ConditionProps {
  node: Reason;
  voice: Voice;
}

export function Condition({ node, voice }: ConditionProps): JSX.Element {
  const note = node.note ? told(voice, node.note) : null;
  const marks = (node.marks ?? []).filter((mark) => `mark_${mark}` in voice.words);
  return (
    <>
      {node.fact && <Asked node={node} voice={voice} />}
      {node.parameter && <p class="reason-note">{parameterSaid(node.parameter, voice)}</p>}
      {marks.map((mark) => (
        <p key={mark} class="reason-note">
          {word(voice, `mark_${mark}` as keyof CheckWords)}
        </p>
      ))}
      {note && (
        <p class="reason-note" lang={note.lang}>
          {note.text}
        </p>
      )}
      {node.flag_labels?.map((flag) => (
        <p key={flag} class="reason-note" lang={told(voice, flag).lang}>
          {told(voice, flag).text}
        </p>
      ))}
      {node.source && <Place source={node.source} since={node.version?.from} voice={voice} />}
    </>
  );
}

function Asked({ node, voice }: ConditionProps): JSX.Element {
  const asked = node.asked_for && node.kind === "fact" ? told(voice, node.asked_for) : null;
  const fact = told(voice, node.fact_label ?? "");
  const said = node.value_text ? told(voice, node.value_text) : null;
  const given = node.value !== null && node.value !== undefined;
  const named = asked && node.label?.includes(node.asked_for ?? "");
  return (
    <dl class="reason-facts">
      {asked && !named && (
        <div>
          <dt>{word(voice, "asked_for")}</dt>
          <dd lang={asked.lang}>
            {word(voice, "asks", { fact: fact.text, value: asked.text })}
          </dd>
        </div>
      )}
      {said && (
        <div data-given={given}>
          <dt>{word(voice, "yours")}</dt>
          <dd lang={said.lang}>{countedSaid(node, voice) ?? said.text}</dd>
        </div>
      )}
    </dl>
  );
}

/** Return a value with the date it was counted from; null where it was given itself. */
function countedSaid(node: Reason, voice: Voice): string | null {
  const from = node.counted_from;
  if (!from || node.value === null || node.value === undefined) return null;
  const date = typeof from.value === "string" ? day(voice, from.value) : from.value_text;
  const value = told(voice, node.value_text ?? "").text;
  return word(voice, "counted_from", { value, fact: told(voice, from.fact_label).text, date });
}

function parameterSaid(parameter: NonNullable<Reason["parameter"]>, voice: Voice): string {
  const { label, times, value } = parameter;
  return word(voice, "parameter", { label: told(voice, label).text, times, value: String(value) });
}

/** Where a condition stands: document and clause, and since when it has been in force. */
function Place({ source, since, voice }: { source: Source; since: string | undefined; voice: Voice }): JSX.Element {
  const address = webAddress(source.url);
  const titled = langTag(source.language);
  return (
    <p class="reason-place">
      {address ? (
        <a href={address} target="_blank" rel="noopener noreferrer" lang={titled}>
          {source.title}
        </a>
      ) : (
        <span lang={titled}>{source.title}</span>
      )}
      {source.document_number && <span lang={titled}> {source.document_number}</span>}
      {source.clause && <span lang={titled}> · {source.clause}</span>}
      {since && <span> · {word(voice, "in_force_from", { date: day(voice, since) })}</span>}
    </p>
  );
}
