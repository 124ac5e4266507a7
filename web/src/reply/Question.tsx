/**
 * The input that fits a question, with "I don't know" and why it is asked.
 *
 * Never asks the desk why: the question brings it.
 */
import type { JSX } from "preact";

import type { FactValue, Language } from "../conversation/reply";
import { langTag, type Display } from "../i18n/languages";
import { useWords } from "../i18n/words";
import { CountryInput } from "./inputs/CountryInput";
import { OptionsInput } from "./inputs/OptionsInput";
import type { Asked, OnAnswer } from "./inputs/shared";
import { ValueInput } from "./inputs/ValueInput";
import { Text } from "./Text";
import { told, word, type Voice } from "./voice";
import { checkWords } from "./checkwords";

export interface QuestionInputProps {
  question: Asked & { text?: string; why?: string };
  language: Display;
  /** Of the question's texts. */
  content: Language;
  onAnswer: OnAnswer;
  /** What was answered before; shown, to be changed. */
  current?: FactValue;
  /** The id of the element that asks, which names the group; without it the group is named by `question.text`. */
  labelledBy?: string;
}

const INPUTS = {
  integer: ValueInput,
  number: ValueInput,
  date: ValueInput,
  boolean: OptionsInput,
  choice: OptionsInput,
  country: CountryInput,
};

export function QuestionInput(props: QuestionInputProps): JSX.Element | null {
  const { question, language, content, onAnswer, current, labelledBy } = props;
  const words = useWords(checkWords, language);
  if (!words) return null;
  const voice: Voice = { display: language, content, words };
  const Input = INPUTS[question.type];
  const label = labelledBy ? { "aria-labelledby": labelledBy } : { "aria-label": question.text ?? words.answer_group };
  const unknown = typeof current === "object" && current !== null && "dont_know" in current;
  const why = question.why ? told(voice, question.why) : null;
  return (
    <div class="question-input" role="group" lang={langTag(language)} {...label}>
      <Input key={question.fact} asked={question} voice={voice} onAnswer={onAnswer} current={current} />
      <div class="question-foot">
        <button
          type="button"
          class="quiet-button"
          aria-pressed={unknown}
          onClick={() => onAnswer(question.fact, { dont_know: true }, word(voice, "dont_know"))}
        >
          {word(voice, "dont_know")}
        </button>
        {why && (
          <details class="why">
            <summary>{word(voice, "why")}</summary>
            <Text as="p" text={why.text} lang={why.lang} />
          </details>
        )}
      </div>
    </div>
  );
}
