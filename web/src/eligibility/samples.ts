/** A desk that answers when it is told to, and results, for tests alone. */
import { ApiProblem } from "../api/errors";
import type { Check, Question, Result, Verdict } from "../conversation/reply";
import { RESULT } from "../reply/samples";
import type { Asked, Desk, Fact } from "./desk";

export const AGE: Fact = {
  id: "age",
  type: "integer",
  unit: "years",
  range: { min: 0, max: 120 },
  label: "age",
  question: "How old are you?",
  why: "Points depend on it.",
  asked: true,
  sensitive: false,
};

export const DEGREE: Fact = {
  id: "degree",
  type: "choice",
  options: [
    { id: "master", label: "master's" },
    { id: "doctor", label: "doctorate" },
  ],
  label: "highest degree",
  question: "What is your highest degree?",
  why: "Points depend on it.",
  asked: true,
  sensitive: false,
};

export function question(fact: Fact): Question {
  return { ...fact, fact: fact.id, text: fact.question, decides: 1, open: 1 };
}

export function result(programme: string, verdict: Verdict, more: Partial<Result> = {}): Result {
  return { ...RESULT, programme, title: programme, verdict, ...more };
}

export function check(results: readonly Result[], next: Question | null = question(AGE)): Check {
  return {
    as_of: "2026-03-01",
    rules_version: "abc",
    language: "en",
    note: "The authority decides.",
    results,
    next_question: next,
  };
}

interface Pending {
  asked: Asked;
  signal: AbortSignal;
  answer(check: Check): void;
  refuse(problem: Error): void;
}

/** A desk whose checks wait in `pending` until they are answered, in any order. */
export class SlowDesk implements Desk {
  readonly pending: Pending[] = [];
  readonly kept: Asked[] = [];

  check(asked: Asked, signal: AbortSignal): Promise<Check> {
    return new Promise((answer, refuse) => {
      signal.addEventListener("abort", () => refuse(signal.reason as Error));
      this.pending.push({ asked, signal, answer, refuse });
    });
  }

  async keep(asked: Asked): Promise<string> {
    this.kept.push(asked);
    return "7GK20-XMP41";
  }

  async facts(): Promise<readonly Fact[]> {
    return [AGE, DEGREE];
  }

  async programmes(): Promise<readonly { id: string; title: string }[]> {
    return [
      { id: "pr-staff", title: "Permanent residence for staff" },
      { id: "k-visa", title: "K visa" },
    ];
  }

  get newest(): Pending {
    const newest = this.pending.at(-1);
    if (!newest) throw new Error("nothing was asked");
    return newest;
  }
}

export const OFFLINE = new ApiProblem("network");

/** Let what waits for promises run. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
