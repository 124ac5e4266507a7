/**
 * The panel's entry: puts its parts together, in a frame on another site or as a page of its own.
 */
import { computed, signal } from "@preact/signals";
import { render } from "preact";

import { Api, type Settings } from "../api/client";
import { Keeping } from "../conversation/storage";
import { createStore } from "../conversation/store";
import { browser } from "../conversation/surroundings";
import { chooseDisplay, contentOf, isDisplay, type Display } from "../i18n/languages";
import { replyWords } from "../reply";
import { createBridge } from "./bridge";
import { focusMain, isAgreed, Views, type Desk } from "./desk";
import { Draft } from "./draft";
import { takeJoinCode } from "./elsewhere";
import { fetchMore } from "./MoreView";
import { Panel } from "./Panel";
import { openForPrint } from "./print";
import { followSettings } from "./settings";
import { followUnread } from "./unread";
import { panelWords } from "./words";

import "../styles/tokens.css";
import "../styles/reply.css";
import "../styles/panel.css";
import "../styles/panel-print.css";

const LANGUAGE_KEY = "talent-desk.language";
const AFTERWARDS_MS = 1000; // what is seen first comes first

function start(root: HTMLElement): void {
  const asked = new URLSearchParams(location.search);
  const around = browser();
  const keeping = new Keeping(around);
  const chosen = keeping.read(LANGUAGE_KEY);
  const hand = isDisplay(chosen) ? chosen : null;
  const display = signal<Display>(hand ?? chooseDisplay([asked.get("language"), ...navigator.languages]));
  const store = createStore({ language: hand && contentOf(hand), surroundings: around });
  const views = new Views();
  const draft = new Draft();

  const bridge = createBridge(
    {
      window,
      origin: location.origin,
      embedders: document.querySelector<HTMLMetaElement>('meta[name="desk-embedders"]')?.content ?? "",
    },
    {
      shown: (focus) => focus && setTimeout(() => focusOnceDrawn(root, views)),
      language: (language) => (display.value = language),
      theme: paint,
    },
  );
  const settings = signal<Settings | null>(null);
  const desk: Desk = {
    store,
    bridge,
    display,
    settings,
    unreachable: signal(false),
    agreed: computed(() => isAgreed(store.state.value, settings.value)),
    draft,
    views,
    sentHere: { current: false },
    send(body) {
      desk.sentHere.current = true;
      store.send(body);
    },
    chooseLanguage(language) {
      display.value = language;
      keeping.write(LANGUAGE_KEY, language);
      bridge.post({ desk: "language", language });
      void store.setLanguage(contentOf(language)).catch(() => undefined); // replies then follow the text
    },
  };

  paint(asked.get("theme"));
  draft.restore();
  followUnread(store, bridge);
  followSettings(new Api(around), desk);
  openForPrint();
  const code = takeJoinCode();
  if (code) void store.join(code).catch(() => store.open());
  else store.open();
  void replyWords.load(display.value).catch(() => undefined); // before the first reply is drawn
  void panelWords.load(display.value).then(() => {
    render(<Panel desk={desk} />, root);
    setTimeout(() => void fetchMore().catch(() => undefined), AFTERWARDS_MS); // tried again when it is wanted
  });
}

function paint(theme: string | null): void {
  if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
}

/** The panel may be opened before there is anything that could have the focus. */
function focusOnceDrawn(root: HTMLElement, views: Views): void {
  if (focusHere(views)) return;
  const watcher = new MutationObserver(() => {
    const elsewhere = !document.hasFocus() || document.activeElement !== document.body; // by an act of the visitor
    if (elsewhere || focusHere(views)) watcher.disconnect();
  });
  watcher.observe(root, { childList: true, subtree: true });
}

/** The focus goes to what is in front: the heading of a view, the input, or what stands before it; if it is there. */
function focusHere(views: Views): boolean {
  if (views.current.value === "chat") focusMain();
  else document.querySelector<HTMLElement>(".view h2")?.focus();
  return document.activeElement !== document.body;
}

const root = document.getElementById("app");
if (root) start(root);
