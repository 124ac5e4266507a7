/**
 * The page put together: the question, what was told, the results, and how to go on.
 */
import type { JSX } from "preact";

import { langTag } from "../i18n/languages";
import { Acts } from "./Acts";
import { Ask } from "./Ask";
import { Day } from "./Day";
import { word, type Page } from "./page";
import { ProblemBanner } from "./ProblemBanner";
import { Results } from "./Results";
import { Scope } from "./Scope";
import { ShareOffer } from "./ShareOffer";
import { Told } from "./Told";

export function App({ page }: { page: Page }): JSX.Element {
  return (
    <div class="check" lang={langTag(page.voice.display)}>
      <div class="check-form">
        <ShareOffer page={page} />
        <ProblemBanner page={page} />
        <Ask page={page} />
        <Told page={page} />
        <Acts page={page} />
        <section class="panel settings">
          <Scope page={page} />
          <Day page={page} />
        </section>
        <p class="check-privacy">{word(page, "privacy")}</p>
      </div>
      <div class="check-results">
        <Results page={page} />
      </div>
    </div>
  );
}
