/**
 * Points as a sentence and as a bar: what is certain, what is still possible, and the limits that count.
 */
import type { JSX } from "preact";

import type { Points as Range, Reason } from "../conversation/reply";
import { formatNumber } from "../i18n/format";
import { Symbol } from "./Symbols";
import { told, word, type Voice } from "./voice";

interface PointsProps {
  points: Range;
  /** The tree of reasons: its conditions on points are the limits. */
  reasons: Reason | null;
  voice: Voice;
}

export function Points({ points, reasons, voice }: PointsProps): JSX.Element {
  const limits = [...limitsIn(reasons)];
  const { low, high, max } = points;
  return (
    <div class="points">
      <p class="points-said">
        <strong>{word(voice, "points")}</strong> {pointsSaid(points, voice)}
      </p>
      <svg class="points-bar" viewBox={`0 0 ${max} 6`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="points-track" x="0" y="1" width={max} height="4" />
        <rect class="points-possible" x={low} y="1" width={high - low} height="4" />
        <rect class="points-certain" x="0" y="1" width={low} height="4" />
        {limits.map(({ limit }) =>
          limit === undefined ? null : <line key={limit} class="points-limit" x1={limit} x2={limit} y1="0" y2="6" />,
        )}
      </svg>
      {limits.length > 0 && (
        <ul class="points-limits">
          {limits.map(({ label, state, stateLabel }) => {
            const { text, lang } = told(voice, label);
            return (
              <li key={label} data-state={state}>
                <Symbol shape={state} />
                <span lang={lang}>{text}</span> <span class="state-word">{stateLabel(voice)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

/** Return points in words: "44 to 107 of 120 points". */
export function pointsSaid({ low, high, max, exact = true }: Range, voice: Voice): string {
  const key = low === high ? "points_exact" : exact ? "points_range" : "points_within";
  const said = (value: number): string => formatNumber(value, voice.display);
  return word(voice, key, { low: said(low), high: said(high), max: said(max) });
}

interface Limit {
  label: string;
  limit: number | undefined;
  state: NonNullable<Reason["state"]>;
  stateLabel: (voice: Voice) => string;
}

/** Yield each condition on points once. */
function* limitsIn(node: (Reason & { limit?: { op: string; value: number } }) | null, seen: Set<string> = new Set()): Generator<Limit> {
  if (!node) return;
  if (node.kind === "points" && node.label && node.state && !seen.has(node.label)) {
    const { label, state } = node;
    seen.add(label);
    yield { label, state, limit: node.limit?.value, stateLabel: (voice) => word(voice, `state_${state}`) };
  }
  for (const child of node.children ?? []) yield* limitsIn(child, seen);
}
