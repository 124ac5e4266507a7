/** The way between a browser and the desk, with all that can go wrong on it. */
import type { FakeDesk } from "./desk";
import type { Chance } from "./random";

export interface Weather {
  /** Milliseconds that a request or an answer takes, up to this. */
  slowMs: number;
  /** How likely a request never arrives. */
  refused: number;
  /** How likely an answer is lost after the desk did what was asked. */
  lost: number;
  /** Streams break after this many bytes, at most; null: never. */
  cutAfter: number | null;
  /** Streams pass in pieces of this many bytes, at most. */
  piece: number;
  /** Streams are held back until they end, as some proxies do. */
  held: boolean;
  down: boolean;
}

export const FAIR: Weather = { slowMs: 10, refused: 0, lost: 0, cutAfter: null, piece: 4096, held: false, down: false };

export class Network {
  weather: Weather = FAIR;
  readonly #desk: FakeDesk;
  readonly #chance: Chance;
  readonly #open = new Set<() => void>();
  #deaf: ReadonlySet<() => void> = new Set();

  constructor(desk: FakeDesk, chance: Chance) {
    this.#desk = desk;
    this.#chance = chance;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const { signal } = init;
    const asked = {
      method: init.method ?? "GET",
      path: String(input).replace(/^https?:\/\/[^/]+/, ""),
      headers: new Headers(init.headers),
      body: typeof init.body === "string" ? (JSON.parse(init.body) as Record<string, unknown>) : {},
    };
    await this.#travel(signal);
    if (this.weather.down || this.#chance.happens(this.weather.refused)) throw new TypeError("refused");
    const response = this.#desk.answer(asked);
    await this.#travel(signal);
    if (this.weather.down || this.#chance.happens(this.weather.lost)) throw new TypeError("lost");
    return asked.headers.get("Accept") === "text/event-stream" && response.ok ? this.#passed(response, signal) : response;
  };

  /** Let nothing more through on the streams that are open, without a word. */
  silence(): void {
    this.#deaf = new Set(this.#open);
  }

  /** Break all streams that are open. */
  cut(): void {
    for (const breakOff of [...this.#open]) breakOff();
  }

  async #travel(signal: AbortSignal | null | undefined): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.#chance.between(0, this.weather.slowMs)));
    signal?.throwIfAborted();
  }

  /** Pass a stream on in pieces, until it breaks. */
  #passed(response: Response, signal: AbortSignal | null | undefined): Response {
    const { cutAfter, held } = this.weather;
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let left = cutAfter === null ? Infinity : this.#chance.between(0, cutAfter);
    let finish = (_error?: unknown): void => {};
    const body = new ReadableStream<Uint8Array>({
      start: async (controller) => {
        let over = false;
        const breakOff = (): void => finish(new TypeError("broken"));
        const aborted = (): void => finish(signal?.reason);
        finish = (error) => {
          if (over) return;
          over = true;
          this.#open.delete(breakOff);
          signal?.removeEventListener("abort", aborted);
          void reader.cancel().catch(() => {});
          if (error === undefined) controller.close();
          else controller.error(error);
        };
        signal?.addEventListener("abort", aborted);
        this.#open.add(breakOff);
        const keptBack: Uint8Array[] = [];
        while (!over) {
          const { done, value } = await reader.read();
          if (done) keptBack.forEach((piece) => !over && controller.enqueue(piece));
          if (done) return finish();
          for (let at = 0; at < value.length && !over; ) {
            const size = Math.min(this.#chance.between(1, this.weather.piece), left);
            const piece = value.slice(at, at + size);
            at += size;
            left -= size;
            if (this.#deaf.has(breakOff)) continue;
            if (held) keptBack.push(piece);
            else if (piece.length > 0) controller.enqueue(piece);
            if (left <= 0) breakOff();
            else if (this.#chance.happens(0.01)) await new Promise((go) => setTimeout(go, this.#chance.between(0, 5)));
          }
        }
      },
      cancel: () => finish(),
    });
    return new Response(body, { headers: response.headers });
  }
}
