/**
 * How long to wait before the next try: longer with every failure, by chance within its bounds, so that many who were
 * cut off together do not come back together.
 */
export interface Pace {
  lowMs: number;
  /** The upper bound before anything failed; doubles with each failure in a row. */
  firstMs: number;
  highMs: number;
}

/** Return the milliseconds to wait after `failures` in a row; `random` in [0, 1). */
export function delayMs(pace: Pace, failures: number, random: number): number {
  const upper = Math.max(pace.lowMs, Math.min(pace.highMs, pace.firstMs * 2 ** Math.min(failures, 30)));
  return pace.lowMs + random * (upper - pace.lowMs);
}

/** A wait that can be cut short. */
export class Pause {
  #end: (() => void) | null = null;

  /** Resolve after `ms`, or when it is ended or `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(() => this.#end?.(), ms);
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        this.#end = null;
        resolve();
      };
      this.#end = end;
      signal.addEventListener("abort", end);
    });
  }

  /** Go on at once; returns whether anything waited. */
  end(): boolean {
    const waiting = this.#end !== null;
    this.#end?.();
    return waiting;
  }
}
