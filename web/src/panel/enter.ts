/**
 * Tells the Enter that sends from the Enter that ends a word of an input method, as Chinese, Japanese and Korean need.
 *
 * Some browsers tell of that Enter while composing, some as key code 229, and some only after the composition is over.
 */
type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey" | "isComposing" | "keyCode">;

export class EnterGuard {
  #composing = false;
  #ending: ReturnType<typeof setTimeout> | undefined;

  /** On `compositionstart`. */
  start(): void {
    clearTimeout(this.#ending);
    this.#composing = true;
  }

  /** On `compositionend`. The key that ended it may still come, in the same turn. */
  end(): void {
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => (this.#composing = false), 0);
  }

  /** Whether this `keydown` sends the message; never ask on `keyup`. */
  sends(event: Key): boolean {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return false;
    return !event.isComposing && event.keyCode !== 229 && !this.#composing;
  }
}
