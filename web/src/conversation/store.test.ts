// @vitest-environment node
import { describe, expect, test } from "vitest";

import { SESSION_KEY } from "./session";
import { CONSENT } from "./testing/desk";
import { freshWorlds, problemOf, world } from "./testing/fresh";
import { pass, shown } from "./testing/world";

freshWorlds();

describe("before the visitor opens it", () => {
  test("nothing is asked for, read or kept", async () => {
    const { tab, store } = world.tab();
    await pass(60_000);
    expect([tab.storageUses, world.desk.requests.length, store.state.value.connection]).toEqual([0, 0, "idle"]);
  });

  test("opening creates nothing until there is consent", async () => {
    const { store } = world.tab();
    store.open();
    await pass(1000);
    expect([world.desk.requests.length, world.browser.stored.size, store.state.value.started]).toEqual([0, 0, false]);
  });
});

describe("a conversation", () => {
  test("starts with consent and language, and is remembered", async () => {
    const { store } = world.tab();
    await store.setLanguage("ja");
    void store.start({ ...CONSENT, sensitive: true });
    await pass(100);
    expect(world.desk.only.consent).toEqual({ version: CONSENT.version, sensitive: true });
    expect(world.desk.only.language).toBe("ja");
    expect(JSON.parse(world.browser.stored.get(SESSION_KEY) ?? "")).toMatchObject({ id: "id-1", secret: "secret-1" });
    expect(store.state.value).toMatchObject({ started: true, connection: "open", consentVersion: CONSENT.version });
  });

  test("sends a message and shows the reply", async () => {
    const { store } = await world.started();
    store.send({ text: "age < 45 & *[A-12]* ≤ 👩🏽‍🔬" });
    expect(shown(store)).toEqual(["age < 45 & *[A-12]* ≤ 👩🏽‍🔬 (sending)"]);
    await pass(200);
    expect(shown(store)).toEqual(["age < 45 & *[A-12]* ≤ 👩🏽‍🔬", "re: age < 45 & *[A-12]* ≤ 👩🏽‍🔬"]);
  });

  test("lets the stored message take the place of the unsent one under the same key", async () => {
    const { store } = await world.started();
    store.send({ text: "hello" });
    const before = store.state.value.entries[0];
    await pass(200);
    const after = store.state.value.entries[0];
    expect(before).toMatchObject({ seq: null, state: "sending" });
    expect(after).toMatchObject({ seq: 1, state: "sent", key: before?.key });
  });

  test("leaves entries that stand already as they are", async () => {
    const { store } = await world.started();
    store.send({ text: "one" });
    await pass(200);
    const [first, second] = store.state.value.entries;
    store.send({ text: "two" });
    await pass(200);
    expect(store.state.value.entries[0]).toBe(first);
    expect(store.state.value.entries[1]).toBe(second);
  });

  test("sends buttons and answers as such and shows their words", async () => {
    const { store } = await world.started();
    world.desk.replyMs = () => null;
    world.network.weather = { ...world.network.weather, down: true };
    store.send({ button: "2.0", title: "Yes" });
    store.send({ answer: { fact: "age", value: 41 }, shown: "Age: 41" });
    expect(shown(store)).toEqual(["Yes (sending)", "Age: 41 (sending)"]);
    world.network.weather = { ...world.network.weather, down: false };
    await pass(60_000);
    const sent = world.desk.requests.filter(({ path }) => path.endsWith("/messages")).map(({ body }) => body);
    expect(sent.at(-2)).toMatchObject({ button: "2.0" });
    expect(sent.at(-1)).toMatchObject({ answer: { fact: "age", value: 41 } });
  });

  test("tells while the assistant types", async () => {
    const { store } = await world.started();
    world.desk.replyMs = () => 500;
    store.send({ text: "hello" });
    await pass(300);
    expect(store.state.value.typing).toBe(true);
    await pass(500);
    expect(store.state.value.typing).toBe(false);
  });

  test("is the same after a reload, and in another tab", async () => {
    const { store } = await world.started();
    store.send({ text: "hello" });
    await pass(200);
    store.close();
    const { store: again } = world.tab();
    again.open();
    await pass(200);
    expect(shown(again)).toEqual(["hello", "re: hello"]);
    expect(world.desk.conversations.size).toBe(1);
  });

  test("is one for two tabs that start at the same time", async () => {
    const [one, two] = [world.tab(), world.tab()];
    void one.store.start(CONSENT);
    void two.store.start(CONSENT);
    await pass(1000);
    expect(world.desk.conversations.size).toBe(1);
    two.store.send({ text: "from two" });
    await pass(500);
    expect(shown(one.store)).toEqual(["from two", "re: from two"]);
  });

  test("reaches a tab that was open before it began", async () => {
    const other = world.tab();
    other.store.open();
    const { store } = await world.started();
    store.send({ text: "hello" });
    await pass(500);
    expect(shown(other.store)).toEqual(["hello", "re: hello"]);
  });

  test("is kept in memory where storage is blocked", async () => {
    world.browser.blocked = true;
    const { store } = await world.started();
    store.send({ text: "hello" });
    await pass(500);
    expect(shown(store)).toEqual(["hello", "re: hello"]);
  });

  test("goes on where it was closed", async () => {
    const { store } = await world.started();
    store.send({ text: "one" });
    await pass(500);
    store.close();
    expect(store.state.value.connection).toBe("idle");
    world.desk.append(world.desk.only, { type: "message", from: "person", name: "Li", text: "Hi", language: "en" });
    store.open();
    await pass(500);
    expect(shown(store)).toEqual(["one", "re: one", "Li: Hi"]);
    expect(world.desk.requests.at(-1)?.headers.get("Last-Event-ID")).toBe("2");
  });
});

