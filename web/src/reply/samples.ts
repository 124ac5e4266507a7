/** A reply and a result as the desk sends them, for tests alone. */
import type { Reply, Result } from "../conversation/reply";

export const ODD = 'age < 45 & pay ≤ 300000, [A-12], *as is*, _x_, `code`, <b>no</b>, javascript:alert(1) 😀👨‍👩‍👧\n• one\n  two';

export function reply(more: Partial<Reply> = {}): Reply {
  return { kind: "answer", language: "en", text: ODD, programmes: [], sources: [], buttons: [], ...more };
}

const SOURCE = {
  id: "b0a",
  title: "外国专业人才（B类）标准介绍",
  language: "zh",
  basis: "secondary",
  clause: "第三条",
  url: "https://example.org/b",
} as const;

export const RESULT: Result = {
  programme: "work-permit-points",
  title: "Work permit points table",
  version: "2017-trial",
  version_dates: { from: "2017-04-01", to: null },
  verdict: "open",
  verdict_label: "still open",
  summary: "Whether the conditions are met is still open.",
  points: { low: 44, high: 107, max: 120, exact: true, text: "44–107 of 120 points" },
  possible_outcomes: [],
  missing: ["annual_salary_cny"],
  missing_labels: ["annual pay before tax"],
  flags: [],
  flag_labels: [],
  reasons: {
    kind: "programme",
    label: "Work permit points table",
    state: "unknown",
    children: [
      { kind: "points", label: "at least 60 points", state: "unknown", marks: [], children: [] },
      {
        kind: "fact",
        id: "at-most-60",
        label: "not too old",
        fact: "age",
        fact_label: "age",
        asked_for: "at most 60 years",
        state: "met",
        marks: ["in_principle"],
        value: 36,
        value_text: "36 years",
        counted_from: { fact: "birth_date", fact_label: "date of birth", value: "1990-05-01", value_text: "1990-05-01" },
        source: SOURCE,
        version: { id: "2017-trial", from: "2017-04-01", to: null },
        children: [],
      },
    ],
  },
  changes: [
    { fact: "degree", fact_label: "degree", to: "phd", to_label: "PhD", outcome: "a", outcome_label: "Category A", text: "degree: PhD" },
  ],
  upcoming: [],
  sources: [SOURCE],
  authority: "Shanghai STC",
  next_steps: null,
  note: null,
};
