/**
 * Where the log stands: at what is new, unless the visitor reads further up or has just opened something in it.
 *
 * A reply that is longer than the window is shown from its beginning, since that is where it is read from.
 */
const SLACK_PX = 48;
const SETTLING_MS = 1200; // what arrives after a message: its words, its fonts, a verdict drawn in two steps
const ROOM_PX = 12;

export interface Measures {
  top: number;
  height: number;
  window: number;
}

/** Whether all is seen but for a little. */
export function isAtEnd({ top, height, window }: Measures): boolean {
  return height - top - window <= SLACK_PX;
}

/** Return where to scroll so that what is new is seen: to the end, but not past the beginning of `newestTop`. */
export function placeOf({ height, window }: Pick<Measures, "height" | "window">, newestTop: number | null): number {
  const end = Math.max(0, height - window);
  return newestTop === null ? end : Math.max(0, Math.min(end, newestTop - ROOM_PX));
}

/** Follows one scrolled element. */
export class ScrollFollower {
  readonly #scroller: HTMLElement;
  readonly #now: () => number;
  #atEnd = true;
  #newest: HTMLElement | null = null;
  #settlingUntil = 0;
  #followed = false;

  constructor(scroller: HTMLElement, now: () => number = () => performance.now()) {
    this.#scroller = scroller;
    this.#now = now;
  }

  get atEnd(): boolean {
    return this.#atEnd;
  }

  /** Messages were added, `newest` last. Returns false where they were left unseen, further down. */
  added(newest: HTMLElement | null, { own }: { own: boolean }): boolean {
    if (!own && !this.#atEnd) return false;
    this.follow(newest);
    return true;
  }

  /** Go to what is new. */
  follow(newest: HTMLElement | null = null): void {
    this.#newest = newest;
    this.#followed = true;
    this.#settlingUntil = this.#now() + SETTLING_MS;
    this.#atEnd = true;
    this.#go();
  }

  /** Show something from its beginning, and stay there. */
  rest(element: HTMLElement | null): void {
    this.#followed = false;
    this.#settlingUntil = 0;
    element?.scrollIntoView({ block: "start" });
  }

  /** The visitor scrolled, or the follower did. */
  scrolled(): void {
    this.#atEnd = isAtEnd(this.#measures());
  }

  /** The visitor took something in hand: nothing moves under it. */
  touched(): void {
    this.#settlingUntil = 0;
  }

  /** The log or its window has another size. */
  resized(): void {
    if (this.#now() < this.#settlingUntil) this.#go();
    else this.scrolled();
  }

  /** The window got smaller or larger, as by a keyboard: the end stays in sight, once there is one. */
  windowResized(): void {
    if (this.#followed && this.#atEnd) this.#scroller.scrollTop = placeOf(this.#measures(), null);
  }

  #go(): void {
    const scroller = this.#scroller;
    const top = this.#newest
      ? this.#newest.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
      : null;
    scroller.scrollTop = placeOf(this.#measures(), top);
  }

  #measures(): Measures {
    const { scrollTop: top, scrollHeight: height, clientHeight: window } = this.#scroller;
    return { top, height, window };
  }
}