describe("consent", () => {
  test("to an outdated version is refused with the desk's sentence, and nothing starts", async () => {
    const { store } = world.tab();
    const problem = await problemOf(store.start({ version: "2020-01-01", sensitive: false }));
    expect([problem.code, problem.message, problem.status]).toEqual([
      "consent_outdated",
      "Sorry: consent_outdated.",
      409,
    ]);
    expect(store.state.value).toMatchObject({ started: false, problem });
  });

  test("can be given again to the same conversation", async () => {
    const { store } = await world.started();
    void store.start({ ...CONSENT, sensitive: true });
    await pass(100);
    expect(world.desk.only.consent?.sensitive).toBe(true);
    expect(store.state.value.problem).toBeNull();
  });

  test("survives a network that is bad at the start", async () => {
    world.network.weather = { ...world.network.weather, lost: 0.5 };
    const { store } = world.tab();
    const starting = store.start(CONSENT);
    await pass(10_000);
    await starting;
    expect(store.state.value.started).toBe(true);
  });
});

describe("a conversation that is no more", () => {
  test("where the desk forgot it, makes room for a new one and keeps what was not sent", async () => {
    const { store } = await world.started();
    store.send({ text: "old" });
    await pass(200);
    store.close();
    world.desk.forget();
    const { store: again } = world.tab();
    again.send({ button: "2.0", title: "Yes" });
    again.open();
    await pass(500);
    expect(shown(again)).toEqual(["[conversation_expired]", "Yes (sending)"]);
    expect(again.state.value).toMatchObject({ started: false, gone: false, connection: "idle" });
    expect(world.browser.stored.has(SESSION_KEY)).toBe(false);
    void again.start(CONSENT);
    await pass(500);
    expect(shown(again)).toEqual(["[conversation_expired]", "Yes", "re: Yes"]);
    expect(world.desk.requests.find(({ body }) => body["text"] === "Yes")).toBeDefined();
  });

  test("where the visitor deleted it, is gone in all tabs", async () => {
    const { store } = await world.started();
    const { store: other } = world.tab();
    other.open();
    store.send({ text: "secret" });
    await pass(500);
    const removed = store.remove();
    await pass(500);
    expect(await removed).toMatchObject({ receipt: "D-1" });
    for (const { state } of [store, other]) {
      expect(state.value).toMatchObject({ gone: true, started: false, entries: [], connection: "idle" });
    }
    expect([...world.browser.stored.keys()]).toEqual([]);
    const { length } = world.desk.requests;
    await pass(120_000);
    expect(world.desk.requests).toHaveLength(length);
  });

  test("can be followed by another", async () => {
    const { store } = await world.started();
    void store.remove();
    await pass(500);
    void store.start(CONSENT);
    await pass(100);
    store.send({ text: "anew" });
    await pass(500);
    expect(store.state.value.gone).toBe(false);
    expect(shown(store)).toEqual(["anew", "re: anew"]);
  });

  test("is gone where the answer to the deletion was lost, though nobody has a receipt", async () => {
    const { store } = await world.started();
    world.desk.interjections.push(({ method }) => {
      if (method !== "DELETE" || world.desk.conversations.size === 0) return null;
      world.desk.forget();
      return new Response("bad gateway", { status: 502 });
    });
    expect((await problemOf(store.remove())).code).toBe("conversation_not_found");
    expect(store.state.value).toMatchObject({ gone: true, started: false });
  });
});
