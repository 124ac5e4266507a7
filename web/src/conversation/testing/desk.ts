/**
 * The desk's side of a conversation in memory, for tests of the client alone: log, streams, idempotent messages.
 *
 * Never a measure of the desk: tests/browser runs the client against the real one.
 */
import type { Button, MessageEvent, Reply, StoredEvent } from "../types";

export interface Asking {
  method: string;
  path: string;
  headers: Headers;
  body: Record<string, unknown>;
}

type Unnumbered<T> = T extends unknown ? Omit<T, "seq" | "at"> : never;

interface Kept {
  id: string;
  secret: string;
  language: "zh" | "en" | "ja" | "ko" | null;
  consent: { version: string; sensitive: boolean } | null;
  events: StoredEvent[];
  seqs: Map<string, number>;
  waiting: number;
  listeners: Set<(text: string, last: boolean) => void>;
}

export const CONSENT = { version: "2026-11-21", sensitive: false };
const KEEP_ALIVE_MS = 15_000;
const ENCODER = new TextEncoder();

export class FakeDesk {
  readonly conversations = new Map<string, Kept>();
  readonly requests: Asking[] = [];
  /** What the next requests are answered with in place of the desk's own answer. */
  readonly interjections: ((asked: Asking) => Response | null)[] = [];
  /** Milliseconds until a message has its reply; null: never. */
  replyMs: () => number | null = () => 50;
  /** What of a stream is sent in place of an event: more of it, or less. */
  hiccup: (event: StoredEvent, log: readonly StoredEvent[]) => readonly StoredEvent[] = (event) => [event];
  #codes = new Map<string, Kept>();
  #count = 0;

  /** Return the messages of the only conversation. */
  get messages(): MessageEvent[] {
    return this.only.events.filter((event) => event.type === "message");
  }

  get only(): Kept {
    const [kept, ...others] = this.conversations.values();
    if (!kept || others.length > 0) throw new Error(`${this.conversations.size} conversations`);
    return kept;
  }

  answer(asked: Asking): Response {
    this.requests.push(asked);
    const interjected = this.interjections.map((interject) => interject(asked)).find((response) => response !== null);
    if (interjected) return interjected;
    const [path = "", query = ""] = asked.path.split("?");
    if (path === "/api/chat/settings") return json(200, { consent_version: CONSENT.version });
    if (path === "/api/chat/handover") return this.#open(String(asked.body["code"]));
    if (path === "/api/chat/conversations") return this.#create(asked.body);
    const [, id = "", rest = ""] = /^\/api\/chat\/conversations\/([^/]+)\/?(.*)$/.exec(path) ?? [];
    const kept = this.conversations.get(id);
    if (!kept || asked.headers.get("Authorization") !== `Bearer ${kept.secret}`) {
      return refusal(404, "conversation_not_found");
    }
    return this.#about(kept, rest, new URLSearchParams(query), asked);
  }

  append(kept: Kept, event: Unnumbered<StoredEvent>): number {
    const stored = { seq: kept.events.length + 1, at: new Date().toISOString(), ...event } as StoredEvent;
    kept.events.push(stored);
    for (const sent of this.hiccup(stored, kept.events)) this.#tell(kept, framed(sent));
    return stored.seq;
  }

  /** End all streams, as a restart does. */
  cut(kept = this.only): void {
    for (const listener of [...kept.listeners]) listener("", true);
  }

  forget(kept = this.only): void {
    this.conversations.delete(kept.id);
    this.cut(kept);
  }

