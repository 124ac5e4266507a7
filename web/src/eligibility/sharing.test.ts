import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { ApiProblem } from "../api/errors";
import { START } from "../conversation/start";
import type { Facts, State, Store } from "../conversation/types";
import { Model } from "./model";
import { SlowDesk } from "./samples";
import { Sharing } from "./sharing";

/** A conversation that holds facts as the desk does: it tells of every change by an event. */
class Conversation {
  readonly state = signal<State>({ ...START });
  held: Facts = {};
  puts: Facts[] = [];
  /** What the desk does not keep. */
  refused: readonly string[] = [];
  failing = false;
  readonly open = vi.fn();
  readonly join = vi.fn(async (code: string) => {
    if (code !== "good") throw new ApiProblem("refused", { code: "conversation_not_found" });
  });

  async facts() {
    if (this.failing) throw new ApiProblem("network");
    return { facts: this.held, programmes: [], asked: null };
  }

  async setFacts(facts: Facts) {
    this.puts.push(facts);
    this.tell(Object.fromEntries(Object.entries(facts).filter(([fact]) => !this.refused.includes(fact))));
    return this.facts();
  }

  tell(facts: Facts): void {
    this.held = facts;
    this.state.value = { ...this.state.value, factsSeq: this.state.value.factsSeq + 1 };
  }
}

let conversation: Conversation;
let id: string | null;
let model: Model;
let sharing: Sharing;

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  conversation = new Conversation();
  id = "c1";
  model = new Model(new SlowDesk(), "en");
  sharing = new Sharing(conversation as unknown as Store, model, () => id);
});
afterEach(() => vi.useRealTimers());

const later = (ms = 2000): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

it("asks before it looks at a conversation, and does not where there is none", async () => {
  sharing.start();
  await later();
  expect(sharing.state.value).toBe("offered");
  expect(conversation.open).not.toHaveBeenCalled();
  id = null;
  const alone = new Sharing(conversation as unknown as Store, model, () => id);
  alone.start();
  expect(alone.state.value).toBe("none");
});

it("brings together what both were told", async () => {
  conversation.held = { age: 41 };
  model.answer("degree", "master");
  sharing.accept();
  await later();
  expect(model.visit.value.facts).toEqual({ age: 41, degree: "master" });
  expect(conversation.held).toEqual({ age: 41, degree: "master" });
});

it("sends several answers in a row as one, and then is still", async () => {
  sharing.accept();
  await later();
  model.answer("age", 40);
  await later(200);
  model.answer("age", 41);
  await later(200);
  model.answer("degree", "master");
  await later(10_000);
  expect(conversation.puts).toEqual([{ age: 41, degree: "master" }]);
});

it("shows at once what is told or taken back in the conversation", async () => {
  sharing.accept();
  await later();
  conversation.tell({ age: 41 });
  await later(10);
  expect(model.visit.value.facts).toEqual({ age: 41 });
  conversation.tell({});
  await later(10);
  expect(model.visit.value.facts).toEqual({});
  expect(conversation.puts).toEqual([]);
});

it("keeps here what the conversation may not keep, without sending it for ever", async () => {
  conversation.refused = ["criminal_record"];
  sharing.accept();
  model.setFacts({ age: 41, criminal_record: false });
  await later(30_000);
  expect(model.visit.value.facts).toEqual({ age: 41, criminal_record: false });
  expect(conversation.puts).toHaveLength(1);
});

it("loses nothing while the conversation cannot be reached", async () => {
  conversation.failing = true;
  sharing.accept();
  model.answer("age", 41);
  await later();
  expect(sharing.problem.value?.kind).toBe("network");
  expect(model.visit.value.facts).toEqual({ age: 41 });
  conversation.failing = false;
  sharing.retry();
  await later();
  expect(sharing.problem.value).toBeNull();
  expect(conversation.held).toEqual({ age: 41 });
});

it("goes on sharing after a reload without asking again", async () => {
  sharing.accept();
  await later();
  const again = new Sharing(conversation as unknown as Store, new Model(new SlowDesk(), "en"), () => id);
  again.start();
  expect(again.state.value).toBe("on");
});

it("shares as soon as a conversation begins that the visitor asked for", async () => {
  id = null;
  model.answer("age", 41);
  sharing.want();
  expect(sharing.state.value).toBe("wanted");
  id = "c2";
  sharing.noticed();
  await later();
  expect(conversation.held).toEqual({ age: 41 });
});

it("opens a conversation by its code once, and says when the code is used up", async () => {
  await sharing.join("good");
  expect(sharing.state.value).toBe("on");
  const other = new Sharing(conversation as unknown as Store, model, () => null);
  await other.join("used");
  expect(other.problem.value?.code).toBe("conversation_not_found");
  expect(other.state.value).toBe("none");
});

it("stops when the conversation is deleted, and keeps what the page was told", async () => {
  sharing.accept();
  model.answer("age", 41);
  await later();
  id = null;
  conversation.state.value = { ...conversation.state.value, gone: true };
  await later();
  expect(sharing.state.value).toBe("none");
  expect(model.visit.value).toMatchObject({ sharedWith: null, facts: { age: 41 } });
});
