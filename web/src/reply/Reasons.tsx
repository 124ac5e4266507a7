/**
 * The tree of reasons: each condition with its state, what it asks for, the visitor's own value, where it stands.
 *
 * Never judges and never leaves a condition out; a branch that is met and only refers elsewhere is folded up.
 */
import type { JSX } from "preact";

import type { Reason } from "../conversation/reply";
import { Condition } from "./Condition";
import { pointsSaid } from "./Points";
import { Symbol } from "./Symbols";
import { told, word, type Voice } from "./voice";
import type { CheckWords } from "./checkwords";

interface ReasonsProps {
  /** The node whose children are listed. */
  node: Reason;
  voice: Voice;
}

const GROUPS: Readonly<Record<string, keyof CheckWords>> = {
  all: "group_all",
  any: "group_any",
  n_of: "group_n_of",
  not: "group_not",
};

export function Reasons({ node, voice }: ReasonsProps): JSX.Element | null {
  const children = node.children ?? [];
  if (children.length === 0) return null;
  return (
    <ul class="reasons">
      {children.map((child, index) => (
        <Branch key={`${child.kind}-${child.id ?? ""}-${index}`} node={child} voice={voice} />
      ))}
    </ul>
  );
}

function Branch({ node, voice }: ReasonsProps): JSX.Element {
  const children = node.children ?? [];
  const only = node.kind === "row" && children.length === 1 ? children[0] : undefined;
  if (only) return <Row node={node} only={only} voice={voice} />;
  return (
    <li class="reason" data-kind={node.kind} data-state={node.state}>
      <Head node={node} voice={voice} />
      <Condition node={node} voice={voice} />
      {node.label && children.length > 1 && GROUPS[node.kind] && node.kind !== "all" && (
        <p class="reason-note">{groupSaid(node, voice)}:</p>
      )}
      {isFolded(node) ? (
        <details class="reason-more">
          <summary>{foldedTitle(node, voice)}</summary>
          <Reasons node={node} voice={voice} />
        </details>
      ) : (
        <Reasons node={node} voice={voice} />
      )}
    </li>
  );
}

/** A row of a points table: how many points, and for what. */
function Row({ node, only, voice }: { node: Reason; only: Reason; voice: Voice }): JSX.Element {
  const points = node.points ? word(voice, "group_row", { points: node.points.high }) : "";
  const label = only.label ? told(voice, only.label) : null;
  return (
    <li class="reason" data-kind="row" data-state={node.state}>
      <p class="reason-head">
        <Mark node={node} />
        <span class="reason-points">{points}</span>
        {label && <span lang={label.lang}>{label.text}</span>} <StateWord node={node} voice={voice} />
      </p>
      <Reasons node={only} voice={voice} />
    </li>
  );
}

function Head({ node, voice }: ReasonsProps): JSX.Element {
  const label = labelOf(node, voice);
  return (
    <p class="reason-head">
      <Mark node={node} />
      {node.role === "unless" && <span class="reason-role">{word(voice, "group_unless")}: </span>}
      <span class="reason-label" lang={label.lang}>
        {label.text}
      </span>
      {node.kind === "item" && node.points && <span class="reason-points">{pointsSaid(node.points, voice)}</span>}
      {node.kind === "points_table" && node.points && (
        <span class="reason-points">{pointsSaid(node.points, voice)}</span>
      )}{" "}
      {node.kind !== "item" && <StateWord node={node} voice={voice} />}
    </p>
  );
}

function Mark({ node }: { node: Reason }): JSX.Element | null {
  return node.state ? <Symbol shape={node.state} /> : null;
}

function StateWord({ node, voice }: ReasonsProps): JSX.Element | null {
  return node.state ? <span class="state-word">{word(voice, `state_${node.state}`)}</span> : null;
}

function labelOf(node: Reason, voice: Voice): { text: string; lang: string | undefined } {
  if (node.kind === "assumption" && node.label) {
    return { text: word(voice, "group_assumption", { title: told(voice, node.label).text }), lang: undefined };
  }
  if (node.label) return told(voice, node.label);
  if (node.kind === "points_table") return { text: word(voice, "points_table"), lang: undefined };
  return { text: groupSaid(node, voice), lang: undefined };
}

/** Return how many of the conditions below are needed. */
function groupSaid(node: Reason, voice: Voice): string {
  const key = GROUPS[node.kind];
  return key ? word(voice, key, { count: node.n ?? 0 }) : "";
}

function isFolded(node: Reason): boolean {
  if (!node.children?.length) return false;
  return node.kind === "item" || node.kind === "points_table" || (node.kind === "ref" && node.state === "met");
}

function foldedTitle(node: Reason, voice: Voice): string {
  if (node.kind === "ref" && node.programme_title) {
    return word(voice, "refers_to", { title: told(voice, node.programme_title).text });
  }
  return word(voice, node.kind === "points_table" ? "points_table" : "points_rows");
}
