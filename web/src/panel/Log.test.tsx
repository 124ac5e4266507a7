import { signal, type Signal } from "@preact/signals";
import { act, cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";

import type { Entry, State, VisitorEntry } from "../conversation/types";
import { DeskContext, type Shared } from "./desk";
import { Log } from "./Log";
import { words } from "./words/en";

const at = "2026-03-01T10:00:00Z";
let state: Signal<Partial<State>>;

beforeEach(() => {
  state = signal<Partial<State>>({ entries: [], feedback: new Map(), connection: "open" });
  const desk = { words, display: signal("en"), store: { state }, views: {} };
  render(
    <DeskContext.Provider value={desk as unknown as Shared}>
      <Log />
    </DeskContext.Provider>,
  );
});

afterEach(cleanup);

const question: VisitorEntry = {
  from: "visitor",
  key: "client-1",
  seq: null,
  at,
  text: "age < 45",
  language: null,
  clientId: "1",
  state: "sending",
};
const answer: Entry = {
  from: "assistant",
  key: "seq-2",
  seq: 2,
  at,
  inReplyTo: 1,
  reply: { kind: "smalltalk", language: "ja", text: "はい。", programmes: [], sources: [], buttons: [] },
};

function show(...entries: Entry[]): void {
  act(() => {
    state.value = { ...state.value, entries };
  });
}

function articles(): HTMLElement[] {
  return screen.getAllByRole("article");
}

it("keeps the node of a message when the desk has stored it", () => {
  show(question);
  const [node] = articles();
  show({ ...question, seq: 1, language: "en", state: "sent" }, answer);
  expect(articles()[0]).toBe(node);
  expect(articles().map((article) => article.dataset["seq"])).toEqual(["1", "2"]);
});

it("only adds nodes when something new is said", () => {
  show(question);
  const added: Node[] = [];
  const removed: Node[] = [];
  const watcher = new MutationObserver((records) => {
    for (const record of records) {
      added.push(...record.addedNodes);
      removed.push(...record.removedNodes);
    }
  });
  watcher.observe(screen.getByRole("log"), { childList: true });
  show(question, answer);
  const records = watcher.takeRecords();
  for (const record of records) {
    added.push(...record.addedNodes);
    removed.push(...record.removedNodes);
  }
  expect([added.length, removed.length]).toEqual([1, 0]);
});

it("says who speaks and in which language", () => {
  show({ ...question, seq: 1, language: "en", state: "sent" }, answer, {
    from: "person",
    key: "seq-3",
    seq: 3,
    at,
    name: "Ms Li",
    text: "제가 도와 드리겠습니다.",
    language: "ko",
  });
  expect(screen.getAllByRole("heading").map((heading) => heading.querySelector("span")?.textContent)).toEqual([
    "You",
    "Assistant",
    "Ms Li, helpdesk",
  ]);
  expect(screen.getByText("age < 45").lang).toBe("en");
  expect(screen.getByText("はい。").lang).toBe("ja");
  expect(screen.getByText("제가 도와 드리겠습니다.").lang).toBe("ko");
});

it("is silent about what was said before it was opened", async () => {
  show(question);
  expect(screen.getByRole("log").getAttribute("aria-live")).toBe("off");
  await act(() => new Promise((resolve) => setTimeout(resolve, 800)));
  expect(screen.getByRole("log").getAttribute("aria-live")).toBe("polite");
});
