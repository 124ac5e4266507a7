/**
 * What went wrong with a call: the desk's own answer, no network, or no answer in time.
 *
 * Never words anything itself: the desk's sentence is in `message`, and the interface words the other kinds.
 */
import type { Language } from "../conversation/reply";

const LANGUAGES: readonly string[] = ["zh", "en", "ja", "ko"];
const MAX_RETRY_AFTER_S = 3600;

export class ApiProblem extends Error {
  /** "refused": the desk, or what stands before it, answered with an error. */
  readonly kind: "refused" | "network" | "timeout";
  /** The desk's own code; "network" or "timeout" for these kinds; "unknown" where the answer was not the desk's. */
  readonly code: string;
  /** Of `message`; null where there is none. */
  readonly language: Language | null;
  /** Null where there was no answer. */
  readonly status: number | null;
  /** Seconds the desk asks to wait; null where it says nothing. */
  readonly retryAfterS: number | null;

  constructor(
    kind: "refused" | "network" | "timeout",
    about: Partial<Pick<ApiProblem, "code" | "message" | "language" | "status" | "retryAfterS">> = {},
  ) {
    super(about.message ?? "");
    this.name = "ApiProblem";
    this.kind = kind;
    this.code = about.code ?? (kind === "refused" ? "unknown" : kind);
    this.language = about.language ?? null;
    this.status = about.status ?? null;
    this.retryAfterS = about.retryAfterS ?? null;
  }

  /** Whether the same call may go well later: no network, no time, too many calls, or a fault of the desk. */
  get passing(): boolean {
    return this.kind !== "refused" || [408, 429].includes(this.status ?? 0) || (this.status ?? 0) >= 500;
  }
}

/** Return the problem that an error answer tells; `body` is its parsed JSON, whatever it is. */
export function problemOf(response: { status: number; headers: Headers }, body: unknown): ApiProblem {
  const told = fields(fields(body)["error"]);
  const language = told["language"];
  const { code, message } = told;
  return new ApiProblem("refused", {
    status: response.status,
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof message === "string" ? { message } : {}),
    ...(typeof language === "string" && LANGUAGES.includes(language) ? { language: language as Language } : {}),
    retryAfterS: secondsOf(response.headers.get("Retry-After")),
  });
}

/** Return what a thrown thing is as a problem; what `fetch` throws means that nothing came through. */
export function problemFrom(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(error instanceof Error && error.name === "TimeoutError" ? "timeout" : "network");
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function secondsOf(header: string | null): number | null {
  if (header === null || !/^\d+$/.test(header.trim())) return null;
  return Math.min(Number(header), MAX_RETRY_AFTER_S);
}
