/**
 * Tries a call again when it failed for a reason that may pass. Only for calls that do the same when they come twice.
 *
 * Never hides what the last try came to.
 */
import { problemFrom } from "../api/errors";
import { type Pace, delayMs } from "./backoff";
import type { Surroundings } from "./surroundings";

const PACE: Pace = { lowMs: 200, firstMs: 500, highMs: 3000 };
const TRIES = 4;

export async function persistently<T>(around: Pick<Surroundings, "random">, call: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await call();
    } catch (error) {
      const problem = problemFrom(error);
      if (!problem.passing || problem.retryAfterS !== null || failures === TRIES) throw problem;
      await new Promise((resolve) => setTimeout(resolve, delayMs(PACE, failures, around.random())));
    }
  }
}
