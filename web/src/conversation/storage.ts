/**
 * Keeps small texts for the visitor: in the browser's storage, or in memory where that is blocked or full.
 *
 * Never throws, and never looks into storage before it is asked for something.
 */
import type { Surroundings } from "./surroundings";

export class Keeping {
  readonly #surroundings: Surroundings;
  /** What could not be stored. Null: removed here, though storage may still have it. */
  readonly #memory = new Map<string, string | null>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Return what is kept under `key`; null where there is nothing. */
  read(key: string): string | null {
    const held = this.#memory.get(key);
    return held !== undefined ? held : this.#try((storage) => storage.getItem(key), null);
  }

  /** Keep `text` under `key`; null removes it. */
  write(key: string, text: string | null): void {
    const stored = this.#try((storage) => {
      if (text === null) storage.removeItem(key);
      else storage.setItem(key, text);
      return true;
    }, false);
    if (stored) this.#memory.delete(key);
    else this.#memory.set(key, text);
  }

  /** Return all keys that start with `prefix`. */
  keys(prefix: string): string[] {
    const stored = this.#try(
      (storage) => Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? ""),
      [],
    );
    const found = new Set(stored);
    for (const [key, text] of this.#memory) {
      if (text === null) found.delete(key);
      else found.add(key);
    }
    return [...found].filter((key) => key.startsWith(prefix));
  }

  #try<T>(use: (storage: Storage) => T, otherwise: T): T {
    try {
      const storage = this.#surroundings.storage();
      return storage === null ? otherwise : use(storage);
    } catch {
      return otherwise;
    }
  }
}

/** Return the JSON object in `text`; null where it is none, as when another version wrote it. */
export function parsed(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
