/**
 * The calls to the desk. Each answers with the desk's JSON or throws an `ApiProblem`.
 *
 * Never puts the secret anywhere but the Authorization header, and never tries again by itself.
 */
import type {
  Consent,
  FactValue,
  Facts,
  FactsOfConversation,
  Feedback,
  HumanRequest,
  Language,
  Receipt,
  StoredEvent,
} from "../conversation/types";
import { ApiProblem, problemFrom, problemOf } from "./errors";

const TIMEOUT_MS = 20_000;

export interface Settings {
  languages: readonly Language[];
  consent_version: string;
  retention_days: number;
  result_days: number;
  max_chars: number;
  rasa: "up" | "starting" | "down";
}

export interface Credentials {
  id: string;
  secret: string;
}

export interface Created extends Credentials {
  created_at: string;
  language: Language | null;
}

export interface Conversation {
  id: string;
  language: Language | null;
  created_at: string;
  last_seq: number;
  consent: { version: string; sensitive?: boolean } | null;
  pending: number;
}

/** A message as it is sent; the same `client_id` is taken once. */
export type MessageIn = { client_id: string } & (
  | { text: string }
  | { button: string }
  | { answer: { fact: string; value: FactValue } }
);

export interface Log {
  events: readonly StoredEvent[];
  last_seq: number;
  typing: boolean;
}

interface Call {
  secret?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export class Api {
  readonly #fetch: typeof fetch;
  readonly #origin: string;

  /** `origin` stands before every path; "" for the page's own. */
  constructor(about: { fetch: typeof fetch; origin: string }) {
    this.#fetch = about.fetch;
    this.#origin = about.origin;
  }

  settings(language: Language | null): Promise<Settings> {
    return this.#json("GET", `/api/chat/settings${language ? `?language=${language}` : ""}`);
  }

  create(body: { language: Language | null; consent: Consent }): Promise<Created> {
    return this.#json("POST", "/api/chat/conversations", { body });
  }

  describe(of: Credentials): Promise<Conversation> {
    return this.#json("GET", path(of), { secret: of.secret });
  }

  change(of: Credentials, body: { language?: Language | null; consent?: Consent }): Promise<Conversation> {
    return this.#json("PATCH", path(of), { secret: of.secret, body });
  }

  post(of: Credentials, body: MessageIn): Promise<{ seq: number; client_id: string; duplicate: boolean }> {
    return this.#json("POST", `${path(of)}/messages`, { secret: of.secret, body });
  }

  /** Return the stream once it is open; it lasts until `signal` aborts. */
  stream(of: Credentials, after: number, signal: AbortSignal): Promise<Response> {
    const headers = { Accept: "text/event-stream", ...(after > 0 ? { "Last-Event-ID": String(after) } : {}) };
    return this.#answer("GET", `${path(of)}/events`, { secret: of.secret, headers, signal });
  }

  log(of: Credentials, after: number, signal: AbortSignal): Promise<Log> {
    return this.#json("GET", `${path(of)}/events?after=${after}`, { secret: of.secret, signal });
  }

  feedback(of: Credentials, body: { seq: number; value: Feedback | null; comment?: string }): Promise<{ seq: number }> {
    return this.#json("POST", `${path(of)}/feedback`, { secret: of.secret, body });
  }

  askHuman(of: Credentials, body: { contact?: string; note?: string }): Promise<HumanRequest> {
    return this.#json("POST", `${path(of)}/human`, { secret: of.secret, body });
  }

  facts(of: Credentials): Promise<FactsOfConversation> {
    return this.#json("GET", `${path(of)}/facts`, { secret: of.secret });
  }

  setFacts(of: Credentials, facts: Facts): Promise<FactsOfConversation> {
    return this.#json("PUT", `${path(of)}/facts`, { secret: of.secret, body: { facts } });
  }

  handover(of: Credentials): Promise<{ code: string; expires_in_s: number }> {
    return this.#json("POST", `${path(of)}/handover`, { secret: of.secret });
  }

  join(code: string): Promise<Credentials> {
    return this.#json("POST", "/api/chat/handover", { body: { code } });
  }

  remove(of: Credentials): Promise<Receipt> {
    return this.#json("DELETE", path(of), { secret: of.secret });
  }

  async #json<T>(method: string, url: string, call: Call = {}): Promise<T> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new ApiProblem("timeout")), TIMEOUT_MS);
    const stop = (): void => limit.abort(call.signal?.reason);
    call.signal?.addEventListener("abort", stop);
    try {
      const headers = { Accept: "application/json", ...call.headers };
      const response = await this.#answer(method, url, { ...call, headers, signal: limit.signal });
      return (await response.json()) as T;
    } catch (error) {
      if (limit.signal.reason instanceof ApiProblem) throw limit.signal.reason;
      throw problemFrom(error); // an answer that is no JSON, or is cut off, did not come through either
    } finally {
      clearTimeout(timer);
      call.signal?.removeEventListener("abort", stop);
    }
  }

  async #answer(method: string, url: string, { secret, body, headers, signal }: Call): Promise<Response> {
    const request: RequestInit = {
      method,
      headers: {
        ...headers,
        ...(secret === undefined ? {} : { Authorization: `Bearer ${secret}` }),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      cache: "no-store",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    };
    let response: Response;
    try {
      response = await this.#fetch(`${this.#origin}${url}`, request);
    } catch (error) {
      throw problemFrom(error);
    }
    if (response.ok) return response;
    throw problemOf(response, await response.json().catch(() => null));
  }
}

function path(of: Credentials): string {
  return `/api/chat/conversations/${encodeURIComponent(of.id)}`;
}
