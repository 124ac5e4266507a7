import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { loadHant } from "../i18n/hant";
import { ReplyView, type ReplyViewProps } from "./Reply";
import { ODD, RESULT, reply } from "./samples";
import { words as ofChecks } from "./checkwords/en";
import { replyWords } from "./words";
import { words } from "./words/en";

const props = (more: Partial<ReplyViewProps> = {}): ReplyViewProps => ({
  reply: reply(),
  seq: 2,
  language: "en",
  latest: true,
  answered: false,
  onButton: vi.fn(),
  onAnswer: vi.fn(),
  feedback: null,
  onFeedback: vi.fn(),
  onHuman: vi.fn(),
  ...more,
});

beforeEach(() => replyWords.load("en"));
afterEach(cleanup);

it("shows what is stored, character for character", () => {
  const { container } = render(<ReplyView {...props({ reply: reply({ detail: ODD, quote: ODD, after: ODD, notice: ODD }) })} />);
  const texts = [".reply-text", ".reply-more .text", "blockquote", ".reply-after", ".reply-notice"];
  expect(texts.map((part) => container.querySelector(part)?.textContent)).toEqual(texts.map(() => ODD));
  expect(container.querySelector("b, code, em, script")).toBeNull();
});

it("shows the longest text whole", () => {
  const long = "长".repeat(2000);
  const { container } = render(<ReplyView {...props({ reply: reply({ text: long, language: "zh" }) })} />);
  expect(container.querySelector(".reply-text")?.textContent).toBe(long);
});

it("names the language of every text", () => {
  const foreign = reply({ text: "第三条", text_language: "zh", notice: "Found across languages." });
  const { container } = render(<ReplyView {...props({ reply: foreign })} />);
  expect(container.querySelector("blockquote")?.lang).toBe("zh-Hans");
  expect(container.querySelector(".reply-notice")?.getAttribute("lang")).toBe("en");
  expect(screen.getByText(words.text_in_zh)).toBeTruthy();
});

it("converts the desk's words for readers of Traditional Chinese, and never a document's", async () => {
  await loadHant(["zh-TW"]);
  await replyWords.load("zh-Hant");
  const source = RESULT.sources[0]!;
  const chinese = reply({ language: "zh", text: "可以申请工作许可", quote: "外国专业人才标准", sources: [source] });
  const { container } = render(<ReplyView {...props({ reply: chinese, language: "zh-Hant" })} />);
  expect(container.querySelector(".reply-text")?.textContent).toBe("可以申請工作許可");
  expect(container.querySelector(".reply-text")?.getAttribute("lang")).toBe("zh-Hant");
  expect(container.querySelector("blockquote")?.textContent).toBe("外国专业人才标准");
  expect(container.querySelector(".chip-title")?.textContent).toBe(source.title);
  expect(container.querySelector(".chip-title")?.getAttribute("lang")).toBe("zh-Hans");
});

it("tells a source's title, clause and basis, and links only to web addresses", () => {
  const source = RESULT.sources[0]!;
  const hostile = { ...source, id: "x", url: "javascript:alert(1)" };
  const { container } = render(<ReplyView {...props({ reply: reply({ sources: [source, hostile] }) })} />);
  const links = [...container.querySelectorAll<HTMLAnchorElement>(".chip a")];
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["https://example.org/b"]);
  expect(links[0]?.rel).toBe("noopener noreferrer");
  expect(screen.getAllByText(words.basis_secondary)).toHaveLength(2);
  expect(screen.getAllByText("第三条")[0]?.lang).toBe("zh-Hans");
});

it("hands on a choice with its id", () => {
  const given = props({ reply: reply({ kind: "clarify", buttons: [{ id: "2.1", title: "Category B", role: "choice" }] }) });
  render(<ReplyView {...given} />);
  fireEvent.click(screen.getByRole("button", { name: "Category B" }));
  expect(given.onButton).toHaveBeenCalledWith("2.1", "Category B");
});

