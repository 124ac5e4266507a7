/**
 * Tells the launcher how much was said to the visitor while the panel could not be seen.
 */
import { effect } from "@preact/signals";

import type { Store } from "../conversation/types";
import type { Bridge } from "./bridge";

export function followUnread(store: Store, bridge: Bridge): void {
  let seen = 0;
  effect(() => {
    const { entries, lastSeq } = store.state.value;
    if (bridge.visible.value) {
      seen = lastSeq;
      return;
    }
    const unread = entries.filter(({ from, seq }) => from !== "visitor" && seq !== null && seq > seen);
    bridge.post({ desk: "unread", count: unread.length });
  });
}
