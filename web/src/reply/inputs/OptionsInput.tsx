/**
 * One of several options by one press, or several of them where somebody is not sure.
 */
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { shown } from "../../i18n/hant";
import { shownTag } from "../../i18n/languages";
import { word, type Voice } from "../voice";
import type { Asked, InputProps } from "./shared";

interface Choice {
  id: string | boolean;
  label: string;
}

export function OptionsInput({ asked, voice, onAnswer, current }: InputProps): JSX.Element {
  const choices = choicesOf(asked, voice);
  const before = Array.isArray(current) ? (current as readonly string[]) : [];
  const [several, setSeveral] = useState(before.length > 1);
  const [picked, setPicked] = useState<ReadonlySet<string | boolean>>(new Set(before));
  const lang = shownTag(voice.content, voice.display);

  const sendSeveral = (): void => {
    const chosen = choices.filter((choice) => picked.has(choice.id));
    if (chosen.length === 0) return;
    const label = chosen.map((choice) => choice.label).reduce((left, right) => word(voice, "or", { left, right }));
    const ids = chosen.map((choice) => String(choice.id));
    onAnswer(asked.fact, chosen.length === 1 ? (chosen[0] as Choice).id : ids, label);
  };
  const toggle = (id: string | boolean): void => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };

  return (
    <div class="options-input">
      <div class="options" lang={lang}>
        {choices.map((choice) => (
          <button
            key={String(choice.id)}
            type="button"
            class="choice"
            aria-pressed={several ? picked.has(choice.id) : current === choice.id}
            onClick={() => (several ? toggle(choice.id) : onAnswer(asked.fact, choice.id, choice.label))}
          >
            {choice.label}
          </button>
        ))}
      </div>
      {choices.length > 2 && (
        <div class="value-ways">
          <button type="button" class="quiet-button" aria-pressed={several} onClick={() => setSeveral(!several)}>
            {word(voice, "use_several")}
          </button>
          {several && (
            <button type="button" class="main-button" disabled={picked.size === 0} onClick={sendSeveral}>
              {word(voice, "send_answer")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function choicesOf(asked: Asked, voice: Voice): readonly Choice[] {
  if (asked.type === "boolean") {
    return [
      { id: true, label: word(voice, "yes") },
      { id: false, label: word(voice, "no") },
    ];
  }
  const options = asked.options ?? [];
  return options.map(({ id, label }) => ({ id, label: shown(label, voice.content, voice.display) }));
}
