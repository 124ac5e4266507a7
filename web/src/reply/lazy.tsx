/**
 * Parts of a reply that few replies have: fetched when the first one is shown, so that the chat opens sooner.
 */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { useEffect } from "preact/hooks";

export interface Lazy<P> {
  /** Draws nothing until the part is here. */
  (props: P): JSX.Element | null;
  /** Whether it could not be fetched; it is tried again with the next reply that has it. */
  failed: ReadonlySignal<boolean>;
}

/** Return a stand-in for the component that `load` fetches. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): Lazy<P> {
  const part = signal<ComponentType<P> | null>(null);
  const failed = signal(false);
  const fetchPart = (): void => {
    if (part.value) return;
    load().then(
      (loaded) => {
        part.value = loaded;
        failed.value = false;
      },
      () => (failed.value = true),
    );
  };
  const Stand = (props: P): JSX.Element | null => {
    useEffect(fetchPart, []);
    const Part = part.value;
    return Part ? <Part {...props} /> : null;
  };
  return Object.assign(Stand, { failed });
}
