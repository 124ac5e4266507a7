/**
 * How far a message has got, and what can be done about one that has not: send it again, or take it back.
 */
import type { JSX } from "preact";

import type { VisitorEntry } from "../conversation/types";
import { langTag } from "../i18n/languages";
import { focusMain, useDesk } from "./desk";

export function Delivery({ entry }: { entry: VisitorEntry }): JSX.Element {
  const { words, store, draft } = useDesk();
  const failed = entry.state === "failed";
  const waits = store.state.value.connection === "offline" || entry.problem !== undefined;

  function takeBack(): void {
    const text = store.discard(entry.clientId);
    if (text) draft.putBack(text);
    focusMain();
  }

  return (
    <div class="delivery" data-state={entry.state}>
      {failed ? <Problem entry={entry} /> : <p>{waits ? words.sending_offline : words.sending}</p>}
      {failed && entry.problem?.passing !== false && (
        <button type="button" class="link" onClick={() => store.retry(entry.clientId)}>
          {words.retry}
        </button>
      )}
      {(failed || waits) && (
        <button type="button" class="link" onClick={takeBack}>
          {words.discard}
        </button>
      )}
    </div>
  );
}

function Problem({ entry: { problem } }: { entry: VisitorEntry }): JSX.Element {
  const { words } = useDesk();
  if (problem?.message) {
    return <p lang={problem.language ? langTag(problem.language) : undefined}>{problem.message}</p>;
  }
  if (problem?.kind === "network") return <p>{words.failed_network}</p>;
  return <p>{problem?.kind === "timeout" ? words.failed_timeout : words.failed}</p>;
}
