/**
 * Keeps messages that the log does not have yet, for all tabs and over reloads. One key each: tabs that write at the
 * same time never overwrite each other's.
 *
 * Never sends anything.
 */
import { ApiProblem } from "../api/errors";
import { type Keeping, parsed } from "./storage";
import type { Language, Outgoing } from "./types";

export const UNSENT_PREFIX = "talent-desk.outbox.";
const DAY_MS = 86_400_000;

/** A message on its way. Replaced as a whole when it changes. */
export interface Unsent {
  readonly clientId: string;
  /** Milliseconds since 1970; unique in a tab, so that it orders messages. */
  readonly order: number;
  readonly body: Outgoing;
  /** "sent": the desk has it, and the log will tell. */
  readonly state: "queued" | "sent" | "failed";
  /** Why it failed, or why it waits. */
  readonly problem?: ApiProblem;
}

/** Return what stands on the screen for a message: the visitor's own words. */
export function shownText(body: Outgoing): string {
  return "text" in body ? body.text : "button" in body ? body.title : body.shown;
}

export class UnsentMessages {
  readonly #keeping: Keeping;
  #held = new Map<string, Unsent>();

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  /** Return all in their order. */
  all(): readonly Unsent[] {
    return [...this.#held.values()].sort((a, b) => a.order - b.order || (a.clientId < b.clientId ? -1 : 1));
  }

  get(clientId: string): Unsent | undefined {
    return this.#held.get(clientId);
  }

  put(message: Unsent): void {
    this.#held.set(message.clientId, message);
    this.#keeping.write(UNSENT_PREFIX + message.clientId, JSON.stringify(message, plain));
  }

  /** Let go of a message that the log has, or that nobody waits for. */
  take(clientId: string): void {
    this.#held.delete(clientId);
    this.#keeping.write(UNSENT_PREFIX + clientId, null);
  }

  /** Take a message back. A mark stays for a day, so that other tabs do not take it for delivered. */
  discard(clientId: string, nowMs: number): void {
    this.#held.delete(clientId);
    this.#keeping.write(UNSENT_PREFIX + clientId, JSON.stringify({ discarded: nowMs }));
  }

  clear(): void {
    this.#held.clear();
    for (const key of this.#keeping.keys(UNSENT_PREFIX)) this.#keeping.write(key, null);
  }

  /** Take over what other tabs have written, save what is in the log; returns whether anything changed. */
  refresh(nowMs: number, isLogged: (clientId: string) => boolean): boolean {
    const now = new Map<string, Unsent>();
    const discarded = new Set<string>();
    for (const key of this.#keeping.keys(UNSENT_PREFIX)) {
      const text = this.#keeping.read(key);
      const message = read(text);
      if (message && isLogged(message.clientId)) this.#keeping.write(key, null); // by a tab that was behind
      else if (message) now.set(message.clientId, same(this.#held.get(message.clientId), message));
      else if (nowMs - Number(parsed(text)?.["discarded"] ?? 0) > DAY_MS) this.#keeping.write(key, null);
      else discarded.add(key.slice(UNSENT_PREFIX.length));
    }
    for (const [id, message] of this.#held) {
      // Another tab saw it in the log and took it away; this one shows it until it sees that too.
      if (!now.has(id) && !discarded.has(id)) now.set(id, message);
    }
    const changed = now.size !== this.#held.size || [...now].some(([id, message]) => this.#held.get(id) !== message);
    this.#held = now;
    return changed;
  }
}

/** Return the one that was there where nothing has changed, so that what shows it need not be made anew. */
function same(before: Unsent | undefined, now: Unsent): Unsent {
  return before && JSON.stringify(before, plain) === JSON.stringify(now, plain) ? before : now;
}

/** JSON of an error would be empty. */
function plain(_key: string, value: unknown): unknown {
  if (!(value instanceof ApiProblem)) return value;
  const { kind, code, message, language, status, retryAfterS } = value;
  return { kind, code, message, language, status, retryAfterS };
}

function read(text: string | null): Unsent | null {
  const { clientId, order, body, state, problem } = parsed(text) ?? {};
  if (typeof clientId !== "string" || typeof order !== "number" || !isOutgoing(body)) return null;
  return {
    clientId,
    order,
    body,
    state: state === "sent" || state === "failed" ? state : "queued",
    ...(isProblem(problem) ? { problem: new ApiProblem(problem.kind, problem) } : {}),
  };
}

function isOutgoing(value: unknown): value is Outgoing {
  if (typeof value !== "object" || value === null) return false;
  const { text, button, title, answer, shown } = value as Record<string, unknown>;
  if (typeof text === "string") return true;
  if (typeof button === "string") return typeof title === "string";
  return typeof answer === "object" && answer !== null && typeof shown === "string";
}

interface PlainProblem {
  kind: "refused" | "network" | "timeout";
  code: string;
  message: string;
  language: Language | null;
  status: number | null;
  retryAfterS: number | null;
}

function isProblem(value: unknown): value is PlainProblem {
  return typeof value === "object" && value !== null && typeof (value as PlainProblem).code === "string";
}
