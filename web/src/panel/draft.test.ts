import { beforeEach, expect, it } from "vitest";

import { Draft } from "./draft";

beforeEach(() => sessionStorage.clear());

it("is there again on the next page of the tab", () => {
  new Draft().set("How do I");
  const next = new Draft();
  next.restore();
  expect(next.text.value).toBe("How do I");
});

it("leaves nothing behind once it is empty", () => {
  const draft = new Draft();
  draft.set("x");
  draft.set("");
  expect(sessionStorage.length).toBe(0);
});

it("puts a message that was taken back before what has been typed since", () => {
  const draft = new Draft();
  draft.putBack("first");
  draft.putBack("earlier");
  expect(draft.text.value).toBe("earlier\nfirst");
});

it("remembers for the page alone where storage is blocked", () => {
  const blocked = new Draft(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  blocked.restore();
  blocked.set("kept");
  expect(blocked.text.value).toBe("kept");
});
