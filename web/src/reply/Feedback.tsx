/**
 * Whether an answer helped: two buttons of which one can be pressed, and taken back by pressing it again.
 */
import type { JSX } from "preact";

import type { Feedback as Value } from "../conversation/events";
import { langTag, type Display } from "../i18n/languages";
import { useWords } from "../i18n/words";
import { Symbol } from "./Symbols";
import { replyWords } from "./words";

interface FeedbackProps {
  value: Value | null;
  language: Display;
  onChange: (value: Value | null) => void;
}

export function Feedback({ value, language, onChange }: FeedbackProps): JSX.Element | null {
  const words = useWords(replyWords, language);
  if (!words) return null;
  return (
    <div class="feedback" role="group" aria-label={words.feedback} lang={langTag(language)}>
      {(["up", "down"] as const).map((one) => (
        <button
          key={one}
          type="button"
          class="icon-button"
          aria-pressed={value === one}
          aria-label={words[`feedback_${one}`]}
          title={words[`feedback_${one}`]}
          onClick={() => onChange(value === one ? null : one)}
        >
          <Symbol shape={one} />
        </button>
      ))}
    </div>
  );
}