  #create(body: Record<string, unknown>): Response {
    const consent = (body["consent"] ?? null) as Kept["consent"];
    if (consent && consent.version !== CONSENT.version) return refusal(409, "consent_outdated");
    this.#count += 1;
    const kept: Kept = {
      id: `id-${this.#count}`,
      secret: `secret-${this.#count}`,
      language: (body["language"] ?? null) as Kept["language"],
      consent,
      events: [],
      seqs: new Map(),
      waiting: 0,
      listeners: new Set(),
    };
    this.conversations.set(kept.id, kept);
    return json(201, { ...described(kept), secret: kept.secret });
  }

  #open(code: string): Response {
    const kept = this.#codes.get(code);
    this.#codes.delete(code);
    return kept ? json(200, { id: kept.id, secret: kept.secret }) : refusal(404, "conversation_not_found");
  }

  #about(kept: Kept, what: string, query: URLSearchParams, { method, headers, body }: Asking): Response {
    if (what === "events") {
      const after = Number(headers.get("Last-Event-ID") ?? query.get("after") ?? 0);
      return headers.get("Accept") === "text/event-stream" ? this.#stream(kept, after) : this.#page(kept, after);
    }
    if (what === "messages") return this.#take(kept, body);
    if (what === "handover") {
      this.#codes.set("ABCD", kept);
      return json(200, { code: "ABCD", expires_in_s: 60 });
    }
    if (what === "facts") return json(200, { facts: body["facts"] ?? {}, programmes: [], asked: null });
    if (what === "human") return json(201, { reference: "H-1", requested_at: new Date().toISOString(), contacts: [] });
    if (what === "feedback") {
      const value = body["value"] as "up" | "down" | null;
      return json(202, { seq: this.append(kept, { type: "feedback", about: Number(body["seq"]), value }) });
    }
    if (method === "DELETE") {
      this.#tell(kept, "event: gone\ndata: {}\n\n");
      this.forget(kept);
      return json(200, { receipt: "D-1", deleted_at: new Date().toISOString(), deleted: {} });
    }
    if (method === "PATCH") {
      if (body["consent"]) kept.consent = body["consent"] as Kept["consent"];
      if ("language" in body && body["language"] !== kept.language) {
        kept.language = body["language"] as Kept["language"];
        this.append(kept, { type: "language", language: kept.language });
      }
    }
    return json(200, described(kept));
  }

  #take(kept: Kept, body: Record<string, unknown>): Response {
    const clientId = String(body["client_id"]);
    const seq = kept.seqs.get(clientId);
    if (seq !== undefined) return json(202, { seq, client_id: clientId, duplicate: true });
    const text = String(body["text"] ?? body["button"] ?? "answer");
    if (text === "") return refusal(422, "empty_message");
    const stored = this.append(kept, { type: "message", from: "visitor", text, language: "en", client_id: clientId });
    kept.seqs.set(clientId, stored);
    this.#reply(kept, stored, text);
    return json(202, { seq: stored, client_id: clientId, duplicate: false });
  }

  #reply(kept: Kept, to: number, text: string): void {
    const afterMs = this.replyMs();
    if (afterMs === null) return;
    if (++kept.waiting === 1) this.#tell(kept, typing(true));
    setTimeout(() => {
      const seq = kept.events.length + 1;
      this.append(kept, { type: "message", from: "assistant", in_reply_to: to, reply: reply(`re: ${text}`, seq) });
      if (--kept.waiting === 0) this.#tell(kept, typing(false));
    }, afterMs);
  }

  #page(kept: Kept, after: number): Response {
    const events = kept.events.slice(after, after + 100);
    return json(200, { events, last_seq: events.at(-1)?.seq ?? after, typing: kept.waiting > 0 });
  }

  #stream(kept: Kept, after: number): Response {
    let stop = (): void => {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        let timer: ReturnType<typeof setTimeout>;
        const send = (text: string, last: boolean): void => {
          if (text) controller.enqueue(ENCODER.encode(text));
          if (last) controller.close();
          if (last) stop();
        };
        const beat = (): void => {
          send(": keep-alive\n\n", false);
          timer = setTimeout(beat, KEEP_ALIVE_MS);
        };
        timer = setTimeout(beat, KEEP_ALIVE_MS);
        stop = () => {
          clearTimeout(timer);
          kept.listeners.delete(send);
        };
        kept.listeners.add(send);
        const backlog = kept.events.slice(after).flatMap((event) => this.hiccup(event, kept.events));
        send(`retry: 1000\n\n${backlog.map(framed).join("")}${kept.waiting > 0 ? typing(true) : ""}`, false);
      },
      cancel: () => stop(),
    });
    return new Response(body, { headers: { "Content-Type": "text/event-stream; charset=utf-8" } });
  }

  #tell(kept: Kept, text: string): void {
    for (const listener of [...kept.listeners]) listener(text, false);
  }
}

export function refusal(status: number, code: string, headers: Record<string, string> = {}): Response {
  return json(status, { error: { code, message: `Sorry: ${code}.`, language: "en" } }, headers);
}

export function reply(text: string, seq: number): Reply {
  const buttons: Button[] = [{ id: `${seq}.0`, title: "Yes", role: "answer" }];
  return { kind: "answer", language: "en", text, programmes: [], sources: [], buttons };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
}

function framed(event: StoredEvent): string {
  return `event: ${event.type}\nid: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`;
}

function typing(on: boolean): string {
  return `event: typing\ndata: {"on": ${on}}\n\n`;
}

function described(kept: Kept): Record<string, unknown> {
  return {
    id: kept.id,
    language: kept.language,
    created_at: "2026-11-21T08:00:00.000+00:00",
    last_seq: kept.events.length,
    consent: kept.consent,
    pending: kept.waiting,
  };
}
