/**
 * The panel's end of the line to the launcher: whether it can be seen, and what the launcher has to know.
 *
 * Never speaks to a page that the desk does not name, and to none before that page has spoken from its own window.
 */
import { signal, type Signal } from "@preact/signals";

import type { Display } from "../conversation/reply";
import { isDisplay } from "../i18n/languages";
import { isFrom, messageIn, type Theme, type ToLoader, type ToPanel } from "../loader/protocol";

export interface Bridge {
  /** Whether the panel is a frame on a page. */
  readonly embedded: boolean;
  /** Whether it can be seen: always so where it is a page of its own. */
  readonly visible: Signal<boolean>;
  post(message: ToLoader): void;
}

export interface BridgeEvents {
  /** It was opened; `focus`: by an act of the visitor, who expects to be in it. */
  shown(focus: boolean): void;
  language(display: Display): void;
  theme(theme: Theme): void;
}

/** Where the bridge is; a page of its own has itself as parent. */
export interface Place {
  window: Window;
  origin: string;
  /** The origins that may embed the panel besides its own, apart by spaces. */
  embedders: string;
}

/** Return the bridge of this page; it listens at once. */
export function createBridge({ window: own, origin, embedders }: Place, on: BridgeEvents): Bridge {
  const { parent } = own;
  const embedded = parent !== own;
  const visible = signal(!embedded);
  const allowed = [origin, ...embedders.split(/\s+/).filter(Boolean)];
  let site: string | null = null; // the page's origin, once it has spoken

  own.addEventListener("message", (event) => {
    const from = allowed.find((one) => isFrom(event, parent, one));
    const message = embedded && from ? messageIn<ToPanel>(event) : null;
    if (!message || !from) return;
    site = from;
    hear(message);
  });

  function post(message: ToLoader): void {
    if (site) parent.postMessage(message, site);
  }

  function hear(message: ToPanel): void {
    if (message.desk === "hello") {
      visible.value = message.visible === true;
      post({ desk: "ready" });
    } else if (message.desk === "shown") {
      visible.value = true;
      on.shown(message.focus === true);
    } else if (message.desk === "hidden") {
      visible.value = false;
    } else if (message.desk === "language" && isDisplay(message.language)) {
      on.language(message.language);
    } else if (message.desk === "theme" && (message.theme === "light" || message.theme === "dark")) {
      on.theme(message.theme);
    }
  }

  return { embedded, visible, post };
}
