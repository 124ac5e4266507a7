/**
 * How to go on: take the result along on paper, or into the chat.
 */
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { problemFrom, type ApiProblem } from "../api/errors";
import { Symbol, takeAway } from "../reply";
import { word, type Page } from "./page";
import { problemSaid } from "./ProblemBanner";

interface Widget {
  open(): void;
}

export function Acts({ page }: { page: Page }): JSX.Element | null {
  const { model, sharing } = page;
  if (!model.check.value) return null;
  const chat = (): void => {
    sharing.want();
    widget()?.open();
  };
  return (
    <section class="panel acts">
      <h2>{word(page, "act_title")}</h2>
      <TakeAway page={page} />
      {widget() && (
        <div class="act">
          <button type="button" class="choice" onClick={chat}>
            {word(page, "chat")}
          </button>
          <p class="hint">{word(page, sharing.state.value === "wanted" ? "share_wanted" : "chat_text")}</p>
        </div>
      )}
    </section>
  );
}

/** Keeps the result, and goes to the page to print. Nothing is kept before this is pressed. */
function TakeAway({ page }: { page: Page }): JSX.Element {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const keep = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      location.assign(takeAway(await page.model.keep(), page.voice.display));
    } catch (error) {
      setProblem(problemFrom(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="act">
      <button type="button" class="main-button" aria-disabled={busy} onClick={() => !busy && void keep()}>
        <Symbol shape="print" />
        {word(page, "keep")}
      </button>
      <p class="hint">{word(page, "keep_text")}</p>
      <p class="problem" role="alert">
        {problem && problemSaid(page, problem)}
      </p>
    </div>
  );
}

/** The launcher of this page; it may come after the page, or be blocked. */
function widget(): Widget | null {
  return (window as { TalentDesk?: Widget }).TalentDesk ?? null;
}
