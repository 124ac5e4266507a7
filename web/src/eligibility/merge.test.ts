import { describe, expect, it } from "vitest";

import { merged, sameFacts } from "./merge";

describe("what page and conversation know together", () => {
  it("has what either was told first", () => {
    expect(merged({}, { age: 41 }, { degree: "master" })).toEqual({ age: 41, degree: "master" });
  });

  it("keeps the page's answer where both were told the same fact", () => {
    expect(merged({ age: 40 }, { age: 41 }, { age: 42 })).toEqual({ age: 42 });
  });

  it("takes over what was changed or taken back in the conversation alone", () => {
    const before = { age: 40, degree: "master", hsk_level: 3 };
    expect(merged(before, { age: 41, degree: "master" }, before)).toEqual({ age: 41, degree: "master" });
  });

  it("leaves out what was taken back on the page", () => {
    expect(merged({ age: 40 }, { age: 40 }, {})).toEqual({});
  });

  it("keeps on the page what was taken back there and told anew elsewhere", () => {
    expect(merged({ age: 40 }, { age: 41 }, {})).toEqual({});
  });
});

it("takes two ways to write the same for the same", () => {
  expect(sameFacts({ pay: { min: 1, max: 2 } }, { pay: { max: 2, min: 1 } })).toBe(true);
  expect(sameFacts({ pay: { min: 1, max: null } }, { pay: { min: 1 } })).toBe(true);
  expect(sameFacts({ age: null }, {})).toBe(true);
  expect(sameFacts({ age: 41 }, { age: "41" })).toBe(false);
  expect(sameFacts({ degree: ["master", "doctor"] }, { degree: ["master"] })).toBe(false);
});
