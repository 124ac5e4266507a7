/**
 * What the launcher on another site and the panel in its frame say to each other.
 *
 * Never trusts a message for its content: who sent it, and from which origin, is checked on both sides.
 */
import type { Display } from "../conversation/reply";

export type Theme = "light" | "dark";

/** "hello" comes with every load of the frame, "shown" and "hidden" whenever that changes. */
export type ToPanel =
  | { desk: "hello"; visible: boolean }
  | { desk: "shown"; focus: boolean }
  | { desk: "hidden" }
  | { desk: "language"; language: Display }
  | { desk: "theme"; theme: Theme };

/** "unread" counts what was said to the visitor since the panel was hidden. */
export type ToLoader =
  | { desk: "ready" }
  | { desk: "close" }
  | { desk: "unread"; count: number }
  | { desk: "language"; language: Display };

/** Whether a message comes from this window on this very origin. */
export function isFrom(event: MessageEvent, source: unknown, origin: string): boolean {
  return source !== null && event.source === source && event.origin === origin && origin !== "null";
}

/** Return what a message of ours says, or null for anything else that pages send each other. */
export function messageIn<M extends ToPanel | ToLoader>(event: MessageEvent): M | null {
  const data = event.data as Partial<M> | null | undefined;
  return typeof data?.desk === "string" ? (data as M) : null;
}
