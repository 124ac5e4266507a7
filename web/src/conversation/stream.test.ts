// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { refusal } from "./testing/desk";
import { World, pass, shown, stopTime } from "./testing/world";
import type { Connection, Store } from "./types";

let world: World;

beforeEach(() => {
  stopTime();
  world = new World();
});
afterEach(() => void vi.useRealTimers());

function say(text: string): void {
  world.desk.append(world.desk.only, { type: "message", from: "person", name: "Li", text, language: "en" });
}

/** Return how the log was asked for since `from`: with a stream, or by asking. */
function asked(from = 0): string[] {
  return world.desk.requests
    .slice(from)
    .filter(({ path }) => path.includes("/events"))
    .map(({ headers }) => (headers.get("Accept") === "text/event-stream" ? "stream" : "ask"));
}

function followed(store: Store): Connection[] {
  const seen: Connection[] = [];
  store.state.subscribe(({ connection }) => {
    if (seen.at(-1) !== connection) seen.push(connection);
  });
  return seen;
}

describe("after a cut", () => {
  test("it comes back within a second, behind the last event it has", async () => {
    const { store } = await world.started();
    say("one");
    await pass(50);
    world.network.cut();
    say("two");
    await pass(1100);
    expect(shown(store)).toEqual(["Li: one", "Li: two"]);
    expect(world.desk.requests.at(-1)?.headers.get("Last-Event-ID")).toBe("1");
  });

  test("short cuts are no reason to tell that it waits", async () => {
    const { store } = await world.started();
    const seen = followed(store);
    world.network.cut();
    await pass(2000);
    expect(seen).toEqual(["open", "connecting", "open"]);
  });

  test("without a network it tries ever more rarely, and says so", async () => {
    const { store } = await world.started();
    store.close();
    world.network.weather = { ...world.network.weather, down: true };
    const tries = vi.fn(world.network.fetch);
    const { store: other } = world.tab(tries);
    other.open();
    await pass(300_000);
    expect(other.state.value.connection).toBe("waiting");
    const { length } = tries.mock.calls;
    expect(length).toBeGreaterThan(20); // at most 15 s apart
    expect(length).toBeLessThan(80);
  });

  test.each(["online", "seen again"])("it tries at once when the page is %s", async (how) => {
    const { tab, store } = await world.started();
    tab.set(how === "online" ? { isOnline: false } : { isHidden: true });
    world.network.weather = { ...world.network.weather, down: true };
    world.network.cut();
    await pass(58_000);
    expect(store.state.value.connection).toBe(how === "online" ? "offline" : "waiting");
    vi.spyOn(tab, "random").mockReturnValue(0.999); // the longest waits
    await pass(16_000);
    world.network.weather = { ...world.network.weather, down: false };
    say("late");
    tab.set({ isOnline: true, isHidden: false });
    await pass(100);
    expect(shown(store)).toEqual(["Li: late"]);
  });

  test("it waits as the desk asks where that is busy", async () => {
    const { store } = await world.started();
    world.desk.interjections.push(() => refusal(503, "store", { "Retry-After": "30" }));
    world.network.cut();
    await pass(2000);
    const { length } = world.desk.requests;
    await pass(20_000);
    expect(world.desk.requests).toHaveLength(length);
    world.desk.interjections.length = 0;
    await pass(12_000);
    expect(store.state.value.connection).toBe("open");
  });
});

describe("that the assistant types", () => {
  test("is not forgotten over a cut, and ends with the reply that came meanwhile", async () => {
    const { store } = await world.started();
    world.desk.replyMs = () => 5000;
    store.send({ text: "hello" });
    await pass(1000);
    const seen: boolean[] = [];
    store.state.subscribe(({ typing }) => void (seen.at(-1) !== typing && seen.push(typing)));
    world.network.cut();
    await pass(2000);
    expect(seen).toEqual([true]);
    world.network.weather = { ...world.network.weather, down: true };
    world.network.cut();
    await pass(2500); // the reply is there
    world.network.weather = { ...world.network.weather, down: false };
    await pass(20_000);
    expect(shown(store)).toEqual(["hello", "re: hello"]);
    expect(store.state.value.typing).toBe(false);
  });

  test("ends also where nobody tells it on the new stream", async () => {
    const { store } = await world.started();
    world.desk.replyMs = () => 1000;
    store.send({ text: "hello" });
    await pass(900);
    expect(store.state.value.typing).toBe(true);
    world.network.silence(); // the reply and the end of typing are lost with this line
    await pass(30_000);
    world.network.cut();
    await pass(3000);
    expect(store.state.value.typing).toBe(false);
  });
});

