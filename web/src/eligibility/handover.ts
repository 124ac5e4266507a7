/**
 * The one-time code with which another page hands a conversation over.
 *
 * It comes in the fragment, which is never sent to a server, and leaves the address at once.
 */

/** Return the code of the page's address and take it out of there; null for none. */
export function handoverCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get("join");
  if (code === null) return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return code || null;
}
