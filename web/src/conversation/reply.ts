/**
 * What the assistant says, as the desk stores it: the `custom` part of Rasa's channel, with buttons that have ids.
 *
 * Never changed on its way to the screen: what is stored is what is shown.
 */

/** A language that content is written in. */
export type Language = "zh" | "en" | "ja" | "ko";

/** What the visitor chose to see; Traditional Chinese is converted on display, its content is "zh". */
export type Display = Language | "zh-Hant";

export interface Reply {
  kind: "answer" | "clarify" | "handoff" | "smalltalk" | "unavailable" | "question" | "verdict";
  language: Language;
  /** Stands alone. Plain text: lines break where it does, list items start with "• ". */
  text: string;
  /** More of the same answer. */
  detail?: string;
  /** The first source's own words. */
  quote?: string;
  /** Something about the answer, said before it. */
  notice?: string;
  /** Set where `text` is a passage in another language than the reply. */
  text_language?: Language;
  answer_id?: string;
  /** What comes last: the question of a check that goes on. */
  after?: string;
  programmes: readonly string[];
  sources: readonly Source[];
  /** One result, or all of a check of several programmes. */
  verdict?: Result | Check;
  question?: Question;
  /** Under which the verdict was kept. */
  reference?: string;
  buttons: readonly Button[];
}

export interface Button {
  /** Made of the reply's seq and the button's place; belongs to this reply for ever. */
  id: string;
  title: string;
  role: "choice" | "answer" | "dont_know" | "why" | "results";
}

/** How far a source can be trusted. */
export type Basis = "seed" | "official" | "secondary" | "unverified";

export interface Source {
  id: string;
  title: string;
  /** Of the title. */
  language: Language;
  basis: Basis;
  document_number?: string | null;
  issuer?: string | null;
  /** YYYY-MM-DD */
  issued_on?: string | null;
  clause?: string | null;
  url?: string | null;
}

/** A fact's value as it is sent and stored; days are YYYY-MM-DD. */
export type FactValue =
  | number
  | string
  | boolean
  | readonly string[]
  | { min?: number | string | null; max?: number | string | null }
  | { dont_know: true }
  | null;

export type Facts = Readonly<Record<string, FactValue>>;

export type AnswerType = "integer" | "number" | "boolean" | "choice" | "date" | "country";

export interface Option {
  id: string | boolean;
  label: string;
}

/** What an answer to a fact may be. */
export interface Answers {
  type: AnswerType;
  unit?: string | null;
  range?: { min: number | string | null; max: number | string | null } | null;
  options?: readonly Option[] | null;
}

/** The question whose answer decides most: it can decide `decides` of the `open` programmes. */
export interface Question extends Answers {
  fact: string;
  text: string;
  label: string;
  why: string;
  decides: number;
  open: number;
}

export type Verdict = "qualifies" | "does_not_qualify" | "open" | "borderline";

export type ReasonState = "met" | "not_met" | "unknown" | "borderline" | "waived" | "assumed";

/** Points out of `max`; `exact` false: the true range may be smaller. */
export interface Points {
  low: number;
  high: number;
  max: number;
  exact?: boolean;
  text?: string;
}

/** A node of the tree of reasons, the same for a yes and a no. */
export interface Reason {
  kind: string;
  id?: string;
  label?: string;
  state?: ReasonState;
  state_label?: string;
  /** "unless" for the condition that undoes the others. */
  role?: string;
  note?: string;
  marks?: readonly string[];
  fact?: string;
  fact_label?: string;
  asked_for?: string;
  value?: FactValue;
  value_text?: string;
  dont_know?: boolean;
  counted_from?: { fact: string; fact_label: string; value: FactValue; value_text: string };
  /** Whether the outcome is one that qualifies. */
  qualifies?: boolean;
  points?: Points;
  /** How many of the children are needed. */
  n?: number;
  programme?: string;
  programme_title?: string;
  outcome?: string;
  parameter?: { id: string; label: string; value: number; unit: string | null; times: number; source: Source };
  flags?: readonly string[];
  flag_labels?: readonly string[];
  source?: Source;
  version?: { id: string; from: string; to: string | null };
  children?: readonly Reason[];
}

/** A fact with another value. */
export interface ChangedValue {
  fact: string;
  fact_label: string;
  to: FactValue;
  to_label: string;
}

/** What would bring `outcome`, with the other facts that have to change with it. */
export interface Change extends ChangedValue {
  and?: readonly ChangedValue[] | null;
  outcome: string | null;
  outcome_label: string | null;
  depends_on?: readonly string[] | null;
  depends_on_labels?: readonly string[] | null;
  text: string;
}

/** What changes by itself, on a day or when facts have these values. */
export interface Upcoming {
  on?: string | null;
  facts: readonly ChangedValue[];
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
  text: string;
}

/** What came out for one programme; `version` null: no rule is on file for the day. */
export interface Result {
  programme: string;
  title: string;
  version: string | null;
  version_dates?: { from: string; to: string | null } | null;
  verdict: Verdict;
  verdict_label: string;
  summary: string;
  outcome?: string | null;
  outcome_label?: string | null;
  outcome_note?: string | null;
  possible_outcomes?: readonly { id: string; label: string }[] | null;
  points?: Points | null;
  missing: readonly string[];
  missing_labels: readonly string[];
  flags: readonly string[];
  flag_labels: readonly string[];
  reasons: Reason | null;
  changes: readonly Change[];
  upcoming: readonly Upcoming[];
  sources: readonly Source[];
  authority: string | null;
  next_steps: string | null;
  note: string | null;
  /** In a reply: the day and the version of the rules it was checked by. */
  as_of?: string;
  rules_version?: string;
  /** Of a result that only supposes something: what, as a text. */
  supposed?: string;
}

/** A whole check, as `/api/eligibility/check` answers. */
export interface Check {
  as_of: string;
  rules_version: string;
  language: Language;
  /** That the authority decides. */
  note: string;
  results: readonly Result[];
  next_question: Question | null;
  reference?: string | null;
  expires_at?: string | null;
}
