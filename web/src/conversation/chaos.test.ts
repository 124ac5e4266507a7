// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { FakeTab } from "./testing/browser";
import { World, pass, stopTime } from "./testing/world";
import type { Entry, Store } from "./types";

const MINUTE_MS = 60_000;

interface Watched {
  tab: FakeTab;
  store: Store;
  stop: () => void;
}

/** What was wrong on a screen at any time; thrown at once it would end in the client's own handling of failures. */
let faults: string[] = [];

beforeEach(() => {
  stopTime();
  faults = [];
});
afterEach(() => void vi.useRealTimers());

/** Check at every change that the screen shows the beginning of the log, each once, then what is unsent. */
function watch(world: World, { tab, store }: { tab: FakeTab; store: Store }): Watched {
  const keys = new Map<string, string>(); // of a visitor's message, by its own name
  const stop = store.state.subscribe(({ entries }) => {
    const log = world.desk.conversations.size > 0 ? world.desk.messages : [];
    const unsent = entries.findIndex(({ seq }) => seq === null);
    const stored = unsent < 0 ? entries : entries.slice(0, unsent);
    if (stored.some(({ seq }, place) => seq !== log[place]?.seq)) faults.push("not the beginning of the log");
    if (entries.slice(stored.length).some(({ seq }) => seq !== null)) faults.push("stored behind unsent");
    if (new Set(entries.map(({ key }) => key)).size < entries.length) faults.push("a key twice");
    for (const entry of entries) {
      if (entry.from !== "visitor") continue;
      if ((keys.get(entry.clientId) ?? entry.key) !== entry.key) faults.push("another key");
      keys.set(entry.clientId, entry.key);
    }
  });
  return { tab, store, stop };
}

function text(entry: Entry): string {
  if (entry.from === "visitor" || entry.from === "person") return entry.text;
  return entry.from === "assistant" ? entry.reply.text : entry.notice;
}

/** Let everything happen at once for a minute, then let the sky clear; return what was said in each tab. */
async function storm(world: World, { cutEveryMs }: { cutEveryMs: number | null }): Promise<Watched[]> {
  const { chance, desk, network, browser } = world;
  desk.replyMs = () => chance.between(0, 800);
  const open = (): Watched => {
    const opened = watch(world, world.tab());
    opened.store.open();
    return opened;
  };
  const first = watch(world, await world.started());
  const tabs = [first, open()];
  const said: string[][] = [[], []];
  browser.hasLocks = chance.happens(0.7);
  const end = Date.now() + MINUTE_MS;
  for (let nextCut = 0; Date.now() < end; ) {
    if (cutEveryMs !== null && Date.now() >= nextCut) {
      network.cut();
      nextCut = Date.now() + cutEveryMs;
    }
    const place = chance.between(0, 1);
    const at = tabs[place] as Watched;
    const act = chance.between(0, 99);
    if (act < 8) {
      const words = `${place}.${said[place]?.length} 浦江👩🏽‍🔬 < 45`;
      said[place]?.push(words);
      at.store.send({ text: words });
    } else if (act < 12) {
      network.weather = {
        slowMs: chance.oneOf([0, 10, 300]),
        refused: chance.oneOf([0, 0.3]),
        lost: chance.oneOf([0, 0.3]),
        cutAfter: chance.oneOf([null, 10, 300, 3000]),
        piece: chance.oneOf([3, 50, 4096]),
        held: chance.happens(0.1),
        down: chance.happens(0.15),
      };
    } else if (act < 14) {
      at.tab.set({ isHidden: chance.happens(0.3), isOnline: !network.weather.down });
    } else if (act < 15) {
      at.stop();
      at.store.close();
      at.tab.shut();
      tabs[place] = open(); // a reload
    } else if (act < 17) {
      network.cut();
    } else if (act < 18) {
      desk.cut();
    } else if (act < 20) {
      const odd = chance.between(0, 3);
      desk.hiccup = (event, log) => (odd === 0 ? [event, ...log.slice(-3)] : odd === 1 && chance.happens(0.2) ? [] : [event]);
    }
    await pass(chance.between(1, cutEveryMs ?? 150));
  }
  network.weather = { ...network.weather, slowMs: 10, refused: 0, lost: 0, cutAfter: null, held: false, down: false };
  desk.hiccup = (event) => [event];
  for (const { tab } of tabs) tab.set({ isHidden: false, isOnline: true });
  await pass(2 * MINUTE_MS);
  expect(faults).toEqual([]);
  for (const [place, words] of said.entries()) {
    const arrived = desk.messages.flatMap((message) => (message.from === "visitor" ? [message.text] : []));
    expect(arrived.filter((one) => one.startsWith(`${place}.`))).toEqual(words);
  }
  return tabs;
}

describe("whatever happens", () => {
  test.each(Array.from({ length: 6 }, (_, seed) => seed))("screens and log are equal in the end (%i)", async (seed) => {
    const world = new World(seed);
    for (const { store } of await storm(world, { cutEveryMs: null })) {
      expect(store.state.value).toMatchObject({ connection: "open", typing: false });
      expect(store.state.value.entries.map(text)).toEqual(world.desk.messages.map(messageText));
    }
    expect([...world.browser.stored.keys()]).toEqual(["talent-desk.conversation"]);
  });

  test.each([100, 101])("also where all is cut every 100 ms for a minute (%i)", async (seed) => {
    const world = new World(seed);
    for (const { store } of await storm(world, { cutEveryMs: 100 })) {
      expect(store.state.value.entries.map(text)).toEqual(world.desk.messages.map(messageText));
    }
  });
});

function messageText(message: World["desk"]["messages"][number]): string {
  if (message.from === "assistant") return message.reply.text;
  return message.from === "system" ? message.notice : message.text;
}
