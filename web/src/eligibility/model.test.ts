import { beforeEach, expect, it } from "vitest";

import { ApiProblem } from "../api/errors";
import { RefusedFacts } from "./desk";
import { Model } from "./model";
import { AGE, check, DEGREE, OFFLINE, question, result, settled, SlowDesk } from "./samples";

let desk: SlowDesk;
let model: Model;

beforeEach(() => {
  sessionStorage.clear();
  desk = new SlowDesk();
  model = new Model(desk, "en");
});

it("stores nothing before something is told", async () => {
  void model.start();
  desk.newest.answer(check([]));
  await settled();
  expect(sessionStorage.length).toBe(0);
});

it("takes the answer to the newest request, whichever comes last", async () => {
  model.answer("age", 40);
  const first = desk.newest;
  model.answer("age", 41);
  const second = desk.newest;
  second.answer(check([result("k-visa", "qualifies")]));
  first.answer(check([result("k-visa", "does_not_qualify")]));
  await settled();
  expect(model.check.value?.results[0]?.verdict).toBe("qualifies");
  expect(first.signal.aborted).toBe(true);
  expect(model.busy.value).toBe(false);
  expect(model.problem.value).toBeNull();
});

it("keeps what was told and shown when the desk cannot be reached, and goes on from there", async () => {
  model.answer("age", 40);
  desk.newest.answer(check([result("k-visa", "open")]));
  await settled();
  model.answer("degree", "master");
  desk.newest.refuse(OFFLINE);
  await settled();
  expect(model.problem.value).toBe(OFFLINE);
  expect(model.check.value?.results).toHaveLength(1);
  void model.refresh();
  expect(desk.newest.asked.facts).toEqual({ age: 40, degree: "master" });
  desk.newest.answer(check([result("k-visa", "qualifies")]));
  await settled();
  expect(model.problem.value).toBeNull();
  expect(model.news.value.map(({ programme }) => programme)).toEqual(["k-visa"]);
});

it("remembers in the tab, and goes on with it after a reload", async () => {
  model.answer("age", { min: 30, max: 40 });
  model.setDay("2025-01-01");
  model.choose(["k-visa"]);
  const again = new Model(desk, "en");
  void again.refresh();
  expect(desk.newest.asked).toEqual({
    facts: { age: { min: 30, max: 40 } },
    programmes: ["k-visa"],
    asOf: "2025-01-01",
    language: "en",
    explain: [],
  });
});

it("fetches the reasons of what is looked at, and brings them with every answer from then on", async () => {
  model.answer("age", 40);
  desk.newest.answer(check([result("k-visa", "open", { reasons: null }), result("pr-staff", "open", { reasons: null })]));
  await settled();
  void model.explain("k-visa");
  expect(desk.newest.asked).toMatchObject({ programmes: ["k-visa"], explain: ["k-visa"] });
  desk.newest.answer(check([result("k-visa", "open")]));
  await settled();
  expect(model.check.value?.results.map(({ reasons }) => reasons !== null)).toEqual([true, false]);
  model.answer("age", 41);
  expect(desk.newest.asked).toMatchObject({ programmes: null, explain: ["k-visa"] });
});

it("does not let reasons of an earlier answer stand beside a newer one", async () => {
  model.answer("age", 40);
  desk.newest.answer(check([result("k-visa", "open", { reasons: null })]));
  await settled();
  void model.explain("k-visa");
  const explaining = desk.newest;
  model.answer("age", 41);
  desk.newest.answer(check([result("k-visa", "qualifies")]));
  explaining.answer(check([result("k-visa", "open")]));
  await settled();
  expect(model.check.value?.results[0]?.verdict).toBe("qualifies");
  expect(model.problem.value).toBeNull();
});

it("does not trust what it finds in the tab", () => {
  for (const text of ["", "{", "[]", '{"facts":3,"programmes":[],"asOf":"soon","focus":1}']) {
    sessionStorage.setItem("talent-desk.eligibility", text);
    expect(new Model(desk, "en").visit.value).toMatchObject({ facts: {}, programmes: null, asOf: null, focus: null });
  }
});

it("takes a fact back, and all of them", () => {
  model.answer("age", 40);
  model.answer("degree", "master");
  model.forget("age");
  expect(desk.newest.asked.facts).toEqual({ degree: "master" });
  model.restart();
  expect(desk.newest.asked.facts).toEqual({});
});

it("asks about one programme first until it is decided", async () => {
  model.focusOn("pr-staff");
  const [focused, all] = [desk.pending.at(-2)!, desk.pending.at(-1)!];
  expect(focused.asked.programmes).toEqual(["pr-staff"]);
  expect(all.asked.programmes).toBeNull();
  focused.answer(check([result("pr-staff", "open")], question(DEGREE)));
  all.answer(check([result("pr-staff", "open"), result("k-visa", "open")], question(AGE)));
  await settled();
  expect(model.question.value?.fact).toBe("degree");
  model.answer("degree", "master");
  desk.pending.at(-2)!.answer(check([result("pr-staff", "does_not_qualify")], null));
  desk.pending.at(-1)!.answer(check([result("k-visa", "open")], question(AGE)));
  await settled();
  expect(model.question.value?.fact).toBe("age");
  expect(model.visit.value.focus).toBeNull();
});

it("goes on without facts that the rules do not know any more, and names them", async () => {
  void model.start();
  desk.newest.answer(check([]));
  await settled();
  model.setFacts({ age: 400, degree: "master" });
  desk.newest.refuse(new RefusedFacts(new ApiProblem("refused", { code: "invalid_facts" }), ["age"]));
  await settled();
  expect(desk.newest.asked.facts).toEqual({ degree: "master" });
  expect(model.dropped.value).toEqual(["age"]);
  desk.newest.answer(check([]));
  await settled();
  expect(model.problem.value).toBeNull();
});

it("keeps a result on the desk only when it is asked to", async () => {
  model.answer("age", 40);
  expect(desk.kept).toEqual([]);
  expect(await model.keep()).toBe("7GK20-XMP41");
  expect(desk.kept.map(({ facts }) => facts)).toEqual([{ age: 40 }]);
});
