/** The words around replies, in English. */
export const words = {
  more: "More about this",
  quote: "In the document's own words",
  text_in_zh: "text is in Chinese",
  text_in_en: "text is in English",
  text_in_ja: "text is in Japanese",
  text_in_ko: "text is in Korean",
  text_in_other: "text is in another language",
  choices: "Please choose",
  sources: "Sources",
  sources_all: "Show all {count} sources",
  basis_seed: "official document",
  basis_official: "official website",
  basis_secondary: "secondary source",
  basis_unverified: "not verified",
  source_number: "Document number",
  source_issuer: "Issued by",
  source_date: "Date",
  source_clause: "Clause",
  source_open: "Open the source",
  new_tab: " (opens in a new tab)",
  take_away: "Print or take with you",
  change_answer: "Give or change an answer",
  feedback: "Was this helpful?",
  feedback_up: "Helpful",
  feedback_down: "Not helpful",
  ask_person: "Ask a person",
};

/** Every language has all of these. */
export type Words = Record<keyof typeof words, string>;
