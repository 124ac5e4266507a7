/**
 * Where the visitor writes. Enter sends and Shift+Enter breaks the line; what is typed is kept until it is sent.
 */
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

import { formatNumber } from "../i18n/format";
import { say } from "../i18n/words";
import { useDesk } from "./desk";
import { EnterGuard } from "./enter";
import { Icon } from "./Icons";

const MAX_CHARS = 2000; // until the desk has said it
const COUNTED_BEFORE_END = 200;

export function Composer(): JSX.Element {
  const { words, draft, settings, display, ...desk } = useDesk();
  const guard = useMemo(() => new EnterGuard(), []);
  const input = useRef<HTMLTextAreaElement>(null);
  const [refused, setRefused] = useState(false);
  const text = draft.text.value;
  const max = settings.value?.max_chars ?? MAX_CHARS;
  const count = countChars(text.trim());
  const number = (value: number): string => formatNumber(value, display.value);

  useLayoutEffect(() => grow(input.current), [text]);

  function send(): void {
    const message = text.trim();
    if (!message) return;
    setRefused(count > max);
    if (count > max) return;
    desk.send({ text: message });
    draft.set("");
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
        input.current?.focus();
      }}
    >
      <div class="composer-row">
        <textarea
          ref={input}
          data-main-focus
          rows={1}
          value={text}
          placeholder={words.placeholder}
          aria-label={words.input}
          aria-describedby="composer-hint composer-counter"
          aria-invalid={count > max}
          enterkeyhint="send"
          autocomplete="off"
          onInput={({ currentTarget }) => {
            draft.set(currentTarget.value);
            if (refused) setRefused(countChars(currentTarget.value.trim()) > max);
          }}
          onCompositionStart={() => guard.start()}
          onCompositionEnd={() => guard.end()}
          onKeyDown={(event) => {
            if (!guard.sends(event)) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="send" aria-label={words.send} title={words.send} aria-disabled={!text.trim()}>
          <Icon name="send" />
        </button>
      </div>
      <p role="alert" class="problem">
        {refused && say(words, "too_long", { max: number(max) })}
      </p>
      <p class="composer-foot">
        <span id="composer-hint">{words.hint}</span>
        <span id="composer-counter" class="counter" data-over={count > max}>
          {count >= max - COUNTED_BEFORE_END && say(words, "counter", { count: number(count), max: number(max) })}
        </span>
      </p>
    </form>
  );
}

/** Characters as people and the desk count them: an emoji of two code units is one. */
export function countChars(text: string): number {
  return [...text].length;
}

/** Make the input as high as its text; the style sheet says how high at most. */
function grow(input: HTMLTextAreaElement | null): void {
  if (!input) return;
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + input.offsetHeight - input.clientHeight}px`;
}
