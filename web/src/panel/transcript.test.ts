import { expect, it } from "vitest";

import type { Entry } from "../conversation/types";
import { transcriptOf } from "./transcript";
import { words } from "./words/en";

const at = "2026-03-01T10:00:00Z";
const entries: readonly Entry[] = [
  {
    from: "visitor",
    key: "a",
    seq: 1,
    at,
    text: "age < 45 ≤ [A-12] *x* 😀\nsecond line",
    language: "en",
    clientId: "a",
    state: "sent",
  },
  {
    from: "assistant",
    key: "b",
    seq: 2,
    at,
    inReplyTo: 1,
    reply: {
      kind: "answer",
      language: "en",
      text: "Yes.",
      detail: "Papers\n• passport",
      programmes: [],
      buttons: [],
      sources: [
        { id: "e1", title: "外国人来华工作", language: "zh", basis: "official", document_number: "沪人社〔2018〕1号" },
      ],
    },
  },
  { from: "person", key: "c", seq: 3, at, name: "Ms Li", text: "I can help.", language: "en" },
  { from: "system", key: "d", seq: 4, at, notice: "human_requested", reference: "H-1", language: "en" },
  { from: "system", key: "e", seq: 5, at, notice: "not_known_yet", language: "en" },
];

it("holds every message as it was said, with who said it", () => {
  const text = transcriptOf(entries, { words, display: "en", now: at });
  expect(text).toContain("age < 45 ≤ [A-12] *x* 😀\nsecond line");
  expect(text).toContain("Yes.\n\nPapers\n• passport\n\nSources\n• 外国人来华工作, 沪人社〔2018〕1号");
  expect(text).toMatch(/^You, 1 March 2026/m);
  expect(text).toMatch(/^Assistant, 1 March 2026/m);
  expect(text).toMatch(/^Ms Li, helpdesk, 1 March 2026/m);
  expect(text).toContain("Reference: H-1");
  expect(text).toContain(words.notice_other);
});
