import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { say } from "../i18n/words";
import { checkWords } from "./checkwords";
import { words } from "./checkwords/en";
import { QuestionInput, type QuestionInputProps } from "./Question";

beforeEach(async () => {
  await checkWords.load("en");
  await checkWords.load("zh");
});
afterEach(cleanup);

function ask(question: QuestionInputProps["question"], more: Partial<QuestionInputProps> = {}) {
  const onAnswer = vi.fn();
  const { container } = render(
    <QuestionInput question={question} language="en" content="en" onAnswer={onAnswer} {...more} />,
  );
  const answer = (typed: string, field = 0): void => {
    const input = container.querySelectorAll("input")[field]!;
    fireEvent.input(input, { target: { value: typed } });
  };
  const send = (): void => void fireEvent.submit(container.querySelector("form")!);
  return { onAnswer, container, answer, send };
}

const PAY = { fact: "annual_salary_cny", type: "integer", unit: "CNY", range: { min: 0, max: 1e9 } } as const;
const YEARS = { fact: "related_work_years", type: "number", unit: "years", range: { min: 0, max: 70 } } as const;
const BORN = { fact: "birth_date", type: "date", range: { min: "1900-01-01", max: "2100-12-31" } } as const;

it("takes an amount however it is written, and says it with its unit", () => {
  const { onAnswer, answer, send, container } = ask(PAY, { language: "zh", content: "zh" });
  answer("40万");
  expect(container.querySelector(".echo")?.textContent).toBe("400,000元（40万元）");
  send();
  expect(onAnswer).toHaveBeenCalledWith("annual_salary_cny", 400000, "400,000元（40万元）");
});

it("names a mistake at its field and sends nothing", () => {
  const { onAnswer, answer, send, container } = ask(YEARS);
  for (const [typed, sentence] of [
    ["", words.bad_empty],
    ["many", say(words, "bad_number", { example: "3" })],
    ["3,5", say(words, "bad_number", { example: "3" })],
    ["-1", say(words, "bad_low", { min: "0 years" })],
    ["71", say(words, "bad_high", { max: "70 years" })],
  ] as const) {
    answer(typed);
    send();
    expect(container.querySelector(".problem")?.textContent).toBe(sentence);
    expect(container.querySelector("input")?.getAttribute("aria-invalid")).toBe("true");
  }
  expect(onAnswer).not.toHaveBeenCalled();
});

it("takes a whole number only where one is asked for", () => {
  const { onAnswer, answer, send, container } = ask(PAY);
  answer("3.5");
  send();
  expect(container.querySelector(".problem")?.textContent).toBe(words.bad_whole);
  expect(onAnswer).not.toHaveBeenCalled();
});

it("takes a range, of which one end may be open", () => {
  const { onAnswer, answer, send } = ask(YEARS);
  fireEvent.click(screen.getByRole("button", { name: words.use_range }));
  answer("5", 0);
  answer("3", 1);
  send();
  expect(screen.getByText(words.bad_order)).toBeTruthy();
  answer("8", 1);
  send();
  answer("", 1);
  send();
  expect(onAnswer.mock.calls).toEqual([
    ["related_work_years", { min: 5, max: 8 }, "5 years to 8 years"],
    ["related_work_years", { min: 5 }, "5 years or more"],
  ]);
});

it("takes a day from the browser's field or typed", () => {
  const { onAnswer, answer, send, container } = ask(BORN);
  expect(container.querySelector("input")?.type).toBe("date");
  fireEvent.click(screen.getByRole("button", { name: words.type_date }));
  expect(container.querySelector("input")?.type).toBe("text");
  answer("1990/5/1");
  send();
  expect(onAnswer).toHaveBeenCalledWith("birth_date", "1990-05-01", "1 May 1990");
});

it("takes one option at once, and several where somebody is not sure", () => {
  const options = [
    { id: "bachelor", label: "bachelor" },
    { id: "master", label: "master" },
    { id: "doctor", label: "doctor" },
  ];
  const { onAnswer } = ask({ fact: "degree", type: "choice", options });
  fireEvent.click(screen.getByRole("button", { name: "doctor" }));
  fireEvent.click(screen.getByRole("button", { name: words.use_several }));
  fireEvent.click(screen.getByRole("button", { name: "master" }));
  fireEvent.click(screen.getByRole("button", { name: "bachelor" }));
  fireEvent.click(screen.getByRole("button", { name: words.send_answer }));
  expect(onAnswer.mock.calls).toEqual([
    ["degree", "doctor", "doctor"],
    ["degree", ["bachelor", "master"], "bachelor or master"],
  ]);
});

it("finds a country by its name in any of two languages or its code", () => {
  const { onAnswer, container, send } = ask({ fact: "nationality", type: "country" }, { language: "zh", content: "zh" });
  for (const [typed, code, name] of [
    ["德国", "DE", "德国"],
    ["germ", "DE", "德国"],
    ["台湾", "TW", "中国台湾"],
  ] as const) {
    fireEvent.input(container.querySelector("input")!, { target: { value: typed } });
    send();
    expect(onAnswer).toHaveBeenLastCalledWith("nationality", code, name);
  }
  fireEvent.input(container.querySelector("input")!, { target: { value: "atlantis" } });
  send();
  expect(onAnswer).toHaveBeenCalledTimes(3);
});

it("shows what was answered before, to be changed", () => {
  const { container } = ask(YEARS, { current: { min: 5, max: 8 } });
  expect([...container.querySelectorAll("input")].map((input) => input.value)).toEqual(["5", "8"]);
});

it("says why it asks without asking the desk", () => {
  ask({ ...YEARS, why: "Points depend on it." });
  expect(screen.getByText("Points depend on it.")).toBeTruthy();
});
