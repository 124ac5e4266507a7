/**
 * What is checked: everything, or the programmes that the visitor picks.
 */
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";

import { told } from "../reply/voice";
import { word, type Page } from "./page";

export function Scope({ page }: { page: Page }): JSX.Element {
  const { model } = page;
  const chosen = model.visit.value.programmes;
  const all = model.programmes.value;
  const [picking, setPicking] = useState(chosen !== null);
  const name = useId();
  const said = chosen
    ? word(page, "scope_chosen", { count: chosen.length })
    : word(page, "scope_all", { count: all.length });
  return (
    <details class="setting">
      <summary>
        {word(page, "scope_title")}: <span class="setting-value">{said}</span>
      </summary>
      <fieldset class="scope">
        <legend class="unseen">{word(page, "scope_title")}</legend>
        <label>
          <input
            type="radio"
            name={name}
            checked={!picking}
            onChange={() => {
              setPicking(false);
              model.choose(null);
            }}
          />{" "}
          {word(page, "scope_all", { count: all.length })}
        </label>
        <label>
          <input type="radio" name={name} checked={picking} onChange={() => setPicking(true)} />{" "}
          {word(page, "scope_some")}
        </label>
      </fieldset>
      {picking && <Picker page={page} />}
    </details>
  );
}

function Picker({ page }: { page: Page }): JSX.Element {
  const { model, voice } = page;
  const [typed, setTyped] = useState("");
  const chosen = new Set(model.visit.value.programmes ?? []);
  const needle = typed.trim().toLowerCase();
  const listed = model.programmes.value
    .map(({ id, title }) => ({ id, title: told(voice, title).text }))
    .filter(({ title }) => title.toLowerCase().includes(needle));
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    model.choose(next.size > 0 ? [...next] : null); // the desk checks all where none is chosen
  };
  return (
    <fieldset class="picker">
      <legend>{word(page, "scope_list")}</legend>
      <label class="picker-search">
        <span class="unseen">{word(page, "scope_search")}</span>
        <input
          type="search"
          placeholder={word(page, "scope_search")}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <ul class="picker-list">
        {listed.map(({ id, title }) => (
          <li key={id}>
            <label lang={told(voice, title).lang}>
              <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} /> {title}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
