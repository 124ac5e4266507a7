/**
 * Sends the visitor's messages: in order, one at a time, each once, now or when the network is back.
 *
 * Never gives a message up for a failure that may pass, and never sends behind one that waits: order is kept.
 */
import type { MessageIn } from "../api/client";
import { type ApiProblem, problemFrom } from "../api/errors";
import { type Pace, Pause, delayMs } from "./backoff";
import { alone } from "./locks";
import type { Surroundings } from "./surroundings";
import type { Outgoing } from "./types";
import { type Unsent, type UnsentMessages, UNSENT_PREFIX, shownText } from "./unsent";

const PACE: Pace = { lowMs: 250, firstMs: 1000, highMs: 15_000 };
const MAX_STUMBLES = 5;

export interface Sender {
  /** Send one message to the present conversation. Throws an `ApiProblem`. */
  post(message: MessageIn): Promise<unknown>;
  /** Whether there is a conversation to send to. */
  ready(): boolean;
  /** Whether the log has a message. */
  logged(clientId: string): boolean;
  /** The messages changed. */
  changed(): void;
  /** One was taken by the desk. */
  delivered(): void;
}

export class Outbox {
  readonly #messages: UnsentMessages;
  readonly #sender: Sender;
  readonly #around: Surroundings;
  readonly #pause = new Pause();
  #running: AbortController | null = null;
  #sending = false;
  #onItsWay: string | null = null;
  #order = 0;
  /** In a row. */
  #failures = 0;
  /** When the desk lets messages be sent again. */
  #notBefore = 0;
  #stopListening: (() => void)[] = [];

  constructor(messages: UnsentMessages, sender: Sender, around: Surroundings) {
    this.#messages = messages;
    this.#sender = sender;
    this.#around = around;
  }

  /** Take up what is unsent, from this visit or an earlier one. */
  open(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    this.#stopListening = [
      this.#around.onChange(() => this.#around.online() && this.wake()),
      this.#around.onStorage((key) => (key === null || key.startsWith(UNSENT_PREFIX)) && this.#refresh()),
    ];
    this.#refresh();
    this.wake();
  }

  close(): void {
    this.#running?.abort();
    this.#running = null;
    this.#stopListening.forEach((stop) => stop());
    this.#stopListening = [];
  }

  add(body: Outgoing): void {
    this.#order = Math.max(this.#around.now(), this.#order + 1);
    this.#messages.put({ clientId: this.#around.newId(), order: this.#order, body, state: "queued" });
    this.#sender.changed();
    this.wake();
  }

  retry(clientId: string): void {
    const message = this.#messages.get(clientId);
    if (message?.state !== "failed") return;
    this.#messages.put(bare(message));
    this.#sender.changed();
    this.wake();
  }

  discard(clientId: string): string {
    const message = this.#messages.get(clientId);
    if (!message || message.state === "sent" || this.#onItsWay === clientId) return "";
    this.#messages.discard(clientId, this.#around.now());
    this.#sender.changed();
    return shownText(message.body);
  }

  /** Let go of messages that the log has. */
  confirm(clientIds: Iterable<string>): void {
    for (const id of clientIds) if (this.#messages.get(id)) this.#messages.take(id);
  }

  /** The conversation was replaced: keep what was not delivered, as the words that the visitor saw. */
  carryOver(): void {
    this.#refresh();
    for (const message of this.#messages.all()) {
      if (message.state === "sent") this.#messages.take(message.clientId);
      else this.#messages.put({ ...bare(message), body: { text: shownText(message.body) } });
    }
    this.#sender.changed();
  }

  clear(): void {
    this.#messages.clear();
    this.#sender.changed();
  }

  /** Send now what waits; there is a reason to think that it will go. */
  wake(): void {
    if (!this.#running || this.#around.now() < this.#notBefore || this.#pause.end() || this.#sending) return;
    void this.#run(this.#running.signal);
  }

  #refresh(): void {
    if (this.#messages.refresh(this.#around.now(), this.#sender.logged)) this.#sender.changed();
  }

  async #run(signal: AbortSignal): Promise<void> {
    this.#sending = true;
    try {
      while (!signal.aborted && this.#next()) {
        const problem = await alone(this.#around.locks, "outbox", () => this.#sendAll(signal));
        if (!problem) continue;
        const askedMs = 1000 * (problem.retryAfterS ?? 0);
        this.#notBefore = this.#around.now() + askedMs;
        await this.#pause.wait(Math.max(askedMs, delayMs(PACE, this.#failures, this.#around.random())), signal);
      }
    } finally {
      this.#sending = false;
    }
    if (this.#running && this.#running.signal !== signal) this.wake(); // closed and opened again meanwhile
  }

  #next(): Unsent | undefined {
    return this.#sender.ready() ? this.#messages.all().find(({ state }) => state === "queued") : undefined;
  }

  /** Send until nothing waits; returns the problem that stopped it, null for none. */
  async #sendAll(signal: AbortSignal): Promise<ApiProblem | null> {
    this.#refresh(); // another tab may have sent some meanwhile
    for (let message = this.#next(); message && !signal.aborted; message = this.#next()) {
      const problem = await this.#send(message, signal);
      if (problem) return problem;
    }
    return null;
  }

  /** Send one; returns the problem that makes it wait, null where it is done with. */
  async #send({ clientId, body }: Unsent, signal: AbortSignal): Promise<ApiProblem | null> {
    this.#onItsWay = clientId;
    let problem: ApiProblem | null = null;
    try {
      await this.#sender.post({ client_id: clientId, ...wire(body) });
    } catch (error) {
      problem = problemFrom(error);
    } finally {
      this.#onItsWay = null;
    }
    if (signal.aborted) return null; // closed: it is sent again, and taken once, when this is opened
    if (problem?.code === "conversation_not_found") return null; // it waits for the next conversation
    this.#failures = problem ? this.#failures + 1 : 0;
    // Where the desk stumbles over one message again and again, the others shall not wait for it for ever.
    const waits = problem?.passing && !(problem.status === 500 && this.#failures >= MAX_STUMBLES);
    const message = this.#messages.get(clientId);
    if (message) {
      const state = !problem ? "sent" : waits ? "queued" : "failed";
      this.#messages.put({ ...bare(message), state, ...(problem ? { problem } : {}) });
      this.#sender.changed();
    }
    if (!problem) this.#sender.delivered();
    return waits ? problem : null;
  }
}

/** Return a message as it was first put in, without what came of it. */
function bare({ clientId, order, body }: Unsent): Unsent {
  return { clientId, order, body, state: "queued" };
}

function wire(body: Outgoing): WithoutId<MessageIn> {
  if ("text" in body) return { text: body.text };
  return "button" in body ? { button: body.button } : { answer: body.answer };
}

type WithoutId<T> = T extends unknown ? Omit<T, "client_id"> : never;
