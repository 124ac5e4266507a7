import { expect, it } from "vitest";

import { byVerdict, decided, turned } from "./progress";
import { check, result } from "./samples";

it("puts open results that need least first, and those without a rule last", () => {
  const open = [
    result("many", "open", { missing: ["a", "b", "c"] }),
    result("none", "open", { missing: [], version: null }),
    result("one", "open", { missing: ["a"] }),
  ];
  expect(byVerdict(open).get("open")?.map(({ programme }) => programme)).toEqual(["one", "many", "none"]);
});

it("counts as decided what is not open", () => {
  const results = (["qualifies", "borderline", "open", "does_not_qualify"] as const).map((one) => result(one, one));
  expect(decided(check(results))).toBe(3);
});

it("tells what an answer has turned, and nothing at first", () => {
  const after = check([result("a", "qualifies"), result("b", "open")]);
  expect(turned(null, after)).toEqual([]);
  const before = check([result("a", "open"), result("b", "open")]);
  expect(turned(before, after).map(({ programme }) => programme)).toEqual(["a"]);
});
