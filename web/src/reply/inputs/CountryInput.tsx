/**
 * A country or region: typed letters narrow the list, which is the browser's own and works with any keyboard.
 */
import type { JSX } from "preact";
import { useId, useMemo, useState } from "preact/hooks";

import { countries, countryName } from "../../i18n/countries";
import { word } from "../voice";
import type { InputProps } from "./shared";

const ROWS = 6;

export function CountryInput({ asked, voice, onAnswer, current }: InputProps): JSX.Element {
  const all = useMemo(() => countries(voice.display), [voice.display]);
  const [typed, setTyped] = useState("");
  const [picked, setPicked] = useState(typeof current === "string" ? current : "");
  const [problem, setProblem] = useState(false);
  const id = useId();
  const needle = typed.normalize("NFKC").trim().toLowerCase();
  const found = needle ? all.filter((country) => country.searched.includes(needle)) : all;
  const chosen = found.some((country) => country.code === picked) ? picked : needle ? (found[0]?.code ?? "") : "";

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setProblem(!chosen);
    if (chosen) onAnswer(asked.fact, chosen, countryName(chosen, voice.display));
  };

  return (
    <form class="country-input" onSubmit={submit} noValidate>
      <div class="field">
        <label for={`${id}-search`}>{word(voice, "country_search")}</label>
        <input
          id={`${id}-search`}
          type="search"
          autoComplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label class="unseen" for={`${id}-list`}>
          {word(voice, "country_pick")}
        </label>
        <select
          id={`${id}-list`}
          size={ROWS}
          value={chosen}
          onChange={(event) => setPicked(event.currentTarget.value)}
          aria-describedby={`${id}-problem`}
        >
          {found.map((country) => (
            <option key={country.code} value={country.code}>
              {country.name}
            </option>
          ))}
        </select>
        <span class="problem" id={`${id}-problem`} role="status">
          {found.length === 0 ? word(voice, "country_none") : problem ? word(voice, "bad_empty") : ""}
        </span>
      </div>
      <button type="submit" class="main-button">
        {word(voice, "send_answer")}
      </button>
    </form>
  );
}
