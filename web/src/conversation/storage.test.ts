// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";

import { SESSION_KEY, forgetSession, readSession, writeSession } from "./session";
import { Keeping } from "./storage";
import { FakeBrowser, type FakeTab } from "./testing/browser";
import { FakeDesk } from "./testing/desk";
import { Network } from "./testing/network";
import { Chance } from "./testing/random";

let browser: FakeBrowser;
let tab: FakeTab;
let keeping: Keeping;

beforeEach(() => {
  const chance = new Chance(1);
  browser = new FakeBrowser(new Network(new FakeDesk(), chance), chance);
  tab = browser.open();
  keeping = new Keeping(tab);
});

describe("keeping", () => {
  test("uses storage where it works", () => {
    keeping.write("a", "1");
    expect(browser.stored.get("a")).toBe("1");
    expect(new Keeping(browser.open()).read("a")).toBe("1");
    keeping.write("a", null);
    expect(browser.stored.has("a")).toBe(false);
  });

  test("falls back to memory where storage is blocked", () => {
    browser.blocked = true;
    keeping.write("a.1", "1");
    expect([keeping.read("a.1"), keeping.keys("a.")]).toEqual(["1", ["a.1"]]);
    keeping.write("a.1", null);
    expect([keeping.read("a.1"), keeping.keys("a.")]).toEqual([null, []]);
    expect(browser.stored.size).toBe(0);
  });

  test("falls back to memory for what does not fit, and shows the newest", () => {
    keeping.write("a", "old");
    browser.full = true;
    keeping.write("a", "new");
    keeping.write("b", "1");
    expect([keeping.read("a"), keeping.keys("").sort()]).toEqual(["new", ["a", "b"]]);
    browser.full = false;
    keeping.write("a", "newer");
    expect(browser.stored.get("a")).toBe("newer");
  });

  test("does not look before it is asked", () => {
    expect(tab.storageUses).toBe(0);
  });
});

describe("the session", () => {
  const session = { id: "c1", secret: "s1", consentVersion: "2026-11-21" };

  test("is read back as it was written, under the key that pages share", () => {
    writeSession(keeping, session);
    expect(readSession(keeping)).toEqual(session);
    expect(JSON.parse(browser.stored.get("talent-desk.conversation") ?? "")).toEqual({
      id: "c1",
      secret: "s1",
      consent_version: "2026-11-21",
    });
  });

  test.each(["", "null", "[1]", "{", '{"id": 3, "secret": "x"}', '"text"'])("is none where storage has %j", (text) => {
    browser.stored.set(SESSION_KEY, text);
    expect(readSession(keeping)).toBeNull();
  });

  test("is forgotten only as long as it is the one that is remembered", () => {
    writeSession(keeping, session);
    forgetSession(keeping, "another");
    expect(readSession(keeping)).toEqual(session);
    forgetSession(keeping, "c1");
    expect(browser.stored.has(SESSION_KEY)).toBe(false);
  });
});
