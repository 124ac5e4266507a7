/**
 * What the conversation needs of the browser, in one place: network, storage, locks, chance, and whether it is seen.
 *
 * Never touches storage before somebody asks for it, and never throws where a browser blocks a part of it.
 */
export interface Surroundings {
  fetch: typeof fetch;
  /** Before every path, such as "https://desk.example". */
  origin: string;
  /** Null where the browser refuses it. */
  storage(): Storage | null;
  locks: Pick<LockManager, "request"> | null;
  /** In [0, 1). */
  random(): number;
  /** Milliseconds since 1970. */
  now(): number;
  /** Unique, and not to be guessed. */
  newId(): string;
  /** False where the browser knows that there is no network. */
  online(): boolean;
  /** Whether the page cannot be seen. */
  hidden(): boolean;
  /** Tell when network, sight or life of the page may have changed; returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Tell which key another tab has written; null for all. */
  onStorage(listener: (key: string | null) => void): () => void;
}

/** Return the surroundings of the page that this runs in. */
export function browser(): Surroundings {
  return {
    fetch: (...call) => globalThis.fetch(...call),
    origin: location.origin,
    storage() {
      try {
        return globalThis.localStorage;
      } catch {
        return null; // blocked for this site, or for all that is embedded
      }
    },
    locks: navigator.locks ?? null, // absent without TLS
    random: Math.random,
    now: Date.now,
    newId,
    online: () => navigator.onLine,
    hidden: () => document.visibilityState === "hidden",
    onChange(listener) {
      const undo = ["online", "offline", "pageshow"].map((name) => listen(window, name, listener));
      undo.push(listen(document, "visibilitychange", listener));
      return () => undo.forEach((stop) => stop());
    },
    onStorage: (listener) => listen(window, "storage", (event) => listener((event as StorageEvent).key)),
  };
}

function listen(target: EventTarget, name: string, listener: (event: Event) => void): () => void {
  target.addEventListener(name, listener);
  return () => target.removeEventListener(name, listener);
}

/** `crypto.randomUUID` is missing without TLS, `getRandomValues` is not. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
