/**
 * Brings together what was told on the page and in the conversation, given what both had before.
 *
 * Never loses what was told on either side; where both told the same fact anew, the page wins: it is in front of the
 * visitor.
 */
import type { Facts, FactValue } from "../conversation/reply";

/** Return the facts of the page after what changed in the conversation between `before` and `theirs`. */
export function merged(before: Facts, theirs: Facts, ours: Facts): Facts {
  const result: Record<string, FactValue> = { ...ours };
  for (const fact of new Set([...Object.keys(before), ...Object.keys(theirs)])) {
    const untouchedHere = same(ours[fact], before[fact]);
    if (same(theirs[fact], before[fact]) || !untouchedHere) continue;
    const told = theirs[fact];
    if (told === undefined || told === null) delete result[fact];
    else result[fact] = told;
  }
  return result;
}

/** Whether both hold the same facts with the same values, in any order. */
export function sameFacts(left: Facts, right: Facts): boolean {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((fact) => same(left[fact], right[fact]));
}

function same(left: FactValue | undefined, right: FactValue | undefined): boolean {
  return canonical(left) === canonical(right);
}

/** Null and undefined are both "not told"; the order of a range's ends means nothing. */
function canonical(value: FactValue | undefined): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value ?? null);
  const ends = Object.entries(value).filter(([, end]) => end !== null && end !== undefined);
  return JSON.stringify(ends.sort(([a], [b]) => (a < b ? -1 : 1)));
}
