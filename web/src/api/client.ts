/**
 * The calls of a conversation. Each answers with the desk's JSON or throws an `ApiProblem`.
 *
 * Never tries again by itself.
 */
import type {
  Consent,
  Facts,
  FactsOfConversation,
  Feedback,
  HumanRequest,
  Language,
  Receipt,
  StoredEvent,
} from "../conversation/types";
import { type Answer, type Body, Caller, type Credentials } from "./calling";

export type { Credentials } from "./calling";

const ONE = "/api/chat/conversations/{id}";

export type Settings = Answer<"/api/chat/settings", "get">;
export type Created = Answer<"/api/chat/conversations", "post">;
export type Conversation = Answer<typeof ONE, "get">;
/** A message as it is sent; the same `client_id` is taken once. */
export type MessageIn = Body<`${typeof ONE}/messages`, "post">;
export type Accepted = Answer<`${typeof ONE}/messages`, "post">;
export type Handover = Answer<`${typeof ONE}/handover`, "post">;

export interface Log {
  events: readonly StoredEvent[];
  last_seq: number;
  typing: boolean;
}

export class Api {
  readonly #caller: Caller;

  /** `origin` stands before every path; "" for the page's own. */
  constructor(about: { fetch: typeof fetch; origin: string }) {
    this.#caller = new Caller(about);
  }

  settings(language: Language | null): Promise<Settings> {
    return this.#caller.json("get", "/api/chat/settings", language ? { query: { language } } : {});
  }

  create(body: { language: Language | null; consent: Consent }): Promise<Created> {
    return this.#caller.json("post", "/api/chat/conversations", { body });
  }

  describe(of: Credentials): Promise<Conversation> {
    return this.#caller.json("get", ONE, { of });
  }

  change(of: Credentials, body: { language?: Language | null; consent?: Consent }): Promise<Conversation> {
    return this.#caller.json("patch", ONE, { of, body });
  }

  post(of: Credentials, body: MessageIn): Promise<Accepted> {
    return this.#caller.json("post", `${ONE}/messages`, { of, body });
  }

  /** Return the stream once it is open; it lasts until `signal` aborts. */
  stream(of: Credentials, after: number, signal: AbortSignal): Promise<Response> {
    const headers = { Accept: "text/event-stream", ...(after > 0 ? { "Last-Event-ID": String(after) } : {}) };
    return this.#caller.open("get", `${ONE}/events`, { of, headers, signal });
  }

  /** Return the next part of the log; empty where there is nothing more. */
  async log(of: Credentials, after: number, signal: AbortSignal): Promise<Log> {
    const part = await this.#caller.json("get", `${ONE}/events`, { of, query: { after }, signal });
    return part as unknown as Log; // described more loosely: what is null there is left out
  }

  feedback(of: Credentials, body: { seq: number; value: Feedback | null; comment?: string }): Promise<{ seq: number }> {
    return this.#caller.json("post", `${ONE}/feedback`, { of, body });
  }

  askHuman(of: Credentials, body: { contact?: string; note?: string }): Promise<HumanRequest> {
    return this.#caller.json("post", `${ONE}/human`, { of, body });
  }

  async facts(of: Credentials): Promise<FactsOfConversation> {
    return (await this.#caller.json("get", `${ONE}/facts`, { of })) as FactsOfConversation;
  }

  async setFacts(of: Credentials, facts: Facts): Promise<FactsOfConversation> {
    return (await this.#caller.json("put", `${ONE}/facts`, { of, body: { facts } })) as FactsOfConversation;
  }

  handover(of: Credentials): Promise<Handover> {
    return this.#caller.json("post", `${ONE}/handover`, { of });
  }

  join(code: string): Promise<Credentials> {
    return this.#caller.json("post", "/api/chat/handover", { body: { code } });
  }

  async remove(of: Credentials): Promise<Receipt> {
    return this.#caller.json("delete", ONE, { of });
  }
}
