/**
 * Follows the log of a conversation: every event once and in order, over cuts, sleep and proxies that hold streams back.
 *
 * Never gives an event out after a gap: it asks again from the last one that was good.
 */
import { problemFrom } from "../api/errors";
import { type Pace, Pause, delayMs } from "./backoff";
import { type Read, readStream } from "./reading";
import type { Surroundings } from "./surroundings";
import type { Connection, StoredEvent } from "./types";

const PACE: Pace = { lowMs: 250, firstMs: 1000, highMs: 15_000 };
/** The desk greets at once and sends a comment every 15 s. */
const FIRST_BYTE_MS = 15_000;
const SILENCE_MS = 40_000;
/** A new stream tells soon that the assistant types; only that it does. */
const TYPING_TOLD_MS = 1000;
/** Older than this when the page is seen again, a connection is not trusted. */
const STALE_MS = 20_000;
const SILENT_STREAMS = 3;
const ASK_BUSY_MS = 1000;
const ASK_MS = 3000;
const ASK_UNSEEN_MS = 30_000;
/** After this a stream is tried again. */
const ASKING_MS = 60_000;
/** A page that is not seen gives its connection back: browsers hold only six to one address. */
const UNSEEN_MS = 60_000;

export interface Asked {
  events: readonly StoredEvent[];
  typing: boolean;
}

/** Where the log comes from. Both throw an `ApiProblem`. */
export interface Source {
  stream(after: number, signal: AbortSignal): Promise<Response>;
  ask(after: number, signal: AbortSignal): Promise<Asked>;
}

export interface Listener {
  /** In order, each once, nothing left out. */
  events(events: readonly StoredEvent[]): void;
  typing(on: boolean): void;
  connection(now: Connection): void;
  /** It was deleted. */
  gone(): void;
}

interface Open {
  abort: AbortController;
  heardAt: number;
  /** Take the next one at once. */
  hurry: boolean;
}

export class Follower {
  readonly #source: Source;
  readonly #listener: Listener;
  readonly #around: Surroundings;
  readonly #pause = new Pause();
  #last = 0;
  #running: AbortController | null = null;
  #stream: Open | null = null;
  #typing = false;
  #unseenTimer: ReturnType<typeof setTimeout> | undefined;
  #resting = false;
  #stopListening: () => void = () => {};

  constructor(source: Source, listener: Listener, around: Surroundings) {
    this.#source = source;
    this.#listener = listener;
    this.#around = around;
  }

  /** Follow the log from behind the event `last`. */
  follow(last: number): void {
    this.stop();
    this.#last = last;
    this.#running = new AbortController();
    this.#stopListening = this.#around.onChange(() => this.#changed());
    this.#watchSight();
    void this.#run(this.#running.signal);
  }

