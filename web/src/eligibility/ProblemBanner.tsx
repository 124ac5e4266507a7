/**
 * What went wrong and how to go on; what was told is never lost by it.
 */
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

import type { ApiProblem } from "../api/errors";
import { shown } from "../i18n/hant";
import { word, type Page } from "./page";

export function ProblemBanner({ page }: { page: Page }): JSX.Element {
  const { model } = page;
  const problem = model.problem.value;
  const retry = (): void => void model.start();

  useEffect(() => {
    if (!problem?.passing) return undefined;
    window.addEventListener("online", retry);
    const timer = problem.retryAfterS === null ? undefined : setTimeout(retry, problem.retryAfterS * 1000);
    return () => {
      window.removeEventListener("online", retry);
      clearTimeout(timer);
    };
  }, [problem]);

  return (
    <div role="alert">
      {problem && (
        <div class="panel banner">
          <p>{problemSaid(page, problem)}</p>
          <button type="button" class="choice" onClick={retry}>
            {word(page, "retry")}
          </button>
        </div>
      )}
    </div>
  );
}

/** Return a problem in words: the desk's own sentence where it has one for the visitor. */
export function problemSaid(page: Page, problem: ApiProblem): string {
  const { content, display } = page.voice;
  if (problem.code === "rules_unavailable") return word(page, "problem_rules");
  if (problem.kind === "network") return word(page, "problem_network");
  if (problem.kind === "timeout") return word(page, "problem_timeout");
  if (problem.message && problem.language === content && problem.code !== "internal") {
    return shown(problem.message, content, display);
  }
  return word(page, "problem_other");
}
