// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { refusal } from "./testing/desk";
import { World, pass, shown, stopTime } from "./testing/world";
import type { Store, VisitorEntry } from "./types";
import { UNSENT_PREFIX } from "./unsent";

let world: World;

beforeEach(() => {
  stopTime();
  world = new World();
  world.desk.replyMs = () => null;
});
afterEach(() => void vi.useRealTimers());

function weather(change: Partial<World["network"]["weather"]>): void {
  world.network.weather = { ...world.network.weather, ...change };
}

/** Return what the desk was asked to take, also what it did not. */
function posted(): unknown[] {
  return world.desk.requests.filter(({ path }) => path.endsWith("/messages")).map(({ body }) => body["text"]);
}

function own(store: Store, place: number): VisitorEntry {
  const entry = store.state.value.entries.at(place);
  if (entry?.from !== "visitor") throw new Error("not the visitor's");
  return entry;
}

function kept(): string[] {
  return [...world.browser.stored.keys()].filter((key) => key.startsWith(UNSENT_PREFIX));
}

describe("a message", () => {
  test("is kept until the log has it", async () => {
    const { store } = await world.started();
    store.send({ text: "hello" });
    expect(kept()).toEqual([UNSENT_PREFIX + own(store, 0).clientId]);
    await pass(500);
    expect(kept()).toEqual([]);
  });

  test("is sent when the desk took it, though the log has not told yet", async () => {
    const { store } = await world.started();
    world.desk.hiccup = () => [];
    store.send({ text: "hello" });
    await pass(100);
    expect(shown(store)).toEqual(["hello (sent)"]);
  });

  test("written offline waits, and is sent when the network is back", async () => {
    const { tab, store } = await world.started();
    weather({ down: true });
    tab.set({ isOnline: false });
    world.network.cut();
    store.send({ text: "one" });
    store.send({ text: "two" });
    await pass(600_000);
    expect(shown(store)).toEqual(["one (sending)", "two (sending)"]);
    expect(own(store, 0).problem).toMatchObject({ kind: "network" });
    weather({ down: false });
    tab.set({ isOnline: true });
    await pass(200);
    expect(shown(store)).toEqual(["one", "two"]);
  });

  test("survives a reload, and goes out with the next visit", async () => {
    const { tab, store } = await world.started();
    weather({ down: true });
    ["one", "two", "three"].forEach((text) => store.send({ text }));
    await pass(1000);
    store.close();
    tab.shut();
    weather({ down: false });
    const { store: again } = world.tab();
    again.open();
    expect(shown(again)).toEqual(["one (sending)", "two (sending)", "three (sending)"]);
    await pass(500);
    expect(world.desk.messages.map((message) => "text" in message && message.text)).toEqual(["one", "two", "three"]);
  });

  test("whose answer was lost is not there twice", async () => {
    const { store } = await world.started();
    weather({ lost: 0.7 });
    world.desk.hiccup = () => []; // nor does the log tell
    ["one", "two", "three"].forEach((text) => store.send({ text }));
    await pass(300_000);
    weather({ lost: 0 });
    world.desk.hiccup = (event) => [event];
    world.network.cut();
    await pass(20_000);
    expect(posted().length).toBeGreaterThan(3);
    expect(shown(store)).toEqual(["one", "two", "three"]);
    expect(world.desk.messages).toHaveLength(3);
  });

  test("that takes too long is tried again", async () => {
    const { store } = await world.started();
    let stuck = true;
    const { store: slow } = world.tab((input, init) => {
      if (!stuck || !String(input).endsWith("/messages")) return world.network.fetch(input, init);
      return new Promise((_, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason as Error));
      });
    });
    store.close();
    slow.open();
    await pass(100);
    slow.send({ text: "hello" });
    await pass(20_100);
    expect(own(slow, 0)).toMatchObject({ state: "sending", problem: { kind: "timeout" } });
    stuck = false;
    await pass(2000);
    expect(shown(slow)).toEqual(["hello"]);
  });
});

describe("a message that the desk refuses", () => {
  beforeEach(() => {
    world.desk.interjections.push(({ body }) => (body["text"] === "bad" ? refusal(413, "message_too_long") : null));
  });

  test("has failed with the desk's sentence, and the next ones are sent", async () => {
    const { store } = await world.started();
    store.send({ text: "bad" });
    store.send({ text: "good" });
    await pass(500);
    expect(shown(store)).toEqual(["good", "bad (failed)"]);
    expect(own(store, -1).problem).toMatchObject({ code: "message_too_long", message: "Sorry: message_too_long." });
  });

  test("can be tried again", async () => {
    const { store } = await world.started();
    store.send({ text: "bad" });
    await pass(500);
    world.desk.interjections.length = 0;
    store.retry(own(store, 0).clientId);
    expect(own(store, 0).problem).toBeUndefined();
    await pass(500);
    expect(shown(store)).toEqual(["bad"]);
  });

  test("can be taken back as text, in all tabs and for good", async () => {
    const { store } = await world.started();
    const { store: other } = world.tab();
    other.open();
    store.send({ text: "bad" });
    await pass(500);
    expect(shown(other)).toEqual(["bad (failed)"]);
    expect(store.discard(own(store, 0).clientId)).toBe("bad");
    await pass(500);
    expect([shown(store), shown(other)]).toEqual([[], []]);
    const { store: third } = world.tab();
    third.open();
    await pass(500);
    expect(shown(third)).toEqual([]);
    expect(world.browser.stored.get(kept()[0] ?? "")).not.toContain("bad");
  });

  test("is still told as failed after a reload", async () => {
    const { store } = await world.started();
    store.send({ text: "bad" });
    await pass(500);
    store.close();
    const { store: again } = world.tab();
    again.open();
    await pass(500);
    expect(own(again, 0)).toMatchObject({ state: "failed", problem: { code: "message_too_long", status: 413 } });
    expect(posted()).toEqual(["bad"]);
  });
});

