/**
 * One conversation as the interface uses it: puts session, log, outbox and stream together.
 *
 * Never asks the desk or reads storage before it is opened.
 */
import { signal } from "@preact/signals";

import { Api } from "../api/client";
import { problemFrom } from "../api/errors";
import { agree } from "./agreement";
import { Calls, isUnknown } from "./calls";
import { alone } from "./locks";
import { EMPTY, type Log, append, entriesOf, judged } from "./log";
import { Outbox } from "./outbox";
import { SESSION_KEY, type Session, forgetSession, readSession, writeSession } from "./session";
import { Keeping } from "./storage";
import { START } from "./start";
import { Follower } from "./stream";
import { type Surroundings, browser } from "./surroundings";
import { persistently } from "./tries";
import type {
  Consent,
  Entry,
  Facts,
  FactsOfConversation,
  Feedback,
  HumanRequest,
  Language,
  Outgoing,
  Receipt,
  State,
  Store,
  StoredEvent,
} from "./types";
import { UnsentMessages } from "./unsent";

export interface StoreOptions {
  /** Of a new conversation, where the visitor chose one; null: that of each text. */
  language?: Language | null;
  surroundings?: Surroundings;
}

/** Return a store that is not open yet. */
export function createStore({ language = null, surroundings = browser() }: StoreOptions = {}): Store {
  return new ConversationStore(language, surroundings);
}

class ConversationStore implements Store {
  readonly state = signal<State>(START);
  readonly #around: Surroundings;
  readonly #api: Api;
  readonly #calls: Calls;
  readonly #keeping: Keeping;
  readonly #messages: UnsentMessages;
  readonly #outbox: Outbox;
  readonly #follower: Follower;
  #opened = false;
  #log: Log = EMPTY;
  /** What stands before the log: that an earlier conversation is no more. */
  #before: readonly Entry[] = [];
  /** Judgements on their way, by the seq of the reply. */
  readonly #judging = new Map<number, Feedback | null>();
  #stopListening: () => void = () => {};

