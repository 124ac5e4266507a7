/**
 * Reads one stream of events to its end, and says what it ended in.
 *
 * Never judges what is missing: that is told by whoever takes the events.
 */
import { EventReader, type Sent } from "./sse";
import type { StoredEvent } from "./types";

export interface Read {
  /**
   * "cut": something was heard before it ended; "silent": nothing was; "gap": events are missing; "over": the
   * conversation was deleted.
   */
  end: "cut" | "silent" | "gap" | "over";
  /** What the desk asks to wait before the next stream; null where it said nothing. */
  retryMs: number | null;
}

export interface Hearing {
  /** Any byte came, be it of a comment. */
  heard(): void;
  typing(on: boolean): void;
  /** Returns false where events before these are missing. */
  events(events: readonly StoredEvent[]): boolean;
}

/** Read `response` until it ends, is cut, or `signal` aborts. */
export async function readStream(response: Response, signal: AbortSignal, hearing: Hearing): Promise<Read> {
  const isStream = response.headers.get("Content-Type")?.startsWith("text/event-stream");
  if (!isStream || !response.body) return { end: "silent", retryMs: null }; // somebody else's page, as of a hotel
  const reader = response.body.getReader();
  const events = new EventReader();
  let end: Read["end"] = "silent";
  const cancel = (): void => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", cancel);
  try {
    while (end === "silent" || end === "cut") {
      const { done, value } = await reader.read();
      if (done || signal.aborted) break;
      if (value.length === 0) continue;
      end = "cut";
      hearing.heard();
      end = tell(events.read(value), hearing);
    }
  } catch {
    // the connection broke; what was read is good
  } finally {
    signal.removeEventListener("abort", cancel);
    cancel();
  }
  return { end, retryMs: events.retryMs };
}

/** Pass on what came, events that came together together; return how the stream stands after it. */
function tell(sent: readonly Sent[], hearing: Hearing): "cut" | "gap" | "over" {
  let stored: StoredEvent[] = [];
  const flush = (): boolean => {
    const together = stored;
    stored = [];
    return together.length === 0 || hearing.events(together);
  };
  for (const one of sent) {
    if (one.event === "gone") return flush() ? "over" : "gap";
    const data = parsed(one.data);
    if (one.event === "typing") {
      if (!flush()) return "gap";
      hearing.typing(data["on"] === true);
    } else if (Number.isSafeInteger(data["seq"])) {
      stored.push(data as unknown as StoredEvent);
    }
  }
  return flush() ? "cut" : "gap";
}

function parsed(data: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
