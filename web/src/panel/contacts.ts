/**
 * Who can be called, as the desk knows it; asked for once a language.
 */
import { problemFrom, problemOf } from "../api/errors";
import type { Contact, Language } from "../conversation/types";

const asked = new Map<Language, Promise<readonly Contact[]>>();

/** Return the contacts in a language. Rejects where the desk cannot be reached, and may then be called again. */
export function contactsIn(language: Language): Promise<readonly Contact[]> {
  const known = asked.get(language);
  if (known) return known;
  const answer = fetchContacts(language);
  asked.set(language, answer);
  answer.catch(() => asked.delete(language));
  return answer;
}

async function fetchContacts(language: Language): Promise<readonly Contact[]> {
  let response: Response;
  try {
    response = await fetch(`/api/contacts?language=${language}`);
  } catch (error) {
    throw problemFrom(error);
  }
  if (!response.ok) throw problemOf(response, await response.json().catch(() => null));
  return ((await response.json()) as { contacts: readonly Contact[] }).contacts;
}
