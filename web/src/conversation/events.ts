/**
 * The events of a conversation, as the desk stores and streams them: an append-only log, numbered from 1 without a gap.
 */
import type { FactValue, Language, Reply } from "./reply";

interface Stored {
  /** Its place in the log. */
  seq: number;
  /** ISO, UTC. */
  at: string;
}

export interface VisitorMessage extends Stored {
  type: "message";
  from: "visitor";
  text: string;
  language: Language;
  client_id: string;
  answer?: { fact: string; value: FactValue };
  button?: string;
}

export interface AssistantMessage extends Stored {
  type: "message";
  from: "assistant";
  in_reply_to: number;
  reply: Reply;
}

/** Worded by the client, in the visitor's language. */
export interface SystemMessage extends Stored {
  type: "message";
  from: "system";
  notice: string;
  reference?: string;
  language?: Language;
}

export interface PersonMessage extends Stored {
  type: "message";
  from: "person";
  name: string;
  text: string;
  language: Language;
}

export type MessageEvent = VisitorMessage | AssistantMessage | SystemMessage | PersonMessage;

export interface FeedbackEvent extends Stored {
  type: "feedback";
  about: number;
  value: Feedback | null;
}

/** The facts were changed: fetch them anew. */
export interface FactsEvent extends Stored {
  type: "facts";
  by: "chat" | "page";
}

/** The visitor chose a language; null: that of each text. */
export interface LanguageEvent extends Stored {
  type: "language";
  language: Language | null;
}

export type Feedback = "up" | "down";

/** Later kinds are kept out of the log by those who do not know them, and counted all the same. */
export type StoredEvent = MessageEvent | FeedbackEvent | FactsEvent | LanguageEvent;