it("takes feedback back when it is pressed again", () => {
  const given = props({ feedback: "up" });
  render(<ReplyView {...given} />);
  const helpful = screen.getByRole("button", { name: words.feedback_up });
  expect(helpful.getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(helpful);
  expect(given.onFeedback).toHaveBeenCalledWith(null);
  fireEvent.click(screen.getByRole("button", { name: words.feedback_down }));
  expect(given.onFeedback).toHaveBeenCalledWith("down");
});

it("asks by an input that fits, keeps it for later, and shows each button once", async () => {
  const question = {
    fact: "degree_taught_in_chinese",
    type: "boolean",
    text: "Was it taught in Chinese?",
    label: "taught in Chinese",
    why: "It gives points.",
    decides: 1,
    open: 1,
    options: [],
  } as const;
  const buttons = [
    { id: "2.0", title: "Yes", role: "answer" },
    { id: "2.1", title: "Result so far", role: "results" },
  ] as const;
  const given = props({ reply: reply({ kind: "question", question, buttons }) });
  const { container, rerender } = render(<ReplyView {...given} />);
  expect(await screen.findAllByRole("button", { name: "Yes" })).toHaveLength(1);
  expect(screen.getByRole("button", { name: "Result so far" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "No" }));
  fireEvent.click(screen.getByRole("button", { name: ofChecks.dont_know }));
  expect(vi.mocked(given.onAnswer).mock.calls).toEqual([
    ["degree_taught_in_chinese", false, "No"],
    ["degree_taught_in_chinese", { dont_know: true }, ofChecks.dont_know],
  ]);
  const folded = container.querySelector<HTMLDetailsElement>(".reply-question")!;
  expect(folded.open).toBe(true);
  rerender(<ReplyView {...given} latest={false} answered />);
  expect(container.querySelector(".reply-question")).toBe(folded);
  expect(folded.open).toBe(false);
});

it("shows a verdict by words and sign, with each condition's own value, clause and day", async () => {
  const { container } = render(<ReplyView {...props({ reply: reply({ kind: "verdict", verdict: RESULT, detail: "x" }) })} />);
  expect((await screen.findByText(ofChecks.verdict_open)).className).toBe("verdict-state");
  expect(container.querySelector(".verdict-state svg")?.getAttribute("data-shape")).toBe("open");
  expect(container.querySelector(".points-said")?.textContent).toBe("Points 44 to 107 of 120 points");
  const folded = container.querySelector<HTMLDetailsElement>(".verdict-more")!;
  expect(folded.querySelector(".reasons")).toBeNull();
  fireEvent.click(screen.getByText(ofChecks.conditions));
  await waitFor(() => expect(folded.querySelector(".reasons")).not.toBeNull());
  const condition = folded.querySelector('[data-kind="fact"]')!;
  expect(condition.querySelector(".state-word")?.textContent).toBe("met");
  expect(condition.textContent).toContain("age: at most 60 years");
  expect(condition.textContent).toContain("36 years, counted from date of birth 1 May 1990");
  expect(condition.textContent).toContain("第三条");
  expect(condition.textContent).toContain("in force from 1 April 2017");
  expect(container.querySelector(".verdict-list")?.textContent).toContain("degree: PhD → Category A");
});

it("opens a kept result in the language in use, and leads from a no to a person", () => {
  const given = props({ reply: reply({ kind: "handoff", reference: "7GK20-XMP41" }) });
  render(<ReplyView {...given} />);
  const link = screen.getByRole("link", { name: new RegExp(words.take_away) });
  expect(link.getAttribute("href")).toBe("/eligibility/results/7GK20-XMP41?language=en");
  fireEvent.click(screen.getByRole("button", { name: words.ask_person }));
  expect(given.onHuman).toHaveBeenCalledTimes(1);
});

it("says on the card itself that a result is only supposed", () => {
  const supposed = "Supposing: pay: 900,000 RMB a year";
  const told = reply({ kind: "verdict", verdict: { ...RESULT, supposed } });
  const { container } = render(<ReplyView {...props({ reply: told })} />);
  expect(container.querySelector(".verdict-head .verdict-supposed")?.textContent).toBe(supposed);
  expect(container.querySelector(".verdict")?.getAttribute("data-supposed")).toBe("true");
});

it("says of a told result nothing of the kind", () => {
  const { container } = render(<ReplyView {...props({ reply: reply({ kind: "verdict", verdict: RESULT }) })} />);
  expect(container.querySelector(".verdict")?.getAttribute("data-supposed")).toBe("false");
  expect(container.querySelector(".verdict-supposed")).toBeNull();
});
