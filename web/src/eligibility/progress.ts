/**
 * How far a check has come: what is decided, what is open, and what an answer has changed.
 */
import type { Check, Result, Verdict } from "../conversation/reply";

/** In the order in which they are shown: what one can have first. */
export const ORDER: readonly Verdict[] = ["qualifies", "borderline", "open", "does_not_qualify"];

/** Return the results by verdict; open ones that need the fewest facts first. */
export function byVerdict(results: readonly Result[]): ReadonlyMap<Verdict, readonly Result[]> {
  const groups = new Map<Verdict, Result[]>(ORDER.map((verdict) => [verdict, []]));
  for (const result of results) groups.get(result.verdict)?.push(result);
  groups.get("open")?.sort((left, right) => weight(left) - weight(right));
  return groups;
}

/** Where no rule is on file, nothing can be asked: such programmes come last. */
function weight(result: Result): number {
  return result.version === null ? Number.MAX_SAFE_INTEGER : result.missing.length;
}

/** Return the results whose verdict is another than before; none where there was no check before. */
export function turned(before: Check | null, after: Check): readonly Result[] {
  if (!before) return [];
  const was = new Map(before.results.map((result) => [result.programme, result.verdict]));
  return after.results.filter(({ programme, verdict }) => was.has(programme) && was.get(programme) !== verdict);
}

/** Return how many results are not open any more. */
export function decided(check: Check): number {
  return check.results.filter((result) => result.verdict !== "open").length;
}
