/**
 * Brings consent to the desk: to the conversation that there is, else to a new one.
 *
 * Never makes a second conversation where another tab has just made one: to be called by one tab at a time.
 */
import type { Api } from "../api/client";
import { isUnknown } from "./calls";
import { type Session, forgetSession, readSession, writeSession } from "./session";
import type { Keeping } from "./storage";
import type { Surroundings } from "./surroundings";
import { persistently } from "./tries";
import type { Consent, Language } from "./types";

/** Return the conversation that has the consent now; it is remembered for all tabs. */
export async function agree(
  { api, keeping, around }: { api: Api; keeping: Keeping; around: Surroundings },
  present: Session | null,
  { consent, language }: { consent: Consent; language: Language | null },
): Promise<Session> {
  const kept = present ?? readSession(keeping);
  if (kept) {
    try {
      await persistently(around, () => api.change(kept, { consent }));
      return keep({ ...kept, consentVersion: consent.version });
    } catch (error) {
      if (!isUnknown(error)) throw error;
      forgetSession(keeping, kept.id);
    }
  }
  // One that is created by a try whose answer was lost stays empty, and the desk forgets it in time.
  const { id, secret } = await persistently(around, () => api.create({ language, consent }));
  return keep({ id, secret, consentVersion: consent.version });

  function keep(session: Session): Session {
    writeSession(keeping, session);
    return session;
  }
}
