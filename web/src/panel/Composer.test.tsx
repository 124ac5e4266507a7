import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { Outgoing } from "../conversation/types";
import { Composer, countChars } from "./Composer";
import { DeskContext, type Shared } from "./desk";
import { Draft } from "./draft";
import { words } from "./words/en";

let send: ReturnType<typeof vi.fn<(body: Outgoing) => void>>;
let draft: Draft;

beforeEach(() => {
  send = vi.fn();
  draft = new Draft();
  const desk: Pick<Shared, "words" | "draft" | "send"> & Record<"settings" | "display", unknown> = {
    words,
    draft,
    send,
    settings: signal({ max_chars: 20 }),
    display: signal("en"),
  };
  render(
    <DeskContext.Provider value={desk as unknown as Shared}>
      <Composer />
    </DeskContext.Provider>,
  );
});

afterEach(cleanup);

function input(): HTMLTextAreaElement {
  return screen.getByRole("textbox");
}

function type(text: string): void {
  fireEvent.input(input(), { target: { value: text } });
}

it("sends with Enter and keeps the focus for the next message", () => {
  input().focus();
  type(" Hello ");
  fireEvent.keyDown(input(), { key: "Enter" });
  expect(send.mock.calls).toEqual([[{ text: "Hello" }]]);
  expect([input().value, document.activeElement]).toEqual(["", input()]);
});

it("sends nothing while a word is being composed, and the whole once it is", () => {
  type("就劳");
  fireEvent.compositionStart(input());
  fireEvent.keyDown(input(), { key: "Enter", isComposing: true });
  fireEvent.keyDown(input(), { key: "Enter", keyCode: 229 });
  fireEvent.compositionEnd(input());
  fireEvent.keyDown(input(), { key: "Enter" });
  fireEvent.keyUp(input(), { key: "Enter" });
  expect(send).not.toHaveBeenCalled();
  return new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
    fireEvent.keyDown(input(), { key: "Enter" });
    expect(send.mock.calls).toEqual([[{ text: "就劳" }]]);
  });
});

it("sends nothing empty", () => {
  type("  \n ");
  fireEvent.keyDown(input(), { key: "Enter" });
  fireEvent.click(screen.getByRole("button", { name: words.send }));
  expect(send).not.toHaveBeenCalled();
});

it("keeps what is too long, and says so until it is shorter", () => {
  type("x".repeat(21));
  fireEvent.keyDown(input(), { key: "Enter" });
  expect(send).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toContain("at most 20 characters");
  type("x".repeat(20));
  expect(screen.getByRole("alert").textContent).toBe("");
  fireEvent.keyDown(input(), { key: "Enter" });
  expect(send).toHaveBeenCalledTimes(1);
});

it("counts characters as people do", () => {
  expect(countChars("😀字a")).toBe(3);
});
