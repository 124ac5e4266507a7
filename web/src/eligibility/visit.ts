/**
 * What a visitor told the page, kept in this tab alone until it is closed.
 *
 * Never trusts what it reads: another version of the page may have written it.
 */
import type { Facts, FactValue } from "../conversation/reply";

const KEY = "talent-desk.eligibility";
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface Visit {
  /** In the order in which they were told. */
  facts: Facts;
  /** Null: all that there are. */
  programmes: readonly string[] | null;
  /** The day of the rules; null: today. */
  asOf: string | null;
  /** The programme that is asked about first; null: whatever decides most. */
  focus: string | null;
  /** The id of the conversation that facts are shared with; null for none. */
  sharedWith: string | null;
  /** The facts as the conversation had them when they were last compared. */
  shared: Facts;
}

export const NOTHING: Visit = { facts: {}, programmes: null, asOf: null, focus: null, sharedWith: null, shared: {} };

/** Return what is kept; nothing where the browser keeps nothing. */
export function readVisit(): Visit {
  let read: unknown;
  try {
    read = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    return NOTHING;
  }
  if (!isObject(read)) return NOTHING;
  const { facts, programmes, asOf, focus, sharedWith, shared } = read;
  return {
    facts: isObject(facts) ? (facts as Record<string, FactValue>) : {},
    programmes: Array.isArray(programmes) && programmes.every(isText) && programmes.length > 0 ? programmes : null,
    asOf: isText(asOf) && DAY.test(asOf) ? asOf : null,
    focus: isText(focus) ? focus : null,
    sharedWith: isText(sharedWith) ? sharedWith : null,
    shared: isObject(shared) ? (shared as Record<string, FactValue>) : {},
  };
}

/** Keep it; where the browser refuses, it lasts as long as the page. */
export function writeVisit(visit: Visit): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(visit));
  } catch {
    // blocked or full: the page itself still has it
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
