/**
 * Makes one call, its path, body and answer typed by the desk's own description of its interface.
 *
 * Never adds a library to what visitors load: the description is types alone, and gone when this is built.
 */
import { ApiProblem, problemFrom, problemOf } from "./errors";
import type { paths } from "./schema";

const TIMEOUT_MS = 20_000;

export type Path = keyof paths & `/api/chat/${string}`;
/** The methods that the desk has at a path. */
export type Method<P extends Path> = {
  [M in keyof paths[P]]: paths[P][M] extends { responses: unknown } ? M : never;
}[keyof paths[P]] &
  string;
type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : never;

/** What the desk answers where it does what is asked. */
export type Answer<P extends Path, M extends Method<P>> = paths[P][M] extends { responses: infer R }
  ? Json<R[keyof R & (200 | 201 | 202)]>
  : never;

/** What the desk takes. */
export type Body<P extends Path, M extends Method<P>> = paths[P][M] extends { requestBody?: infer B }
  ? Json<NonNullable<B>>
  : undefined;

export interface Credentials {
  id: string;
  secret: string;
}

export interface Call<B = unknown> {
  /** The conversation that `{id}` in the path stands for. */
  of?: Credentials;
  query?: Record<string, string | number>;
  body?: B;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export class Caller {
  readonly #fetch: typeof fetch;
  readonly #origin: string;

  /** `origin` stands before every path; "" for the page's own. */
  constructor({ fetch, origin }: { fetch: typeof globalThis.fetch; origin: string }) {
    this.#fetch = fetch;
    this.#origin = origin;
  }

  /** Return the answer's JSON. Throws an `ApiProblem`. */
  async json<P extends Path, M extends Method<P>>(
    method: M,
    path: P,
    call: Call<Body<P, M>> = {},
  ): Promise<Answer<P, M>> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new ApiProblem("timeout")), TIMEOUT_MS);
    const stop = (): void => limit.abort(call.signal?.reason);
    call.signal?.addEventListener("abort", stop);
    try {
      const headers = { Accept: "application/json", ...call.headers };
      const response = await this.open(method, path, { ...call, headers, signal: limit.signal });
      return (await response.json()) as Answer<P, M>;
    } catch (error) {
      if (limit.signal.reason instanceof ApiProblem) throw limit.signal.reason;
      throw problemFrom(error); // an answer that is no JSON, or is cut off, did not come through either
    } finally {
      clearTimeout(timer);
      call.signal?.removeEventListener("abort", stop);
    }
  }

  /** Return the answer as soon as it begins; it lasts until `signal` aborts. Throws an `ApiProblem`. */
  async open(method: string, path: Path, { of, query, body, headers, signal }: Call): Promise<Response> {
    const place = path.replace("{id}", encodeURIComponent(of?.id ?? ""));
    const asked = Object.entries(query ?? {}).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    const request: RequestInit = {
      method: method.toUpperCase(),
      headers: {
        ...headers,
        ...(of ? { Authorization: `Bearer ${of.secret}` } : {}), // never in an address: those are logged
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      cache: "no-store",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    };
    let response: Response;
    try {
      response = await this.#fetch(`${this.#origin}${place}${asked.length > 0 ? "?" : ""}${asked.join("&")}`, request);
    } catch (error) {
      throw problemFrom(error);
    }
    if (response.ok) return response;
    throw problemOf(response, await response.json().catch(() => null));
  }
}
