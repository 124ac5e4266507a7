/**
 * Remembers which conversation is the visitor's, and the secret that opens it, for all tabs and the next visit.
 *
 * Never asks the desk anything.
 */
import { type Keeping, parsed } from "./storage";

export const SESSION_KEY = "talent-desk.conversation";

export interface Session {
  id: string;
  secret: string;
  /** The version of the consent that was given; null for none. */
  consentVersion: string | null;
}

/** Return the remembered conversation; null where there is none. */
export function readSession(keeping: Keeping): Session | null {
  const { id, secret, consent_version: version } = parsed(keeping.read(SESSION_KEY)) ?? {};
  if (typeof id !== "string" || typeof secret !== "string") return null;
  return { id, secret, consentVersion: typeof version === "string" ? version : null };
}

export function writeSession(keeping: Keeping, session: Session): void {
  const { id, secret, consentVersion } = session;
  keeping.write(SESSION_KEY, JSON.stringify({ id, secret, consent_version: consentVersion }));
}

/** Forget the conversation `id`; another that a tab has put in its place stays. */
export function forgetSession(keeping: Keeping, id: string): void {
  if (readSession(keeping)?.id === id) keeping.write(SESSION_KEY, null);
}
