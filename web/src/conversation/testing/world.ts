/** A desk, a network and a browser together, in time that tests let pass. */
import { vi } from "vitest";

import { createStore } from "../store";
import type { Entry, Store } from "../types";
import { FakeBrowser, type FakeTab } from "./browser";
import { CONSENT, FakeDesk } from "./desk";
import { Network } from "./network";
import { Chance } from "./random";

export class World {
  readonly chance: Chance;
  readonly desk = new FakeDesk();
  readonly network: Network;
  readonly browser: FakeBrowser;

  constructor(seed = 1) {
    this.chance = new Chance(seed);
    this.network = new Network(this.desk, this.chance);
    this.browser = new FakeBrowser(this.network, this.chance);
  }

  /** Return a new tab with a store that is not open yet; `fetch` stands before the network. */
  tab(fetch: typeof globalThis.fetch = this.network.fetch): { tab: FakeTab; store: Store } {
    const tab = Object.assign(this.browser.open(), { fetch });
    return { tab, store: createStore({ surroundings: tab }) };
  }

  /** Return an open store with a conversation. */
  async started(): Promise<{ tab: FakeTab; store: Store }> {
    const opened = this.tab();
    const starting = opened.store.start(CONSENT);
    await pass(100);
    await starting;
    return opened;
  }
}

/** Only what tests let pass: streams need the rest. */
export function stopTime(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: new Date("2026-11-21T09:00:00Z") });
}

export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/** Return what is read on the screen, with the state of what is not stored. */
export function shown(store: Store): string[] {
  return store.state.value.entries.map((entry) => line(entry));
}

function line(entry: Entry): string {
  switch (entry.from) {
    case "visitor":
      return entry.seq === null ? `${entry.text} (${entry.state})` : entry.text;
    case "assistant":
      return entry.reply.text;
    case "system":
      return `[${entry.notice}]`;
    case "person":
      return `${entry.name}: ${entry.text}`;
  }
}
