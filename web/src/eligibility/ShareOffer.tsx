/**
 * Asks whether page and conversation shall know the same facts, and says when they do.
 */
import type { JSX } from "preact";

import { word, type Page } from "./page";

export function ShareOffer({ page }: { page: Page }): JSX.Element | null {
  const { sharing } = page;
  const state = sharing.state.value;
  const problem = sharing.problem.value;
  if (problem) {
    const expired = problem.code === "conversation_not_found" && state !== "on";
    return (
      <div class="panel banner" role="alert">
        <p>{word(page, expired ? "handover_failed" : "share_failed")}</p>
        {!expired && (
          <button type="button" class="choice" onClick={() => sharing.retry()}>
            {word(page, "retry")}
          </button>
        )}
      </div>
    );
  }
  if (state === "on") {
    return (
      <p class="shared" role="status">
        {word(page, "share_on")}
      </p>
    );
  }
  if (state !== "offered") return null;
  return (
    <section class="panel offer" aria-label={word(page, "chat")}>
      <p>{word(page, "share_offer")}</p>
      <div class="offer-acts">
        <button type="button" class="main-button" onClick={() => sharing.accept()}>
          {word(page, "share_yes")}
        </button>
        <button type="button" class="quiet-button" onClick={() => sharing.decline()}>
          {word(page, "share_no")}
        </button>
      </div>
    </section>
  );
}
