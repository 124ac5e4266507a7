/**
 * What the visitor told: each answer can be changed, made unknown or a range, or taken back; others can be added.
 */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import type { FactValue } from "../conversation/reply";
import { QuestionInput } from "../reply/Question";
import { said } from "../reply/said";
import { told } from "../reply/voice";
import type { Fact } from "./desk";
import { word, type Page } from "./page";
import { Restart } from "./Restart";

export function Told({ page }: { page: Page }): JSX.Element {
  const { model } = page;
  const [open, setOpen] = useState<string | null>(null);
  const [removed, setRemoved] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const known = model.facts.value;
  const listed = Object.entries(model.visit.value.facts).flatMap(([id, value]) => {
    const fact = known.get(id);
    return fact ? [{ fact, value }] : [];
  });
  const remove = (fact: Fact): void => {
    model.forget(fact.id);
    setRemoved(word(page, "told_removed", { fact: told(page.voice, fact.label).text }));
    heading.current?.focus(); // the button is gone
  };
  return (
    <section class="panel told">
      <h2 ref={heading} tabIndex={-1}>
        {word(page, "told_title")}
      </h2>
      <p class="unseen" role="status">
        {removed}
      </p>
      {model.dropped.value.length > 0 && (
        <p class="notice" role="alert">
          {word(page, "told_dropped", { facts: model.dropped.value.join(", ") })}
        </p>
      )}
      {listed.length === 0 && <p class="hint">{word(page, "told_none")}</p>}
      <ul class="told-list">
        {listed.map(({ fact, value }) => (
          <Row
            key={fact.id}
            page={page}
            fact={fact}
            value={value}
            open={open === fact.id}
            onOpen={(now) => setOpen(now ? fact.id : null)}
            onRemove={() => remove(fact)}
          />
        ))}
      </ul>
      <div class="told-acts">
        <Add page={page} told={new Set(listed.map(({ fact }) => fact.id))} />
        {listed.length > 0 && <Restart page={page} onDone={() => heading.current?.focus()} />}
      </div>
    </section>
  );
}

interface RowProps {
  page: Page;
  fact: Fact;
  value: FactValue;
  open: boolean;
  onOpen: (open: boolean) => void;
  onRemove: () => void;
}

function Row({ page, fact, value, open, onOpen, onRemove }: RowProps): JSX.Element {
  const { voice, model } = page;
  const { text: label, lang } = told(voice, fact.label);
  const asked = { ...fact, fact: fact.id };
  const change = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    onOpen(false);
    change.current?.focus();
  };
  return (
    <li class="told-row">
      <span class="told-fact" lang={lang}>
        {label}
      </span>
      <span class="told-value">{said(asked, value, voice)}</span>
      <span class="told-buttons">
        <button
          ref={change}
          type="button"
          class="quiet-button"
          aria-expanded={open}
          aria-label={word(page, "told_change_of", { fact: label })}
          onClick={() => onOpen(!open)}
        >
          {word(page, "told_change")}
        </button>
        <button
          type="button"
          class="quiet-button"
          aria-label={word(page, "told_remove_of", { fact: label })}
          onClick={onRemove}
        >
          {word(page, "told_remove")}
        </button>
      </span>
      {open && (
        <Editor
          page={page}
          fact={fact}
          current={value}
          onAnswer={(next) => {
            model.answer(fact.id, next);
            close();
          }}
          onClose={close}
        />
      )}
    </li>
  );
}

interface EditorProps {
  page: Page;
  fact: Fact;
  current?: FactValue;
  onAnswer: (value: FactValue) => void;
  onClose: () => void;
}

/** The input for a fact; the focus goes into it. */
function Editor({ page, fact, current, onAnswer, onClose }: EditorProps): JSX.Element {
  const { voice } = page;
  const box = useRef<HTMLDivElement>(null);
  const { text, lang } = told(voice, fact.question);
  const id = `asks-${fact.id}`;
  useEffect(() => box.current?.focus(), []);
  return (
    <div class="told-editor" ref={box} tabIndex={-1} role="group" aria-labelledby={id}>
      <p id={id} class="told-question" lang={lang}>
        {text}
      </p>
      <QuestionInput
        question={{ ...fact, fact: fact.id }}
        language={voice.display}
        content={voice.content}
        labelledBy={id}
        onAnswer={(_, value) => onAnswer(value)}
        {...(current === undefined ? {} : { current })}
      />
      <button type="button" class="quiet-button" onClick={onClose}>
        {word(page, "told_close")}
      </button>
    </div>
  );
}

/** A fact that was not asked yet, by the visitor's own choice. */
function Add({ page, told: before }: { page: Page; told: ReadonlySet<string> }): JSX.Element {
  const { model, voice } = page;
  const [picked, setPicked] = useState("");
  const choices = [...model.facts.value.values()].filter((fact) => fact.asked && !before.has(fact.id));
  const fact = model.facts.value.get(picked);
  return (
    <details class="told-add">
      <summary>{word(page, "told_add")}</summary>
      <label>
        {word(page, "told_add_pick")}
        <select value={picked} onChange={(event) => setPicked(event.currentTarget.value)}>
          <option value="">{word(page, "told_add_choose")}</option>
          {choices.map(({ id, label }) => (
            <option key={id} value={id}>
              {told(voice, label).text}
            </option>
          ))}
        </select>
      </label>
      {fact && !before.has(fact.id) && (
        <Editor
          key={fact.id}
          page={page}
          fact={fact}
          onAnswer={(value) => {
            model.answer(fact.id, value);
            setPicked("");
          }}
          onClose={() => setPicked("")}
        />
      )}
    </details>
  );
}
