/**
 * What the interface sees of a conversation: its entries in order, what it can do, and what went wrong.
 *
 * Never says how any of it reaches the desk.
 */
import type { Signal } from "@preact/signals";

import type { ApiProblem } from "../api/errors";
import type { Feedback } from "./events";
import type { FactValue, Facts, Language, Reply } from "./reply";

export type { ApiProblem } from "../api/errors";
export type * from "./events";
export type * from "./reply";

interface EntryBase {
  /** Stays the same for as long as the entry is shown, also when the desk's echo takes an unsent message's place. */
  key: string;
  /** Null while the desk has not stored it. */
  seq: number | null;
  /** ISO, UTC. */
  at: string;
}

export interface VisitorEntry extends EntryBase {
  from: "visitor";
  text: string;
  /** Null until the desk has told it. */
  language: Language | null;
  clientId: string;
  /** "sending" also while offline: it is kept, and sent later. */
  state: "sending" | "sent" | "failed";
  /** Why it failed. */
  problem?: ApiProblem;
  answer?: { fact: string; value: FactValue };
  button?: string;
}

export interface AssistantEntry extends EntryBase {
  from: "assistant";
  seq: number;
  inReplyTo: number;
  reply: Reply;
}

export interface SystemEntry extends EntryBase {
  from: "system";
  /** "human_requested", "conversation_moved", … ; "conversation_expired" is the client's own and has no seq. */
  notice: string;
  reference?: string;
  language: Language | null;
}

export interface PersonEntry extends EntryBase {
  from: "person";
  seq: number;
  name: string;
  text: string;
  language: Language;
}

export type Entry = VisitorEntry | AssistantEntry | SystemEntry | PersonEntry;

/**
 * How the log is being followed: "idle" before it is opened, "waiting" for the next try after a cut, "offline" where
 * the browser says that there is no network.
 */
export type Connection = "idle" | "connecting" | "open" | "offline" | "waiting";

export interface State {
  /** In order: stored messages, then unsent ones. */
  entries: readonly Entry[];
  /** The newest event of the log that was seen; 0 for none. */
  lastSeq: number;
  /** The assistant or a person is writing. */
  typing: boolean;
  connection: Connection;
  /** By the seq of the reply. */
  feedback: ReadonlyMap<number, Feedback>;
  /** The conversation's own language; null: that of each text. */
  language: Language | null;
  /** The seq of the newest change of facts; 0 for none. When it rises, fetch them anew. */
  factsSeq: number;
  /** There is a conversation. */
  started: boolean;
  /** The version of the consent that was given; null for none. */
  consentVersion: string | null;
  /** The conversation was deleted, here or elsewhere. */
  gone: boolean;
  /** What the last call that was not a message came to; null when it went well. */
  problem: ApiProblem | null;
}

export interface Consent {
  version: string;
  /** Whether sensitive facts may be kept. */
  sensitive: boolean;
}

export type Outgoing =
  | { text: string }
  | { button: string; title: string }
  | { answer: { fact: string; value: FactValue }; shown: string };

export interface Contact {
  id: string;
  name: string;
  for: string;
  phone: string | null;
  phone_href: string | null;
  hours: string | null;
  languages: string | null;
  address: string | null;
  source: unknown;
}

export interface HumanRequest {
  reference: string;
  /** ISO, UTC. */
  requested_at: string;
  contacts: readonly Contact[];
}

export interface Receipt {
  receipt: string;
  /** ISO, UTC. */
  deleted_at: string;
  /** How many of each were deleted. */
  deleted: Readonly<Record<string, number>>;
}

export interface FactsOfConversation {
  facts: Facts;
  programmes: readonly string[];
  /** The fact that the assistant asked for last. */
  asked: string | null;
}

/** One conversation. What fails throws an `ApiProblem`, save for messages: their entry says it. */
export interface Store {
  readonly state: Signal<State>;
  /** Follow the log, from what storage remembers. */
  open(): void;
  /** Stop following; what is unsent stays, and is sent when it is opened again. */
  close(): void;
  /** Create the conversation if there is none; otherwise give it this consent. */
  start(consent: Consent): Promise<void>;
  /** Sent once there is a conversation and a network, in order, each once. */
  send(body: Outgoing): void;
  /** Try a failed message again. */
  retry(clientId: string): void;
  /** Take an unsent message back and return its text; "" where it is on its way or was stored already. */
  discard(clientId: string): string;
  feedback(seq: number, value: Feedback | null, comment?: string): Promise<void>;
  askHuman(body: { contact?: string; note?: string }): Promise<HumanRequest>;
  setLanguage(language: Language | null): Promise<void>;
  facts(): Promise<FactsOfConversation>;
  setFacts(facts: Facts): Promise<FactsOfConversation>;
  /** A code that opens this conversation on another page, once and soon. */
  handover(): Promise<{ code: string; expires_in_s: number }>;
  /** Take over the conversation that a code stands for, in place of the present one. */
  join(code: string): Promise<void>;
  /** Delete all data of the conversation. */
  remove(): Promise<Receipt>;
}
