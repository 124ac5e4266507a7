import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it } from "vitest";

import { createStore } from "../conversation/store";
import { replyWords } from "../reply";
import { checkWords } from "../reply/checkwords";
import { App } from "./App";
import { Model } from "./model";
import { AGE, check, DEGREE, OFFLINE, question, result, settled, SlowDesk } from "./samples";
import { Sharing } from "./sharing";
import { pageWords } from "./words";

let desk: SlowDesk;
let model: Model;

beforeEach(async () => {
  sessionStorage.clear();
  desk = new SlowDesk();
  model = new Model(desk, "en");
  const [words, ofChecks] = await Promise.all([pageWords.load("en"), checkWords.load("en"), replyWords.load("en")]);
  const sharing = new Sharing(createStore(), model, () => null);
  const voice = { display: "en", content: "en", words: ofChecks } as const;
  render(<App page={{ model, sharing, words, voice }} />);
  void model.start();
  desk.newest.answer(check([result("k-visa", "open"), result("pr-staff", "does_not_qualify")]));
  await screen.findByRole("heading", { name: "How old are you?" });
});
afterEach(cleanup);

async function tellAge(): Promise<void> {
  fireEvent.input(screen.getByLabelText("Your answer"), { target: { value: "41" } });
  fireEvent.click(screen.getByRole("button", { name: "Answer" }));
  desk.newest.answer(check([result("k-visa", "qualifies"), result("pr-staff", "does_not_qualify")], question(DEGREE)));
  await screen.findByRole("heading", { name: "What is your highest degree?" });
}

it("goes from question to question with the focus, and tells what an answer has decided", async () => {
  await tellAge();
  await waitFor(() => expect(document.activeElement?.textContent).toBe("What is your highest degree?"));
  const told = screen.getAllByRole("status").map((status) => status.textContent);
  expect(told.some((text) => text?.includes("New: k-visa: Conditions met"))).toBe(true);
});

it("lists what was told, lets it be changed and taken back", async () => {
  await tellAge();
  expect(screen.getByText("41 years")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Change: age" }));
  const editor = within(screen.getByText("41 years").closest("li")!);
  expect(editor.getByLabelText<HTMLInputElement>("Your answer").value).toBe("41");
  fireEvent.input(editor.getByLabelText("Your answer"), { target: { value: "42" } });
  fireEvent.click(editor.getByRole("button", { name: "Answer" }));
  expect(desk.newest.asked.facts).toEqual({ age: 42 });
  fireEvent.click(screen.getByRole("button", { name: "Remove: age" }));
  expect(desk.newest.asked.facts).toEqual({});
  expect(screen.getByText("Removed: age")).toBeTruthy();
});

it("takes a fact that was not asked", async () => {
  fireEvent.change(screen.getByLabelText("What would you like to add?"), { target: { value: "degree" } });
  fireEvent.click(await screen.findByRole("button", { name: "doctorate" }));
  expect(desk.newest.asked.facts).toEqual({ degree: "doctor" });
});

it("checks the chosen programmes alone, and everything again", async () => {
  fireEvent.click(screen.getByLabelText("Only what I choose"));
  fireEvent.click(await screen.findByLabelText("K visa"));
  expect(desk.newest.asked.programmes).toEqual(["k-visa"]);
  fireEvent.click(screen.getByLabelText("Everything (2 programmes)"));
  expect(desk.newest.asked.programmes).toBeNull();
});

it("says that nothing is lost when the desk cannot be reached, and tries again", async () => {
  fireEvent.input(screen.getByLabelText("Your answer"), { target: { value: "41" } });
  fireEvent.click(screen.getByRole("button", { name: "Answer" }));
  desk.newest.refuse(OFFLINE);
  await settled();
  expect(screen.getByText(/Your answers are kept here/)).toBeTruthy();
  expect(screen.getByText("41 years")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  desk.newest.answer(check([result("k-visa", "qualifies")], null));
  await screen.findByRole("heading", { name: "Nothing is left to ask" });
  expect(screen.queryByText(/Your answers are kept here/)).toBeNull();
});

it("forgets everything only when that is sure", async () => {
  await tellAge();
  fireEvent.click(screen.getByRole("button", { name: "Start again" }));
  expect(model.visit.value.facts).toEqual({ age: 41 });
  fireEvent.click(screen.getByRole("button", { name: "Remove them" }));
  expect(model.visit.value.facts).toEqual({});
  expect(AGE.id in model.visit.value.facts).toBe(false);
});
