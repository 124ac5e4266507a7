/**
 * Turns typed values into an answer, or into the sentence that says what is wrong with them.
 *
 * Checks what the desk checks too, so that a mistake is named where it is made.
 */
import type { FactValue } from "../../conversation/reply";
import { day, measured, word, type Voice } from "../voice";
import { parseDay, parseNumber } from "./parse";
import type { Asked } from "./shared";

/** An answer and how it is said; or what is wrong, and in which of the two fields. */
export type Checked = { value: FactValue; shown: string } | { problem: string; field: 0 | 1 };

interface Kind<V extends number | string> {
  read(typed: string): V | null;
  said(value: V): string;
  unreadable: string;
  low: V | null;
  high: V | null;
  tooLow(limit: string): string;
  tooHigh(limit: string): string;
  from: "range_from" | "date_from";
  to: "range_to" | "date_to";
}

/** Return the answer of a number or day: `typed` is one value, or the two ends of a range of which one may be empty. */
export function check(asked: Asked, typed: readonly [string] | readonly [string, string], voice: Voice): Checked {
  return asked.type === "date" ? checked(dayKind(asked, voice), typed, voice) : checkNumber(asked, typed, voice);
}

function checkNumber(asked: Asked, typed: readonly [string] | readonly [string, string], voice: Voice): Checked {
  const whole = asked.type === "integer";
  for (const [field, text] of typed.entries()) {
    const value = parseNumber(text);
    if (whole && value !== null && !Number.isInteger(value)) {
      return { problem: word(voice, "bad_whole"), field: field as 0 | 1 };
    }
  }
  return checked(numberKind(asked, voice), typed, voice);
}

function numberKind(asked: Asked, voice: Voice): Kind<number> {
  const { min, max } = asked.range ?? {};
  return {
    read: parseNumber,
    said: (value) => measured(voice, value, asked.unit, asked.fact),
    unreadable: word(voice, "bad_number", { example: asked.unit === "CNY" ? "400000" : "3" }),
    low: typeof min === "number" ? min : null,
    high: typeof max === "number" ? max : null,
    tooLow: (limit) => word(voice, "bad_low", { min: limit }),
    tooHigh: (limit) => word(voice, "bad_high", { max: limit }),
    from: "range_from",
    to: "range_to",
  };
}

function dayKind(asked: Asked, voice: Voice): Kind<string> {
  const { min, max } = asked.range ?? {};
  return {
    read: parseDay,
    said: (value) => day(voice, value),
    unreadable: word(voice, "bad_date", { example: "1990-05-01" }),
    low: typeof min === "string" ? min : null,
    high: typeof max === "string" ? max : null,
    tooLow: (limit) => word(voice, "bad_early", { min: limit }),
    tooHigh: (limit) => word(voice, "bad_late", { max: limit }),
    from: "date_from",
    to: "date_to",
  };
}

function checked<V extends number | string>(
  kind: Kind<V>,
  typed: readonly [string] | readonly [string, string],
  voice: Voice,
): Checked {
  if (typed.every((text) => !text.trim())) return { problem: word(voice, "bad_empty"), field: 0 };
  const values: (V | null)[] = [];
  for (const [place, text] of typed.entries()) {
    const field = place as 0 | 1;
    const value = text.trim() ? kind.read(text) : null;
    if (text.trim() && value === null) return { problem: kind.unreadable, field };
    if (value !== null && kind.low !== null && value < kind.low) {
      return { problem: kind.tooLow(kind.said(kind.low)), field };
    }
    if (value !== null && kind.high !== null && value > kind.high) {
      return { problem: kind.tooHigh(kind.said(kind.high)), field };
    }
    values.push(value);
  }
  const [from = null, to = null] = values;
  if (typed.length === 1 && from !== null) return { value: from, shown: kind.said(from) };
  if (from !== null && to !== null) {
    if (from > to) return { problem: word(voice, "bad_order"), field: 1 };
    const shown = word(voice, "range_said", { from: kind.said(from), to: kind.said(to) });
    return { value: { min: from, max: to }, shown };
  }
  if (from !== null) return { value: { min: from }, shown: word(voice, kind.from, { from: kind.said(from) }) };
  if (to !== null) return { value: { max: to }, shown: word(voice, kind.to, { to: kind.said(to) }) };
  return { problem: word(voice, "bad_empty"), field: 0 };
}
