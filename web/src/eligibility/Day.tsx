/**
 * The day by whose rules is checked: today, or another, as for a plan or a refusal of last year.
 */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";

import { formatDate } from "../i18n/format";
import { word, type Page } from "./page";

const FIRST = "1980-01-01"; // as the desk takes it
const LAST = "2100-12-31";

export function Day({ page }: { page: Page }): JSX.Element {
  const { model, voice } = page;
  const { asOf } = model.visit.value;
  const [typed, setTyped] = useState(asOf ?? "");
  const [bad, setBad] = useState(false);
  const id = useId();
  const day = (iso: string): string => formatDate(iso, voice.display);
  const use = (event: SubmitEvent): void => {
    event.preventDefault();
    const usable = /^\d{4}-\d{2}-\d{2}$/.test(typed) && typed >= FIRST && typed <= LAST;
    setBad(!usable);
    if (usable) model.setDay(typed);
  };
  return (
    <details class="setting">
      <summary>
        {word(page, "day_title")}: <span class="setting-value">{asOf ? day(asOf) : word(page, "day_today")}</span>
      </summary>
      <form class="day" onSubmit={use} noValidate>
        <div class="field">
          <label for={id}>{word(page, "day_label")}</label>
          <input
            id={id}
            type="date"
            min={FIRST}
            max={LAST}
            value={typed}
            aria-invalid={bad}
            aria-describedby={`${id}-problem`}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <span class="problem" id={`${id}-problem`} role="alert">
            {bad && word(page, "day_bad", { min: day(FIRST), max: day(LAST) })}
          </span>
        </div>
        <button type="submit" class="main-button">
          {word(page, "day_use")}
        </button>
        {asOf && (
          <button
            type="button"
            class="quiet-button"
            onClick={() => {
              setTyped("");
              model.setDay(null);
            }}
          >
            {word(page, "day_back")}
          </button>
        )}
      </form>
    </details>
  );
}
