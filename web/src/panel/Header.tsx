/**
 * The head of the panel: who speaks, and what is always there, in the same place in every view.
 */
import type { JSX } from "preact";

import { say } from "../i18n/words";
import { useDesk } from "./desk";
import { Icon, Mark } from "./Icons";
import { LanguageSwitch } from "./LanguageSwitch";
import { Menu } from "./Menu";

export function Header(): JSX.Element {
  const { words, bridge, views } = useDesk();
  return (
    <header class="header">
      <div class="header-row">
        <Mark />
        <div class="header-name">
          <h1>{words.title}</h1>
          <Speaker />
        </div>
        <button
          type="button"
          class="control header-human"
          aria-label={words.human}
          title={words.human}
          onClick={() => views.open("human")}
        >
          <Icon name="person" />
          <span>{words.human_short}</span>
        </button>
        <LanguageSwitch />
        <Menu />
        {bridge.embedded && (
          <button
            type="button"
            class="control"
            aria-label={words.close}
            title={words.close}
            onClick={() => bridge.post({ desk: "close" })}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
    </header>
  );
}

/** Who answers: the assistant, or the person who wrote last. */
function Speaker(): JSX.Element {
  const { words, store } = useDesk();
  const last = store.state.value.entries.findLast(({ from }) => from === "assistant" || from === "person");
  const role = last?.from === "person" ? say(words, "person_role", { name: last.name }) : words.assistant_role;
  return <p class="header-role">{role}</p>;
}
