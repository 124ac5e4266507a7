/**
 * What is needed now and then: the form, a page of its own, print, save, privacy, delete.
 */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { openElsewhere } from "./elsewhere";
import { useDesk } from "./desk";
import { Icon, type IconName } from "./Icons";
import { printConversation } from "./print";

/** Fetched once the menu is open, so that it is there when the network is not. */
const transcript = (): Promise<typeof import("./transcript")> => import("./transcript");

export function Menu(): JSX.Element {
  const desk = useDesk();
  const { words, views, bridge, store } = desk;
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return undefined;
    void transcript().catch(() => undefined); // tried again when it is wanted
    const closeOutside = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const names = ["pointerdown", "focusin"] as const;
    names.forEach((name) => document.addEventListener(name, closeOutside));
    return () => names.forEach((name) => document.removeEventListener(name, closeOutside));
  }, [open]);

  function act(deed: () => void): void {
    setOpen(false);
    button.current?.focus(); // where the focus belongs once the deed is done
    deed();
  }

  function save(): void {
    void transcript().then(
      ({ saveConversation }) => saveConversation(desk),
      () => (desk.unreachable.value = true),
    );
  }

  const item = (icon: IconName, label: string, deed: () => void, opensTab = false): JSX.Element => (
    <li>
      <button type="button" onClick={() => act(deed)}>
        <Icon name={icon} />
        {label}
        {opensTab && <span class="unseen">{words.new_tab}</span>}
      </button>
    </li>
  );
  const nothing = store.state.value.entries.length === 0;

  return (
    <div
      class="menu"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.preventDefault(); // it closes the menu, not the panel
        act(() => undefined);
      }}
    >
      <button
        type="button"
        class="control"
        ref={button}
        aria-expanded={open}
        aria-controls="menu"
        aria-label={words.menu}
        title={words.menu}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      <ul id="menu" class="menu-list" hidden={!open}>
        {item("form", words.menu_form, () => void openElsewhere("/eligibility", desk), true)}
        {bridge.embedded && item("page", words.menu_page, () => void openElsewhere("/widget/panel", desk), true)}
        {!nothing && item("print", words.menu_print, printConversation)}
        {!nothing && item("save", words.menu_save, save)}
        {item("shield", words.menu_privacy, () => views.open("privacy", button.current))}
        {item("bin", words.menu_delete, () => views.open("delete", button.current))}
      </ul>
    </div>
  );
}
