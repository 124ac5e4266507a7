/**
 * The question that decides most now. After an answer the focus is on the next one.
 */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { QuestionInput } from "../reply/Question";
import { told } from "../reply/voice";
import { word, type Page } from "./page";
import { decided } from "./progress";
import { countSaid } from "./Results";

export function Ask({ page }: { page: Page }): JSX.Element | null {
  const { model, voice } = page;
  const question = model.question.value;
  const check = model.check.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const answered = useRef(false);

  useEffect(() => {
    if (!answered.current) return; // the visitor is elsewhere, as in what was told
    answered.current = false;
    heading.current?.focus();
  }, [check]);

  if (!check) return <section class="panel ask ask-waiting" aria-busy="true" />;
  if (!question) return <NothingLeft page={page} open={check.results.length - decided(check)} heading={heading} />;
  const { text, lang } = told(voice, question.text);
  return (
    <section class="panel ask" aria-busy={model.busy.value}>
      <p class="ask-kicker">{word(page, "ask_title")}</p>
      <Focused page={page} />
      <h2 id="question" ref={heading} tabIndex={-1} lang={lang}>
        {text}
      </h2>
      {model.facts.value.get(question.fact)?.sensitive && <p class="hint">{word(page, "ask_sensitive")}</p>}
      <QuestionInput
        key={question.fact}
        question={question}
        language={voice.display}
        content={voice.content}
        labelledBy="question"
        onAnswer={(fact, value) => {
          answered.current = true;
          model.answer(fact, value);
        }}
      />
      <a class="ask-results" href="#results">
        {countSaid(page, check)}
      </a>
    </section>
  );
}

/** Which programme is asked about first, where the visitor chose one. */
function Focused({ page }: { page: Page }): JSX.Element | null {
  const { model, voice } = page;
  const { focus } = model.visit.value;
  const result = focus ? model.check.value?.results.find(({ programme }) => programme === focus) : null;
  if (!result) return null;
  return (
    <p class="ask-about">
      {word(page, "ask_about", { title: told(voice, result.title).text })}{" "}
      <button type="button" class="quiet-button" onClick={() => model.focusOn(null)}>
        {word(page, "ask_all_again")}
      </button>
    </p>
  );
}

interface NothingLeftProps {
  page: Page;
  /** How many programmes are open all the same. */
  open: number;
  heading: { current: HTMLHeadingElement | null };
}

function NothingLeft({ page, open, heading }: NothingLeftProps): JSX.Element {
  return (
    <section class="panel ask">
      <h2 ref={heading} tabIndex={-1}>
        {word(page, "ask_none")}
      </h2>
      <p>{word(page, open > 0 ? "ask_none_open" : "ask_none_text")}</p>
    </section>
  );
}