describe("a message that waits", () => {
  test("can be taken back, but not while it is on its way", async () => {
    const { store } = await world.started();
    weather({ slowMs: 500 });
    store.send({ text: "one" });
    store.send({ text: "two" });
    await pass(1);
    expect(store.discard(own(store, 1).clientId)).toBe("two");
    expect(store.discard(own(store, 0).clientId)).toBe("");
    await pass(5000);
    expect(shown(store)).toEqual(["one"]);
    expect(store.discard(own(store, 0).clientId)).toBe("");
  });

  test("because there are too many says so, and waits as long as the desk asks", async () => {
    const { store } = await world.started();
    world.desk.interjections.push(({ path }) =>
      path.endsWith("/messages") ? refusal(429, "too_many_messages", { "Retry-After": "20" }) : null,
    );
    store.send({ text: "one" });
    await pass(100);
    store.send({ text: "two" });
    world.network.cut();
    await pass(15_000);
    expect(own(store, 0)).toMatchObject({ state: "sending", problem: { code: "too_many_messages", retryAfterS: 20 } });
    expect(posted()).toEqual(["one"]);
    world.desk.interjections.length = 0;
    await pass(6000);
    expect(shown(store)).toEqual(["one", "two"]);
  });

  test("for a desk that is broken for all goes out when that is well again", async () => {
    const { store } = await world.started();
    world.desk.interjections.push(({ path }) => (path.endsWith("/messages") ? refusal(503, "store") : null));
    store.send({ text: "one" });
    await pass(600_000);
    expect(own(store, 0).state).toBe("sending");
    world.desk.interjections.length = 0;
    await pass(16_000);
    expect(shown(store)).toEqual(["one"]);
  });

  test("is given up where the desk stumbles over it alone, so that others get through", async () => {
    const { store } = await world.started();
    world.desk.interjections.push(({ body }) => (body["text"] === "poison" ? refusal(500, "internal") : null));
    store.send({ text: "poison" });
    store.send({ text: "good" });
    await pass(120_000);
    expect(shown(store)).toEqual(["good", "poison (failed)"]);
    expect(posted().filter((text) => text === "poison")).toHaveLength(5);
  });
});

describe("several tabs", () => {
  test("send each message once, in the order of writing, where there are locks", async () => {
    const { store } = await world.started();
    const { store: other } = world.tab();
    other.open();
    await pass(100);
    for (let count = 0; count < 10; count += 1) {
      (count % 2 ? other : store).send({ text: String(count) });
      await pass(1);
    }
    await pass(5000);
    const expected = Array.from({ length: 10 }, (_, count) => String(count));
    expect([...shown(store)].sort()).toEqual(expected);
    expect(shown(other)).toEqual(shown(store));
    expect([...posted()].sort()).toEqual(expected);
  });

  test("do no harm where there are none", async () => {
    world.browser.hasLocks = false;
    const { store } = await world.started();
    const { store: other } = world.tab();
    other.open();
    weather({ down: true });
    ["one", "two", "three"].forEach((text) => store.send({ text }));
    await pass(5000);
    weather({ down: false });
    await pass(30_000);
    expect(shown(store)).toEqual(["one", "two", "three"]);
    expect(shown(other)).toEqual(["one", "two", "three"]);
    expect(kept()).toEqual([]);
  });

  test("do not wait for one that was put to sleep while it held the lock", async () => {
    const { store } = await world.started();
    void world.browser.locks.request("talent-desk.outbox", { signal: new AbortController().signal }, () => {
      return new Promise<void>(() => {});
    });
    store.send({ text: "one" });
    await pass(1000);
    expect(shown(store)).toEqual(["one (sending)"]);
    await pass(4500);
    expect(shown(store)).toEqual(["one"]);
  });

  test("keep what was written though storage was cleared", async () => {
    const { tab, store } = await world.started();
    weather({ down: true });
    store.send({ text: "one" });
    await pass(100);
    world.browser.stored.clear();
    tab.hear(null);
    expect(shown(store)).toEqual(["one (sending)"]);
    weather({ down: false });
    await pass(16_000);
    expect(shown(store)).toEqual(["one"]);
  });

  test("pass over what another version has kept", async () => {
    for (const [place, text] of ["", "{}", "[]", '{"clientId":1}', '{"clientId":"a","order":1,"body":{}}'].entries()) {
      world.browser.stored.set(`${UNSENT_PREFIX}${place}`, text);
    }
    const { store } = await world.started();
    expect(shown(store)).toEqual([]);
    expect(kept()).toEqual([]);
  });
});
