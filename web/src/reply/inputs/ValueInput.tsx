/**
 * A number with its unit, or a day: one value, or a range of which one end may be left open.
 *
 * A mistake is named under the field, and what was typed stays.
 */
import type { JSX } from "preact";
import { useId, useRef, useState } from "preact/hooks";

import { formatMoney } from "../../i18n/format";
import { day, measured, unitAround, word, type Voice } from "../voice";
import { check } from "./checks";
import { parseNumber } from "./parse";
import { endsOf, type Asked, type InputProps } from "./shared";

export function ValueInput({ asked, voice, onAnswer, current }: InputProps): JSX.Element {
  const ends = endsOf(current);
  const one = typeof current === "number" || typeof current === "string" ? String(current) : "";
  const [ranged, setRanged] = useState(ends !== null);
  const [typing, setTyping] = useState(false); // a day as text, in place of the browser's own field
  const [typed, setTyped] = useState<[string, string]>(ends ? [...ends] : [one, ""]);
  const [problem, setProblem] = useState<{ text: string; field: 0 | 1 } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const found = check(asked, ranged ? typed : [typed[0]], voice);
    if ("problem" in found) {
      setProblem({ text: found.problem, field: found.field });
      form.current?.querySelectorAll("input")[found.field]?.focus();
      return;
    }
    setProblem(null);
    onAnswer(asked.fact, found.value, found.shown);
  };
  const change = (field: 0 | 1, text: string): void => {
    setTyped((before) => (field === 0 ? [text, before[1]] : [before[0], text]));
    setProblem(null);
  };
  const field = (place: 0 | 1, label: string | null): JSX.Element => (
    <Field
      asked={asked}
      voice={voice}
      label={label}
      typed={typed[place]}
      asText={typing}
      problem={problem?.field === place ? problem.text : null}
      hintId={`${id}-hint`}
      onInput={(text) => change(place, text)}
    />
  );

  return (
    <form class="value-input" ref={form} onSubmit={submit} noValidate>
      <div class="value-fields">
        {field(0, ranged ? word(voice, "from") : null)}
        {ranged && field(1, word(voice, "to"))}
        <button type="submit" class="main-button">
          {word(voice, "send_answer")}
        </button>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {[hint(asked, voice), ranged && word(voice, "range_open"), typing && dateForm(voice)].filter(Boolean).join(" · ")}
      </p>
      <div class="value-ways">
        <button type="button" class="quiet-button" aria-pressed={ranged} onClick={() => setRanged(!ranged)}>
          {word(voice, "use_range")}
        </button>
        {asked.type === "date" && (
          <button type="button" class="quiet-button" aria-pressed={typing} onClick={() => setTyping(!typing)}>
            {word(voice, "type_date")}
          </button>
        )}
      </div>
    </form>
  );
}

interface FieldProps {
  asked: Asked;
  voice: Voice;
  /** Null: the question itself names the field. */
  label: string | null;
  typed: string;
  asText: boolean;
  problem: string | null;
  hintId: string;
  onInput: (text: string) => void;
}

function Field({ asked, voice, label, typed, asText, problem, hintId, onInput }: FieldProps): JSX.Element {
  const id = useId();
  const [before, after] = unitAround(voice, asked.unit, asked.fact);
  const native = asked.type === "date" && !asText;
  const value = asked.type === "date" ? null : parseNumber(typed);
  const money = asked.unit === "CNY" || asked.unit === "USD" ? asked.unit : null;
  const common = {
    id,
    value: typed,
    autoComplete: "off",
    "aria-invalid": problem !== null,
    "aria-describedby": `${hintId} ${id}-unit ${id}-problem`,
    onInput: (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label class={label ? undefined : "unseen"} for={id}>
        {label ?? word(voice, "answer_group")}
      </label>
      <span class="field-line">
        {before && <span aria-hidden="true">{before}</span>}
        {native ? (
          <input type="date" {...common} min={String(asked.range?.min ?? "")} max={String(asked.range?.max ?? "")} />
        ) : (
          <input type="text" {...common} inputMode={asked.type === "number" ? "decimal" : "numeric"} />
        )}
        <span id={`${id}-unit`}>{after}</span>
      </span>
      {money && value !== null && value >= 10_000 && <span class="echo">{formatMoney(value, voice.display, money)}</span>}
      <span class="problem" id={`${id}-problem`} role="alert">
        {problem}
      </span>
    </div>
  );
}

/** Return what may be given, where the limits tell people something. */
function hint(asked: Asked, voice: Voice): string {
  const { min, max } = asked.range ?? {};
  if (typeof min === "number" && typeof max === "number" && min >= 0 && max <= 30_000) {
    return word(voice, "hint_between", { min: String(min), max: measured(voice, max, asked.unit, asked.fact) });
  }
  return "";
}

function dateForm(voice: Voice): string {
  return word(voice, "date_form", { example: `1990-05-01, ${day(voice, "1990-05-01")}` });
}
