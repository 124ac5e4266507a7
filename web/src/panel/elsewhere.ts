/**
 * Opens another page of the desk in a new tab, with the conversation where that page could not find it by itself.
 *
 * Never puts the secret into an address: a code that works once and soon stands after the `#`, which is not sent.
 */
import type { Desk } from "./desk";

type Needed = Pick<Desk, "display" | "bridge" | "store">;

/** Open `path`; to be called by a click, else browsers block it. */
export async function openElsewhere(path: string, { display, bridge, store }: Needed): Promise<void> {
  const address = `${path}?language=${display.value}`;
  // On another site the browser keeps this frame's storage apart from that of the desk's own pages.
  if (!bridge.embedded || !store.state.value.started) {
    window.open(address, "_blank", "noopener");
    return;
  }
  const tab = window.open("", "_blank"); // at once: after waiting it would no longer be the click's
  const code = await store.handover().then(
    (handover) => `#join=${encodeURIComponent(handover.code)}`,
    () => "", // then without the conversation
  );
  if (!tab) return;
  tab.opener = null;
  tab.location.replace(new URL(address + code, location.origin));
}

/** Take the code out of this page's address, so that it is not kept in the history; null where there is none. */
export function takeJoinCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get("join");
  if (code !== null) history.replaceState(history.state, "", location.pathname + location.search);
  return code;
}
