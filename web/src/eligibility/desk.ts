/**
 * The calls of the eligibility page, typed by the desk's own description of them.
 *
 * Never keeps a result on the desk unless it is asked to.
 */
import createClient from "openapi-fetch";

import { ApiProblem, problemFrom, problemOf } from "../api/errors";
import type { paths } from "../api/schema";
import type { Answers, Check, Facts, Language } from "../conversation/reply";

const TIMEOUT_MS = 20_000;

/** A fact that rules ask for; `asked` false: an authority grants it or finds it out. */
export interface Fact extends Answers {
  id: string;
  label: string;
  question: string;
  why: string;
  asked: boolean;
  sensitive: boolean;
  counted_from?: string | null;
}

export interface Programme {
  id: string;
  title: string;
}

export interface Asked {
  facts: Facts;
  /** Null: all that there are. */
  programmes: readonly string[] | null;
  /** YYYY-MM-DD; null: today. */
  asOf: string | null;
  language: Language;
  /** The programmes whose reasons are wanted: they are most of what there is to send. */
  explain: readonly string[];
}

/** The desk refused some facts, as when the rules have changed since they were given. */
export class RefusedFacts extends ApiProblem {
  readonly facts: readonly string[];

  constructor(problem: ApiProblem, facts: readonly string[]) {
    super("refused", problem);
    this.facts = facts;
  }
}

export interface Desk {
  check(asked: Asked, signal: AbortSignal): Promise<Check>;
  /** Check and keep the result; returns the reference under which it can be opened. */
  keep(asked: Asked): Promise<string>;
  facts(language: Language): Promise<readonly Fact[]>;
  programmes(language: Language): Promise<readonly Programme[]>;
}

type Answered<T> = { data?: T; error?: unknown; response: Response };

export function createDesk(fetcher: typeof fetch = (...call) => globalThis.fetch(...call)): Desk {
  const client = createClient<paths>({ baseUrl: location.origin, fetch: (request) => fetcher(request) });
  const check = (asked: Asked, keep: boolean, signal?: AbortSignal): Promise<Check> =>
    answer(
      client.POST("/api/eligibility/check", {
        body: {
          facts: asked.facts,
          programmes: asked.programmes ? [...asked.programmes] : null,
          as_of: asked.asOf,
          language: asked.language,
          explain: [...asked.explain],
          keep,
        },
        signal: limited(signal),
      }),
      signal,
    ) as Promise<Check>;
  return {
    check: (asked, signal) => check(asked, false, signal),
    async keep(asked) {
      const { reference } = await check(asked, true);
      if (reference) return reference;
      throw new ApiProblem("refused");
    },
    async facts(language) {
      const call = client.GET("/api/eligibility/facts", { params: { query: { language } }, signal: limited() });
      return (await answer(call)).facts as readonly Fact[];
    },
    async programmes(language) {
      const call = client.GET("/api/eligibility/programmes", { params: { query: { language } }, signal: limited() });
      return (await answer(call)).programmes;
    },
  };
}

function limited(signal?: AbortSignal): AbortSignal {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

/** Return what was answered, or throw the problem; what the caller gave up throws its own reason. */
async function answer<T>(call: Promise<Answered<T>>, signal?: AbortSignal): Promise<T> {
  let answered: Answered<T>;
  try {
    answered = await call;
  } catch (error) {
    signal?.throwIfAborted();
    throw problemFrom(error);
  }
  if (answered.response.ok && answered.data !== undefined) return answered.data;
  const problem = problemOf(answered.response, answered.error);
  const refused = (answered.error as { error?: { problems?: object } } | undefined)?.error?.problems;
  throw refused ? new RefusedFacts(problem, Object.keys(refused)) : problem;
}
