/**
 * What the events of a conversation come to: pure, one event after the other.
 *
 * Never changes an entry that stands already, so that what shows it need not be made anew.
 */
import type { ApiProblem, Entry, Feedback, MessageEvent, StoredEvent, VisitorEntry } from "./types";
import { type Unsent, shownText } from "./unsent";

export interface Log {
  readonly entries: readonly Entry[];
  readonly lastSeq: number;
  readonly feedback: ReadonlyMap<number, Feedback>;
  readonly factsSeq: number;
  /** Of the visitor's messages in it. */
  readonly clientIds: ReadonlySet<string>;
}

export const EMPTY: Log = {
  entries: [],
  lastSeq: 0,
  feedback: new Map(),
  factsSeq: 0,
  clientIds: new Set(),
};

/** Return the log with `events` behind it; what it has already is left out. */
export function append(log: Log, events: readonly StoredEvent[]): Log {
  const entries = [...log.entries];
  const clientIds = new Set(log.clientIds);
  let { lastSeq, feedback, factsSeq } = log;
  for (const event of events) {
    if (event.seq <= lastSeq) continue;
    lastSeq = event.seq;
    if (event.type === "message") {
      const entry = entryOf(event);
      if (entry) entries.push(entry);
      if (event.from === "visitor") clientIds.add(event.client_id);
    } else if (event.type === "feedback") {
      feedback = judged(feedback, event);
    } else if (event.type === "facts") {
      factsSeq = event.seq;
    }
  }
  return { entries, lastSeq, feedback, factsSeq, clientIds };
}

/** Return `feedback` with a new judgement; null takes it back. */
export function judged(
  feedback: ReadonlyMap<number, Feedback>,
  { about, value }: { about: number; value: Feedback | null },
): ReadonlyMap<number, Feedback> {
  const now = new Map(feedback);
  if (value) now.set(about, value);
  else now.delete(about);
  return now;
}

function entryOf(event: MessageEvent): Entry | null {
  const { seq, at } = event;
  const key = `seq-${seq}`;
  switch (event.from) {
    case "visitor":
      return {
        from: "visitor",
        key: keyOf(event.client_id),
        seq,
        at,
        text: event.text,
        language: event.language,
        clientId: event.client_id,
        state: "sent",
        ...(event.answer ? { answer: event.answer } : {}),
        ...(event.button ? { button: event.button } : {}),
      };
    case "assistant":
      return { from: "assistant", key, seq, at, inReplyTo: event.in_reply_to, reply: event.reply };
    case "system": {
      const { notice, reference, language } = event;
      return { from: "system", key, seq, at, notice, ...(reference ? { reference } : {}), language: language ?? null };
    }
    case "person":
      return { from: "person", key, seq, at, name: event.name, text: event.text, language: event.language };
    default:
      return null; // of a kind that a newer desk knows
  }
}

function keyOf(clientId: string): string {
  return `client-${clientId}`;
}

const shown = new WeakMap<Unsent, VisitorEntry>();

/** Return the stored entries, then those of `unsent` that are not among them; the same objects for the same ones. */
export function entriesOf(log: Log, unsent: readonly Unsent[]): readonly Entry[] {
  const waiting = unsent.filter(({ clientId }) => !log.clientIds.has(clientId));
  return waiting.length === 0 ? log.entries : [...log.entries, ...waiting.map(unsentEntry)];
}

function unsentEntry(message: Unsent): VisitorEntry {
  let entry = shown.get(message);
  if (!entry) shown.set(message, (entry = newEntry(message)));
  return entry;
}

function newEntry(message: Unsent): VisitorEntry {
  const { clientId, order, body, state, problem } = message;
  const told: { problem?: ApiProblem } = problem ? { problem } : {};
  return {
    from: "visitor",
    key: keyOf(clientId),
    seq: null,
    at: new Date(order).toISOString(),
    text: shownText(body),
    language: null,
    clientId,
    state: state === "queued" ? "sending" : state,
    ...told,
    ...("answer" in body ? { answer: body.answer } : {}),
    ...("button" in body ? { button: body.button } : {}),
  };
}