  stop(): void {
    if (!this.#running) return;
    this.#running.abort();
    this.#running = null;
    this.#stopListening();
    clearTimeout(this.#unseenTimer);
    this.#listener.connection("idle");
    this.#setTyping(false);
  }

  /** Do not wait any longer: there is a sign that the desk can be reached. */
  wake(): void {
    this.#pause.end();
  }

  #changed(): void {
    this.#watchSight();
    if (this.#around.hidden() || !this.#around.online()) return;
    this.#pause.end();
    if (this.#stream && this.#around.now() - this.#stream.heardAt > STALE_MS) this.#give(this.#stream);
  }

  #watchSight(): void {
    clearTimeout(this.#unseenTimer);
    this.#resting = false;
    if (!this.#around.hidden()) return;
    this.#unseenTimer = setTimeout(() => {
      this.#resting = true;
      if (this.#stream) this.#give(this.#stream);
    }, UNSEEN_MS);
  }

  /** Give a connection up for another. */
  #give(open: Open): void {
    open.hurry = true;
    open.abort.abort();
  }

  async #run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let silent = 0; // streams in a row that gave nothing while asking worked
    let doubt: "silent" | "gap" | null = null; // what the last stream ended with
    let asksUntil = 0;
    const asking = (): boolean => this.#resting || this.#around.now() < asksUntil;
    this.#connection("connecting", signal);
    while (!signal.aborted) {
      let waitMs = 0;
      try {
        if (doubt || asking()) {
          await this.#ask(signal);
          failures = 0;
          if (doubt === "silent" && ++silent >= SILENT_STREAMS) asksUntil = this.#around.now() + ASKING_MS;
          doubt = null;
          this.#connection(asking() ? "open" : "connecting", signal);
          if (asking()) waitMs = this.#askAgainMs();
        } else {
          const { end, retryMs, hurry } = await this.#read(signal);
          if (end === "over") return this.#end(signal, () => this.#listener.gone());
          doubt = end === "cut" ? null : end;
          failures = end === "silent" ? failures + 1 : 0;
          if (end !== "silent") silent = 0;
          if (failures === 0) this.#connection("connecting", signal);
          const pace = { ...PACE, firstMs: retryMs ?? PACE.firstMs };
          if (!hurry && end !== "gap") waitMs = delayMs(pace, failures, this.#around.random());
        }
      } catch (error) {
        const problem = problemFrom(error);
        if (problem.code === "conversation_not_found") return this.#end(signal);
        failures += 1;
        waitMs = Math.max(delayMs(PACE, failures, this.#around.random()), 1000 * (problem.retryAfterS ?? 0));
      }
      if (failures > 0 && !signal.aborted) {
        this.#setTyping(false); // nobody would tell when it ends
        this.#connection(this.#around.online() ? "waiting" : "offline", signal);
      }
      if (waitMs > 0) await this.#pause.wait(waitMs, signal);
    }
  }

  /** Read one stream to its end. */
  async #read(signal: AbortSignal): Promise<Read & { hurry: boolean }> {
    const open: Open = { abort: new AbortController(), heardAt: this.#around.now(), hurry: false };
    const stop = (): void => open.abort.abort();
    signal.addEventListener("abort", stop);
    let watch = setTimeout(stop, FIRST_BYTE_MS);
    let untold: ReturnType<typeof setTimeout> | undefined;
    this.#stream = open;
    try {
      const response = await this.#source.stream(this.#last, open.abort.signal);
      const read = await readStream(response, open.abort.signal, {
        heard: () => {
          clearTimeout(watch);
          watch = setTimeout(stop, SILENCE_MS);
          untold ??= setTimeout(() => this.#setTyping(false), TYPING_TOLD_MS);
          open.heardAt = this.#around.now();
          this.#connection("open", signal);
        },
        typing: (on) => {
          clearTimeout(untold);
          if (!signal.aborted) this.#setTyping(on);
        },
        events: (events) => signal.aborted || this.#take(events, { trusted: false }),
      });
      return { ...read, hurry: open.hurry };
    } catch (error) {
      const problem = problemFrom(error);
      if (problem.status !== null) throw problem;
      return { end: "silent", retryMs: null, hurry: open.hurry }; // nothing came through
    } finally {
      clearTimeout(watch);
      clearTimeout(untold);
      signal.removeEventListener("abort", stop);
      stop(); // gives the connection back where the reader left before the end
      if (this.#stream === open) this.#stream = null;
    }
  }

  /** Ask until there is nothing more; long logs come in parts. */
  async #ask(signal: AbortSignal): Promise<void> {
    for (let more = true; more && !signal.aborted; ) {
      const { events, typing } = await this.#source.ask(this.#last, signal);
      if (signal.aborted) return;
      more = events.length > 0;
      this.#take(events, { trusted: true });
      this.#setTyping(typing);
    }
  }

  /** Give out what is new; returns false at a gap, unless the desk was asked for this and is to be believed. */
  #take(events: readonly StoredEvent[], { trusted }: { trusted: boolean }): boolean {
    const fresh: StoredEvent[] = [];
    let whole = true;
    for (const event of events) {
      if (event.seq <= this.#last) continue;
      whole = trusted || event.seq === this.#last + 1;
      if (!whole) break;
      this.#last = event.seq;
      fresh.push(event);
    }
    if (fresh.length > 0) this.#listener.events(fresh);
    return whole;
  }

  #askAgainMs(): number {
    if (this.#around.hidden()) return ASK_UNSEEN_MS;
    return this.#typing ? ASK_BUSY_MS : ASK_MS;
  }

  #end(signal: AbortSignal, tell?: () => void): void {
    if (signal.aborted) return;
    this.stop();
    tell?.();
  }

  #setTyping(on: boolean): void {
    if (on === this.#typing) return;
    this.#typing = on;
    this.#listener.typing(on);
  }

  #connection(now: Connection, signal: AbortSignal): void {
    if (!signal.aborted) this.#listener.connection(now);
  }
}
