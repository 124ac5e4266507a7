// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Caller } from "./calling";
import { Api } from "./client";
import { ApiProblem, problemFrom, problemOf } from "./errors";

const OF = { id: "a/b?c", secret: "s3cret" };
const calls = vi.fn<typeof fetch>();

function answers(body: unknown, init: ResponseInit = {}): void {
  calls.mockImplementation(() =>
    Promise.resolve(new Response(typeof body === "string" ? body : JSON.stringify(body), init)),
  );
}

function api(): Api {
  return new Api({ fetch: calls, origin: "https://desk.example" });
}

async function problem(call: Promise<unknown>): Promise<ApiProblem> {
  return call.then(
    () => expect.fail("it went well"),
    (error: ApiProblem) => error,
  );
}

beforeEach(() => void calls.mockReset());

describe("a call", () => {
  test("has the secret in a header and never in the address", async () => {
    answers({ seq: 1 });
    await api().post(OF, { client_id: "c", text: "hello" });
    const [url, init] = calls.mock.calls[0] ?? [];
    expect(url).toBe("https://desk.example/api/chat/conversations/a%2Fb%3Fc/messages");
    expect(init).toMatchObject({
      method: "POST",
      cache: "no-store",
      headers: { Authorization: "Bearer s3cret", "Content-Type": "application/json", Accept: "application/json" },
      body: '{"client_id":"c","text":"hello"}',
    });
  });

  test("without a body says nothing of one", async () => {
    answers({});
    await api().settings("ja");
    const [url, init] = calls.mock.calls[0] ?? [];
    expect(url).toBe("https://desk.example/api/chat/settings?language=ja");
    expect(init?.body).toBeUndefined();
    expect(init?.headers).toEqual({ Accept: "application/json" });
  });

  test("for a stream asks for one, behind the last event that is known", async () => {
    answers("");
    await api().stream(OF, 7, new AbortController().signal);
    await api().stream(OF, 0, new AbortController().signal);
    expect(calls.mock.calls.map(([, init]) => init?.headers)).toEqual([
      { Accept: "text/event-stream", "Last-Event-ID": "7", Authorization: "Bearer s3cret" },
      { Accept: "text/event-stream", Authorization: "Bearer s3cret" },
    ]);
  });
});

describe("what went wrong", () => {
  test("is the desk's own sentence where it gave one", async () => {
    answers(
      { error: { code: "too_many_messages", message: "Bitte warten.", language: "en" } },
      { status: 429, headers: { "Retry-After": "12" } },
    );
    expect(await problem(api().describe(OF))).toMatchObject({
      kind: "refused",
      code: "too_many_messages",
      message: "Bitte warten.",
      language: "en",
      status: 429,
      retryAfterS: 12,
      passing: true,
    });
  });

  test.each(["<html>Bad gateway</html>", "", '{"error": "text"}', "null", '{"error": {"language": "fr"}}'])(
    "is unknown where somebody else answered with %j",
    async (body) => {
      answers(body, { status: 502 });
      expect(await problem(api().describe(OF))).toMatchObject({
        kind: "refused",
        code: "unknown",
        message: "",
        language: null,
        status: 502,
      });
    },
  );

  test("is the network where nothing came through", async () => {
    calls.mockRejectedValue(new TypeError("fetch failed"));
    expect(await problem(api().describe(OF))).toMatchObject({ kind: "network", code: "network", status: null });
  });

  test("is the network where a good answer is no JSON, as that of a hotel", async () => {
    answers("<html>Welcome</html>");
    expect(await problem(api().describe(OF))).toMatchObject({ kind: "network", passing: true });
  });

  test.each([
    [400, false],
    [403, false],
    [404, false],
    [408, true],
    [413, false],
    [422, false],
    [429, true],
    [500, true],
    [503, true],
  ])("with status %i may pass: %s", (status, passing) => {
    expect(problemOf({ status, headers: new Headers() }, null).passing).toBe(passing);
  });

  test.each([
    ["30", 30],
    ["999999", 3600],
    ["Wed, 21 Oct 2026 07:28:00 GMT", null],
    ["-1", null],
  ])("with Retry-After %j waits %j s", (header, seconds) => {
    expect(problemOf({ status: 503, headers: new Headers({ "Retry-After": header }) }, null).retryAfterS).toBe(seconds);
  });

  test("stays what it is", () => {
    const one = new ApiProblem("timeout");
    expect(problemFrom(one)).toBe(one);
    expect(problemFrom(new DOMException("", "TimeoutError")).kind).toBe("timeout");
  });
});

describe("the time of a call", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function never(): void {
    calls.mockImplementation(
      (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener("abort", () => reject(init.signal?.reason as Error));
        }),
    );
  }

  test("is limited", async () => {
    never();
    const failed = problem(api().describe(OF));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await failed).toMatchObject({ kind: "timeout", code: "timeout", passing: true });
  });

  test("ends with the caller's own signal", async () => {
    never();
    const abort = new AbortController();
    const failed = problem(api().log(OF, 0, abort.signal));
    abort.abort();
    expect((await failed).kind).toBe("network");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("of a stream is not", async () => {
    never();
    const abort = new AbortController();
    const caller = new Caller({ fetch: calls, origin: "" });
    let ended = false;
    const opened = caller.open("get", "/api/chat/settings", { signal: abort.signal }).catch(() => (ended = true));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ended).toBe(false);
    abort.abort();
    await opened;
  });
});
