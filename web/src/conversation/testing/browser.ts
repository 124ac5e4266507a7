/** A browser in memory: tabs that share storage and locks, and each its own sight, life and network. */
import type { Surroundings } from "../surroundings";
import type { Network } from "./network";
import type { Chance } from "./random";

export class FakeBrowser {
  readonly stored = new Map<string, string>();
  readonly tabs = new Set<FakeTab>();
  readonly locks = new FakeLocks();
  blocked = false;
  full = false;
  hasLocks = true;
  readonly #network: Network;
  readonly #chance: Chance;
  #ids = 0;

  constructor(network: Network, chance: Chance) {
    this.#network = network;
    this.#chance = chance;
  }

  open(): FakeTab {
    const tab = new FakeTab(this, this.#network, this.#chance, () => `client-${++this.#ids}`);
    this.tabs.add(tab);
    return tab;
  }

  /** Tell the other tabs in their own time. */
  tell(from: FakeTab, key: string): void {
    for (const tab of this.tabs) if (tab !== from) setTimeout(() => tab.hear(key), this.#chance.between(0, 20));
  }
}

export class FakeTab implements Surroundings {
  readonly origin = "https://desk.example";
  isHidden = false;
  isOnline = true;
  /** How often storage was asked for. */
  storageUses = 0;
  readonly fetch: typeof fetch;
  readonly random: () => number;
  readonly newId: () => string;
  readonly #browser: FakeBrowser;
  readonly #changes = new Set<() => void>();
  readonly #writes = new Set<(key: string | null) => void>();

  constructor(browser: FakeBrowser, network: Network, chance: Chance, newId: () => string) {
    this.#browser = browser;
    this.fetch = network.fetch;
    this.random = chance.next;
    this.newId = newId;
  }

  get locks(): Surroundings["locks"] {
    return this.#browser.hasLocks ? this.#browser.locks : null;
  }

  storage(): Storage {
    this.storageUses += 1;
    const { stored, blocked } = this.#browser;
    if (blocked) throw new DOMException("blocked", "SecurityError");
    const changed = (key: string, text: string | undefined): void => {
      if (stored.get(key) === text) return;
      if (text === undefined) stored.delete(key);
      else if (this.#browser.full) throw new DOMException("full", "QuotaExceededError");
      else stored.set(key, text);
      this.#browser.tell(this, key);
    };
    return {
      get length() {
        return stored.size;
      },
      key: (place) => [...stored.keys()][place] ?? null,
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, text) => changed(key, text),
      removeItem: (key) => changed(key, undefined),
      clear: () => stored.clear(),
    };
  }

  now = (): number => Date.now();
  online = (): boolean => this.isOnline;
  hidden = (): boolean => this.isHidden;

  onChange(listener: () => void): () => void {
    this.#changes.add(listener);
    return () => this.#changes.delete(listener);
  }

  onStorage(listener: (key: string | null) => void): () => void {
    this.#writes.add(listener);
    return () => this.#writes.delete(listener);
  }

  set(change: Partial<Pick<FakeTab, "isHidden" | "isOnline">>): void {
    Object.assign(this, change);
    for (const listener of [...this.#changes]) listener();
  }

  hear(key: string | null): void {
    for (const listener of [...this.#writes]) listener(key);
  }

  /** The tab is closed: nothing reaches it any more. */
  shut(): void {
    this.#browser.tabs.delete(this);
    this.#changes.clear();
    this.#writes.clear();
  }
}

/** Locks as browsers have them: one holder a name, the others wait their turn. */
export class FakeLocks implements Pick<LockManager, "request"> {
  readonly #tails = new Map<string, Promise<unknown>>();

  request<T>(name: string, ...rest: unknown[]): Promise<T> {
    const [{ signal }, callback] = rest as [{ signal: AbortSignal }, () => Promise<T>];
    const before = this.#tails.get(name) ?? Promise.resolve();
    const result = new Promise<T>((resolve, reject) => {
      const refuse = (): void => reject(signal.reason as Error);
      signal.addEventListener("abort", refuse);
      void before.then(() => {
        if (signal.aborted) return;
        signal.removeEventListener("abort", refuse);
        callback().then(resolve, reject);
      });
    });
    this.#tails.set(name, Promise.allSettled([before, result]));
    return result;
  }
}
