/**
 * The panel: its head, what does not work, the conversation, and the view that covers it.
 */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { langTag } from "../i18n/languages";
import { useWords } from "../i18n/words";
import { Conversation } from "./Conversation";
import { DeskContext, useDesk, type Desk } from "./desk";
import { Header } from "./Header";
import { MoreView } from "./MoreView";
import { StateLine } from "./StateLine";
import { panelWords, type Words } from "./words";

export function Panel({ desk }: { desk: Desk }): JSX.Element | null {
  const display = desk.display.value;
  const words = useSettledWords(useWords(panelWords, display));
  useEffect(() => {
    document.documentElement.lang = langTag(display);
    if (words) document.title = words.title;
  }, [display, words]);
  if (!words) return null;
  return (
    <DeskContext.Provider value={{ ...desk, words }}>
      <Frame>
        <Header />
        <StateLine />
        <Body />
      </Frame>
    </DeskContext.Provider>
  );
}

/** The words before stay until those of another language have come: nothing is taken down meanwhile. */
function useSettledWords(words: Words | null): Words | null {
  const last = useRef<Words | null>(null);
  if (words) last.current = words;
  return last.current;
}

function Frame({ children }: { children: ComponentChildren }): JSX.Element {
  const { views, bridge } = useDesk();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
      if (views.current.value === "chat") bridge.post({ desk: "close" });
      else views.leave();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return <div class={bridge.embedded ? "panel" : "panel whole"}>{children}</div>;
}

function Body(): JSX.Element {
  const view = useDesk().views.current.value;
  return (
    <div class="body">
      <Conversation covered={view !== "chat"} />
      {view !== "chat" && <MoreView name={view} />}
    </div>
  );
}
