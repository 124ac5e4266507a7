/**
 * What the visitor has typed and not sent: kept for this tab, through views, reloads and other pages of the site.
 *
 * Never outlives the tab, and is gone once it is sent.
 */
import { signal } from "@preact/signals";

const KEY = "talent-desk.draft";

export class Draft {
  readonly text = signal("");
  readonly #storage: () => Storage;

  /** `storage` may throw where the browser blocks it; then the page remembers. */
  constructor(storage: () => Storage = () => sessionStorage) {
    this.#storage = storage;
  }

  /** Bring back what an earlier page of this tab kept. */
  restore(): void {
    try {
      this.text.value = this.#storage().getItem(KEY) ?? "";
    } catch {
      this.text.value = "";
    }
  }

  set(text: string): void {
    this.text.value = text;
    try {
      if (text) this.#storage().setItem(KEY, text);
      else this.#storage().removeItem(KEY);
    } catch {
      // blocked or full: the signal has it
    }
  }

  /** Put a text that was taken back before what is there. */
  putBack(text: string): void {
    const present = this.text.value.trim();
    this.set(present ? `${text}\n${present}` : text);
  }
}
