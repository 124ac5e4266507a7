/**
 * Fetches a rarer view with its words and shows it; says so where that does not work.
 */
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { useWords } from "../i18n/words";
import { useDesk } from "./desk";
import { View } from "./View";
import { moreWords, type MoreWords } from "./words";

type Views = typeof import("./more");

const fetched = signal<Views | null>(null);

export type MoreProps = { more: MoreWords };

export function MoreView({ name }: { name: "privacy" | "delete" }): JSX.Element {
  const { words, display } = useDesk();
  const more = useWords(moreWords, display.value);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    Promise.all([import("./more"), moreWords.load(display.value)]).then(
      ([views]) => (fetched.value = views),
      () => setFailed(true),
    );
  }, [display.value]);
  const views = fetched.value;
  if (views && more) return name === "privacy" ? <views.PrivacyView more={more} /> : <views.DeleteView more={more} />;
  return (
    <View title={name === "privacy" ? words.menu_privacy : words.menu_delete}>
      <p role="status">{failed && words.state_unreachable}</p>
    </View>
  );
}
