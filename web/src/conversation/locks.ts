/**
 * Lets one tab at a time do something, where the browser can tell.
 *
 * Never waits for ever: a tab that a phone has put to sleep may hold a lock. What is done here must do no harm when it
 * is done twice.
 */
const LOCK_WAIT_MS = 5000;

/** Do `work` while no other tab does the work of this `name`. */
export async function alone<T>(
  locks: Pick<LockManager, "request"> | null,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!locks) return work();
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), LOCK_WAIT_MS);
  let begun = false;
  const begin = (): Promise<T> => {
    begun = true;
    clearTimeout(timer);
    return work();
  };
  try {
    return await locks.request(`talent-desk.${name}`, { signal: waiting.signal }, begin);
  } catch (error) {
    if (begun) throw error;
    return begin(); // waited too long, or the browser allows no locks here
  }
}