describe("what a stream gives", () => {
  test("twice is shown once", async () => {
    const { store } = await world.started();
    world.desk.hiccup = (event, log) => [event, ...log];
    ["one", "two", "three"].forEach(say);
    await pass(100);
    expect(shown(store)).toEqual(["Li: one", "Li: two", "Li: three"]);
    expect(asked()).toEqual(["stream"]);
  });

  test("with a gap is not shown before what is missing came", async () => {
    const { store } = await world.started();
    const seen: string[][] = [];
    store.state.subscribe(() => seen.push(shown(store)));
    say("one");
    world.desk.hiccup = () => [];
    say("two");
    world.desk.hiccup = (event) => [event];
    say("three");
    await pass(500);
    expect(shown(store)).toEqual(["Li: one", "Li: two", "Li: three"]);
    expect(seen.some((lines) => lines.length === 2 && lines[1] === "Li: three")).toBe(false);
    expect(asked()[1]).toBe("ask");
  });

  test("with a gap in the log itself is shown all the same", async () => {
    const { store } = await world.started();
    const { events } = world.desk.only;
    ["one", "two"].forEach(say);
    await pass(100);
    events.splice(2, 0, { ...events[1], seq: 5, name: "Li", text: "five" } as never);
    world.network.cut();
    await pass(5000);
    expect(shown(store)).toEqual(["Li: one", "Li: two", "Li: five"]);
  });

  test("of an unknown kind is passed over, and is no gap", async () => {
    const { store } = await world.started();
    world.desk.append(world.desk.only, { type: "weather", sun: true } as never);
    world.desk.append(world.desk.only, { type: "message", from: "robot", text: "?" } as never);
    say("one");
    await pass(100);
    expect(shown(store)).toEqual(["Li: one"]);
    expect(asked()).toEqual(["stream"]);
  });
});

describe("a stream that gives nothing", () => {
  test("because a proxy holds it back is replaced by asking, and tried again later", async () => {
    const { store } = await world.started();
    world.network.weather = { ...world.network.weather, held: true };
    world.network.cut();
    await pass(3000);
    say("one");
    await pass(20_000);
    expect(shown(store)).toEqual(["Li: one"]);
    await pass(40_000);
    const from = world.desk.requests.length;
    say("two");
    await pass(5000);
    expect(shown(store)).toEqual(["Li: one", "Li: two"]);
    expect(new Set(asked(from))).toEqual(new Set(["ask"]));
    expect(store.state.value.connection).toBe("open");
    world.network.weather = { ...world.network.weather, held: false };
    await pass(80_000);
    expect(asked().at(-1)).toBe("stream");
    expect(store.state.value.connection).toBe("open");
  });

  test("because somebody else answers is not believed", async () => {
    const { store } = await world.started();
    world.desk.interjections.push(
      () => new Response("<html>Welcome to our hotel</html>", { headers: { "Content-Type": "text/html" } }),
    );
    world.network.cut();
    await pass(5000);
    expect(store.state.value.connection).toBe("waiting");
    world.desk.interjections.length = 0;
    say("one");
    await pass(16_000);
    expect(shown(store)).toEqual(["Li: one"]);
  });

  test("any more, not even a comment, is given up after 40 s", async () => {
    const { store } = await world.started();
    await pass(60_000); // comments come
    expect(asked()).toEqual(["stream"]);
    world.network.silence(); // the line is dead, and nobody says so
    say("one");
    await pass(39_000);
    expect(shown(store)).toEqual([]);
    await pass(3000);
    expect(shown(store)).toEqual(["Li: one"]);
  });

  test("is not trusted when the page wakes up from sleep", async () => {
    const { tab, store } = await world.started();
    world.network.silence();
    await pass(25_000);
    say("one");
    tab.set({});
    await pass(200);
    expect(shown(store)).toEqual(["Li: one"]);
  });
});

describe("a page that is not seen", () => {
  test("gives its connection back after a while, and asks now and then", async () => {
    const { tab, store } = await world.started();
    tab.set({ isHidden: true });
    await pass(61_000);
    expect(world.desk.only.listeners.size).toBe(0);
    say("one");
    await pass(31_000);
    expect(shown(store)).toEqual(["Li: one"]);
    tab.set({ isHidden: false });
    say("two");
    await pass(200);
    expect(shown(store)).toEqual(["Li: one", "Li: two"]);
    expect(world.desk.only.listeners.size).toBe(1);
  });
});

describe("a stream that is closed", () => {
  test("leaves nothing running", async () => {
    const { store } = await world.started();
    store.close();
    await pass(100);
    expect(world.desk.only.listeners.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is closed also while it waits or connects", async () => {
    const { store } = await world.started();
    world.network.weather = { ...world.network.weather, down: true };
    world.network.cut();
    for (const waitMs of [5, 1000, 3, 20_000]) {
      await pass(waitMs);
      store.close();
      await pass(100);
      expect(vi.getTimerCount()).toBe(0);
      store.open();
    }
    world.network.weather = { ...world.network.weather, down: false };
    await pass(20_000);
    expect(world.desk.only.listeners.size).toBe(1);
  });

  test("long logs come in parts, also by asking", async () => {
    const { store } = await world.started();
    store.close();
    for (let count = 0; count < 250; count += 1) say(String(count));
    world.network.weather = { ...world.network.weather, held: true };
    store.open();
    await pass(20_000);
    expect(shown(store)).toHaveLength(250);
  });
});
