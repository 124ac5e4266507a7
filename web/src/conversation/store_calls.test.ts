// @vitest-environment node
import { describe, expect, test } from "vitest";

import { createStore } from "./store";
import { CONSENT, refusal } from "./testing/desk";
import { freshWorlds, problemOf, world } from "./testing/fresh";
import { pass, shown } from "./testing/world";

freshWorlds();

describe("other calls", () => {
  test("feedback shows at once, stays after the event, and can be taken back", async () => {
    const { store } = await world.started();
    store.send({ text: "hello" });
    await pass(500);
    void store.feedback(2, "up");
    expect(store.state.value.feedback.get(2)).toBe("up");
    await pass(500);
    expect(store.state.value.feedback.get(2)).toBe("up");
    void store.feedback(2, null);
    expect(store.state.value.feedback.has(2)).toBe(false);
    await pass(500);
    expect(store.state.value.feedback.has(2)).toBe(false);
  });

  test("feedback that is refused is taken back, and the problem told", async () => {
    const { store } = await world.started();
    world.desk.interjections.push(({ path }) => (path.endsWith("/feedback") ? refusal(422, "unknown_message") : null));
    const problem = await problemOf(store.feedback(99, "up"));
    expect(problem.code).toBe("unknown_message");
    expect(store.state.value).toMatchObject({ feedback: new Map(), problem });
  });

  test("the language is chosen for all tabs, and taken back where that fails", async () => {
    const { store } = await world.started();
    const { store: other } = world.tab();
    other.open();
    await pass(100);
    void store.setLanguage("ko");
    expect(store.state.value.language).toBe("ko");
    await pass(500);
    expect(other.state.value.language).toBe("ko");
    world.desk.interjections.push(({ method }) => (method === "PATCH" ? refusal(422, "unknown_language") : null));
    await problemOf(store.setLanguage("ja"));
    expect(store.state.value.language).toBe("ko");
  });

  test("a reload knows the language that was chosen at the start", async () => {
    const { store } = world.tab();
    await store.setLanguage("zh");
    void store.start(CONSENT);
    await pass(100);
    store.close();
    const { store: again } = world.tab();
    again.open();
    await pass(200);
    expect(again.state.value.language).toBe("zh");
  });

  test("asking for a person, facts and a code come back as the desk gives them", async () => {
    const { store } = await world.started();
    const calls = Promise.all([store.askHuman({ contact: "me@x.example" }), store.setFacts({ age: 41 }), store.handover()]);
    await pass(100);
    expect(await calls).toMatchObject([{ reference: "H-1" }, { facts: { age: 41 } }, { code: "ABCD" }]);
  });

  test("a rise of factsSeq tells that facts changed", async () => {
    const { store } = await world.started();
    world.desk.append(world.desk.only, { type: "facts", by: "page" });
    await pass(100);
    expect([store.state.value.factsSeq, store.state.value.entries]).toEqual([1, []]);
  });

  test("a code opens the conversation elsewhere, in place of another", async () => {
    const { store } = await world.started();
    store.send({ text: "here" });
    const coded = store.handover();
    await pass(500);
    const { code } = await coded;
    world.browser.blocked = true; // as in a page with its own storage
    const elsewhere = world.tab().store;
    void elsewhere.start(CONSENT);
    await pass(100);
    void elsewhere.join(code);
    await pass(500);
    expect(shown(elsewhere)).toEqual(["here", "re: here"]);
    expect(elsewhere.state.value.consentVersion).toBe(CONSENT.version);
    expect((await problemOf(elsewhere.join(code))).code).toBe("conversation_not_found");
    expect(shown(elsewhere)).toEqual(["here", "re: here"]);
  });

  test("without a conversation are refused", async () => {
    const store = createStore({ surroundings: world.browser.open() });
    store.open();
    expect((await problemOf(store.facts())).code).toBe("not_started");
  });

  test("pass over failures of the network", async () => {
    const { store } = await world.started();
    let failures = 2;
    world.desk.interjections.push(({ path }) =>
      path.endsWith("/human") && failures-- > 0 ? new Response("", { status: 502 }) : null,
    );
    const asked = store.askHuman({});
    await pass(10_000);
    expect(await asked).toMatchObject({ reference: "H-1" });
  });
});
