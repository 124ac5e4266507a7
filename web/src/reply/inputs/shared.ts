/**
 * What all inputs of an answer share.
 */
import type { Answers, FactValue } from "../../conversation/reply";
import type { Voice } from "../voice";

/** A fact that is asked for, from a question or from the list of facts. */
export interface Asked extends Answers {
  fact: string;
}

export type OnAnswer = (fact: string, value: FactValue, shown: string) => void;

export interface InputProps {
  asked: Asked;
  voice: Voice;
  onAnswer: OnAnswer;
  /** What was answered before; shown, to be changed. */
  current?: FactValue | undefined;
}

/** Return the ends of an answer that is a range, as they are typed; null for any other answer. */
export function endsOf(current: FactValue | undefined): readonly [string, string] | null {
  if (typeof current !== "object" || current === null || Array.isArray(current)) return null;
  const { min, max } = current as { min?: unknown; max?: unknown };
  if (min === undefined && max === undefined) return null;
  return [String(min ?? ""), String(max ?? "")];
}
