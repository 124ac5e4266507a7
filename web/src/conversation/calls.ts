/**
 * Makes calls about the present conversation, and notices when the desk does not know it.
 *
 * Never makes a call without a conversation.
 */
import type { Api } from "../api/client";
import { ApiProblem, problemFrom } from "../api/errors";
import type { Session } from "./session";
import type { Surroundings } from "./surroundings";
import { persistently } from "./tries";

export class Calls {
  /** The present conversation; null for none. */
  session: Session | null = null;
  readonly #api: Api;
  readonly #around: Surroundings;
  readonly #lost: (session: Session) => void;

  constructor(api: Api, around: Surroundings, lost: (session: Session) => void) {
    this.#api = api;
    this.#around = around;
    this.#lost = lost;
  }

  present(): Session {
    if (this.session) return this.session;
    throw new ApiProblem("refused", { code: "not_started" });
  }

  async once<T>(call: (api: Api, session: Session) => Promise<T>): Promise<T> {
    const session = this.present();
    try {
      return await call(this.#api, session);
    } catch (error) {
      if (isUnknown(error)) this.#lost(session);
      throw error;
    }
  }

  /** Call again after failures that may pass; for what does the same when it comes twice. */
  persistently<T>(call: (api: Api, session: Session) => Promise<T>): Promise<T> {
    return this.once((api, session) => persistently(this.#around, () => call(api, session)));
  }
}

/** Whether the desk does not know the conversation, or not with this secret. */
export function isUnknown(error: unknown): boolean {
  return problemFrom(error).code === "conversation_not_found";
}
