/**
 * Forgets all answers, once it is sure that this is wanted.
 */
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { word, type Page } from "./page";

export function Restart({ page, onDone }: { page: Page; onDone: () => void }): JSX.Element {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" class="quiet-button" onClick={() => setAsking(true)}>
        {word(page, "told_restart")}
      </button>
    );
  }
  const forget = (): void => {
    setAsking(false);
    page.model.restart();
    onDone();
  };
  return (
    <span class="restart" role="group" aria-label={word(page, "told_restart_sure")}>
      <span role="status">{word(page, "told_restart_sure")}</span>{" "}
      <button type="button" class="quiet-button" onClick={forget}>
        {word(page, "yes_restart")}
      </button>
      <button type="button" class="quiet-button" onClick={() => setAsking(false)}>
        {word(page, "no_restart")}
      </button>
    </span>
  );
}
