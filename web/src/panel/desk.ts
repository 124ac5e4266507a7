/**
 * What all parts of the panel share: the conversation, the language, the settings, and the way between the views.
 */
import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

import type { Settings } from "../api/client";
import type { Display, Outgoing, State, Store } from "../conversation/types";
import type { Bridge } from "./bridge";
import type { Draft } from "./draft";
import type { Words } from "./words";

export type ViewName = "chat" | "human" | "privacy" | "delete";

export interface Desk {
  readonly store: Store;
  readonly bridge: Bridge;
  readonly display: Signal<Display>;
  /** Null until the desk has answered. */
  readonly settings: Signal<Settings | null>;
  /** Whether the desk could not be reached for them. */
  readonly unreachable: Signal<boolean>;
  /** Whether the visitor has agreed to what is in force. */
  readonly agreed: ReadonlySignal<boolean>;
  readonly draft: Draft;
  readonly views: Views;
  /** Whether a message was sent on this page, and not in another tab, since the log last looked; the log resets it. */
  readonly sentHere: { current: boolean };
  /** Send a message and show it, however far up the log was scrolled. */
  send(body: Outgoing): void;
  /** Show the panel in a language that the visitor chose, and have it answered in it. */
  chooseLanguage(display: Display): void;
}

/** With a conversation and no word from the desk yet, what was agreed to holds. */
export function isAgreed(
  { started, consentVersion }: Pick<State, "started" | "consentVersion">,
  settings: Settings | null,
): boolean {
  if (!started || consentVersion === null) return false;
  return settings === null || settings.consent_version === consentVersion;
}

/** Which view is shown, and where the focus goes when it is left. */
export class Views {
  readonly current = signal<ViewName>("chat");
  #opener: Element | null = null;

  /** Show a view; `opener` gets the focus back, by default what has it now. */
  open(view: ViewName, opener: Element | null = document.activeElement): void {
    if (this.current.value === "chat") this.#opener = opener;
    this.current.value = view;
  }

  /** Go back to the conversation; `fresh`: to its beginning, not to what opened the view. */
  leave({ fresh = false } = {}): void {
    const opener = fresh ? null : this.#opener;
    this.#opener = null;
    this.current.value = "chat";
    setTimeout(() => {
      // once the view is drawn
      if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
      else focusMain();
    });
  }
}

/** Focus what a visitor came for: the input, or the heading of what stands before it. */
export function focusMain(): void {
  document.querySelector<HTMLElement>("[data-main-focus]")?.focus();
}

/**
 * Put the focus where it does not vanish with what was pressed: beside the newest reply.
 *
 * With a finger that is the log, since the input would open the keyboard over what comes.
 */
export function focusAfterAct(): void {
  if (window.matchMedia("(pointer: coarse)").matches) {
    document.querySelector<HTMLElement>(".scroller")?.focus({ preventScroll: true });
  } else {
    focusMain();
  }
}

export interface Shared extends Desk {
  readonly words: Words;
}

export const DeskContext = createContext<Shared | null>(null);

export function useDesk(): Shared {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("outside of the panel");
  return desk;
}