  constructor(language: Language | null, around: Surroundings) {
    this.#around = around;
    this.#api = new Api(around);
    this.#calls = new Calls(this.#api, around, (session) => this.#lose(session));
    this.#keeping = new Keeping(around);
    this.#messages = new UnsentMessages(this.#keeping);
    this.#outbox = new Outbox(
      this.#messages,
      {
        post: (message) => this.#calls.once((api, session) => api.post(session, message)),
        ready: () => this.#calls.session !== null,
        logged: (clientId) => this.#log.clientIds.has(clientId),
        changed: () => this.#show(),
        delivered: () => this.#follower.wake(),
      },
      around,
    );
    this.#follower = new Follower(
      {
        stream: (after, signal) => this.#calls.once((api, session) => api.stream(session, after, signal)),
        ask: (after, signal) => this.#calls.once((api, session) => api.log(session, after, signal)),
      },
      {
        events: (events) => this.#take(events),
        typing: (typing) => this.#set({ typing }),
        connection: (connection) => {
          this.#set({ connection });
          if (connection === "open") this.#outbox.wake();
        },
        gone: () => this.#calls.session && this.#end(this.#calls.session),
      },
      around,
    );
    this.state.value = { ...START, language };
  }

  open(): void {
    if (this.#opened) return;
    this.#opened = true;
    this.#stopListening = this.#around.onStorage((key) => (key === null || key === SESSION_KEY) && this.#adopt());
    if (this.#calls.session) this.#follower.follow(this.#log.lastSeq);
    this.#adopt();
    this.#outbox.open();
  }

  close(): void {
    this.#opened = false;
    this.#stopListening();
    this.#outbox.close();
    this.#follower.stop();
  }

  start(consent: Consent): Promise<void> {
    this.open();
    const parts = { api: this.#api, keeping: this.#keeping, around: this.#around };
    const { language } = this.state.value;
    const agreed = () => agree(parts, this.#calls.session, { consent, language });
    return this.#told(async () => this.#use(await alone(this.#around.locks, "start", agreed)));
  }

  send(body: Outgoing): void {
    this.#outbox.add(body);
  }

  retry(clientId: string): void {
    this.#outbox.retry(clientId);
  }

  discard(clientId: string): string {
    return this.#outbox.discard(clientId);
  }

  async feedback(seq: number, value: Feedback | null, comment?: string): Promise<void> {
    this.#judging.set(seq, value);
    this.#show();
    const body = { seq, value, ...(comment ? { comment } : {}) };
    try {
      await this.#told(() => this.#calls.persistently((api, session) => api.feedback(session, body)));
    } catch (problem) {
      this.#judging.delete(seq);
      this.#show();
      throw problem;
    }
  }

  askHuman(body: { contact?: string; note?: string }): Promise<HumanRequest> {
    return this.#told(() => this.#calls.persistently((api, session) => api.askHuman(session, body)));
  }

  async setLanguage(language: Language | null): Promise<void> {
    const before = this.state.value.language;
    this.#set({ language });
    if (!this.#calls.session) return; // it will be created with this language
    try {
      await this.#told(() => this.#calls.persistently((api, session) => api.change(session, { language })));
    } catch (problem) {
      this.#set({ language: before });
      throw problem;
    }
  }

  facts(): Promise<FactsOfConversation> {
    return this.#told(() => this.#calls.persistently((api, session) => api.facts(session)));
  }

  setFacts(facts: Facts): Promise<FactsOfConversation> {
    return this.#told(() => this.#calls.persistently((api, session) => api.setFacts(session, facts)));
  }

  handover(): Promise<{ code: string; expires_in_s: number }> {
    return this.#told(() => this.#calls.persistently((api, session) => api.handover(session)));
  }

  join(code: string): Promise<void> {
    this.open();
    return this.#told(async () => {
      const opened = await this.#api.join(code); // once: the code is used up by it
      const { consent, language } = await persistently(this.#around, () => this.#api.describe(opened));
      const session = { ...opened, consentVersion: consent?.version ?? null };
      writeSession(this.#keeping, session);
      this.#use(session);
      this.#set({ language });
    });
  }

  remove(): Promise<Receipt> {
    return this.#told(async () => {
      const session = this.#calls.present();
      try {
        const receipt = await persistently(this.#around, () => this.#api.remove(session));
        this.#end(session);
        return receipt;
      } catch (error) {
        if (isUnknown(error)) this.#end(session); // by another tab, or by a try whose answer was lost
        throw error;
      }
    });
  }

  /** Take up the conversation that storage names: of an earlier visit, or of another tab. */
  #adopt(): void {
    const kept = readSession(this.#keeping);
    if (!kept) return;
    const isNew = kept.id !== this.#calls.session?.id;
    this.#use(kept);
    if (isNew) void this.#describe().catch(() => {}); // what it would tell is only missing
  }

  async #describe(): Promise<void> {
    const { language, last_seq: seq } = await this.#calls.persistently((api, session) => api.describe(session));
    if (this.#log.lastSeq <= seq) this.#set({ language });
  }

  #use(session: Session): void {
    const isNew = session.id !== this.#calls.session?.id;
    if (isNew && this.#calls.session) {
      this.#drop(this.#calls.session);
      this.#outbox.carryOver();
    }
    this.#calls.session = session;
    this.#set({ started: true, gone: false, consentVersion: session.consentVersion });
    if (isNew && this.#opened) this.#follower.follow(this.#log.lastSeq);
    this.#outbox.wake();
  }

  /** The desk does not know the conversation: start anew, with what was not sent yet. */
  #lose(session: Session): void {
    if (!this.#drop(session)) return;
    forgetSession(this.#keeping, session.id);
    const at = new Date(this.#around.now()).toISOString();
    const notice = "conversation_expired";
    this.#before = [{ from: "system", key: `${notice}-${session.id}`, seq: null, at, notice, language: null }];
    this.#outbox.carryOver();
    this.#adopt();
  }

  /** The conversation was deleted. */
  #end(session: Session): void {
    if (!this.#drop(session)) return;
    forgetSession(this.#keeping, session.id);
    this.#outbox.clear();
    this.#set({ gone: true });
  }

  /** Let go of a conversation; returns false where it is not the present one. */
  #drop(session: Session): boolean {
    if (session.id !== this.#calls.session?.id) return false;
    this.#calls.session = null;
    this.#follower.stop();
    this.#log = EMPTY;
    this.#before = [];
    this.#judging.clear();
    this.#set({ started: false, consentVersion: null });
    this.#show();
    return true;
  }

  #take(events: readonly StoredEvent[]): void {
    this.#log = append(this.#log, events);
    this.#outbox.confirm(events.flatMap((event) => ("client_id" in event ? [event.client_id] : [])));
    for (const event of events) {
      if (event.type === "feedback") this.#judging.delete(event.about);
      if (event.type === "language") this.#set({ language: event.language });
    }
    this.#show();
  }

  #show(): void {
    const { lastSeq, factsSeq } = this.#log;
    const entries = [...this.#before, ...entriesOf(this.#log, this.#messages.all())];
    const feedback = [...this.#judging].reduce(
      (all, [about, value]) => judged(all, { about, value }),
      this.#log.feedback,
    );
    this.#set({ entries, feedback, lastSeq, factsSeq });
  }

  #set(change: Partial<State>): void {
    this.state.value = { ...this.state.value, ...change };
  }

  /** Show what a call came to. */
  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      this.#set({ problem: null });
      return result;
    } catch (error) {
      const problem = problemFrom(error);
      this.#set({ problem });
      throw problem;
    }
  }
}
