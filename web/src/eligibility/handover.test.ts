import { afterEach, expect, it } from "vitest";

import { handoverCode } from "./handover";

afterEach(() => history.replaceState(null, "", "/"));

it("takes the code out of the address at once, and leaves the rest", () => {
  history.replaceState(null, "", "/eligibility?language=ja#join=AB%2F12");
  expect(handoverCode()).toBe("AB/12");
  expect(location.href).toContain("/eligibility?language=ja");
  expect(location.hash).toBe("");
  expect(handoverCode()).toBeNull();
});

it("leaves other fragments alone", () => {
  history.replaceState(null, "", "/eligibility#results");
  expect(handoverCode()).toBeNull();
  expect(location.hash).toBe("#results");
});
