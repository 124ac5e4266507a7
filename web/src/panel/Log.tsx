/**
 * The messages in their order. Nodes are only added: each keeps its key, so that each is read out once.
 */
import type { JSX } from "preact";
import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";

import type { Entry } from "../conversation/types";
import { formatDate } from "../i18n/format";
import { useDesk } from "./desk";
import { Message } from "./Message";

const QUIET_MS = 700; // after which what was said before has arrived

export function Log(): JSX.Element {
  const { words, store, display } = useDesk();
  const { entries, feedback, connection } = store.state.value;
  const live = useCaughtUp(entries.length, connection === "open" || connection === "offline");
  const lastReply = entries.findLastIndex(({ from }) => from === "assistant");
  const lastVisitor = entries.findLastIndex(({ from }) => from === "visitor");
  return (
    <div class="log" role="log" aria-label={words.log} aria-live={live ? "polite" : "off"} aria-relevant="additions">
      {entries.map((entry, index) => {
        const day = dayOf(entry);
        return (
          <Fragment key={entry.key}>
            {(index === 0 || dayOf(entries[index - 1] as Entry) !== day) && (
              <p class="day">
                <time dateTime={day}>{day === today() ? words.today : formatDate(day, display.value)}</time>
              </p>
            )}
            <Message
              entry={entry}
              latest={index === lastReply}
              answered={index < lastVisitor}
              judged={(entry.seq !== null && feedback.get(entry.seq)) || null}
            />
          </Fragment>
        );
      })}
    </div>
  );
}

/** Return the day of a message where the reader is, as YYYY-MM-DD. */
function dayOf({ at }: Entry): string {
  return localDay(new Date(at));
}

function today(): string {
  return localDay(new Date());
}

function localDay(moment: Date): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Whether the past is there: a reader has heard it already, and only what comes now is news. */
function useCaughtUp(count: number, connected: boolean): boolean {
  const [caughtUp, setCaughtUp] = useState(false);
  useEffect(() => {
    if (caughtUp || !connected) return undefined;
    const timer = setTimeout(() => setCaughtUp(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [caughtUp, connected, count]);
  return caughtUp;
}
