/**
 * One line on what does not work just now; empty when all is well. Read out when it changes.
 */
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { useDesk } from "./desk";
import type { Words } from "./words";

const PATIENCE_MS = 2_000; // a cut that is over by then is nobody's concern

export function StateLine(): JSX.Element {
  const { words, store, settings, unreachable } = useDesk();
  const { connection } = store.state.value;
  const cut = useLasting(connection === "waiting");
  let key: (keyof Words & `state_${string}`) | null = null;
  if (connection === "offline" || !navigator.onLine) key = "state_offline";
  else if (unreachable.value) key = "state_unreachable";
  else if (cut) key = "state_waiting";
  else if (settings.value?.rasa === "starting") key = "state_starting";
  else if (settings.value?.rasa === "down") key = "state_down";
  return (
    <div class="state" role="status">
      {key && <p>{words[key]}</p>}
    </div>
  );
}

/** Whether something has been so for a while. */
function useLasting(now: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!now) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return lasting && now;
}
