/**
 * Fetches a covering view, with its words, and shows it; says so where that does not work.
 */
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { useWords } from "../i18n/words";
import { useDesk, type ViewName } from "./desk";
import { View } from "./View";
import { moreWords, type MoreWords } from "./words";

export type MoreProps = { more: MoreWords };
export type MoreName = Exclude<ViewName, "chat">;

const fetched = signal<typeof import("./more") | null>(null);
const TITLES = { human: "human", privacy: "menu_privacy", delete: "menu_delete" } as const;

/** Fetch the views before they are asked for, so that they open at once, and also when the network is gone by then. */
export async function fetchMore(): Promise<void> {
  fetched.value = await import("./more");
}

export function MoreView({ name }: { name: MoreName }): JSX.Element {
  const { words, display } = useDesk();
  const more = useWords(moreWords, display.value);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    setFailed(false);
    Promise.all([fetchMore(), moreWords.load(display.value)]).catch(() => setFailed(true));
  }, [name, display.value]);
  const views = fetched.value;
  if (views && name === "human") return <views.HumanView />;
  if (views && more) return name === "privacy" ? <views.PrivacyView more={more} /> : <views.DeleteView more={more} />;
  return (
    <View title={words[TITLES[name]]}>
      <p role="status">{failed && words.state_unreachable}</p>
    </View>
  );
}
