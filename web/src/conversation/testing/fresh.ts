/** A new world before each test of a module, and what a call in it fails with. */
import { afterEach, beforeEach, vi } from "vitest";

import type { ApiProblem } from "../../api/errors";
import { World, pass, stopTime } from "./world";

/** The world of the running test, where its module has called `freshWorlds`. */
export let world: World;

/** Stop the time and make a new world before each test, and let the time go again after it. */
export function freshWorlds(): void {
  beforeEach(() => {
    stopTime();
    world = new World();
  });
  afterEach(() => void vi.useRealTimers());
}

/** Return what a call fails with. */
export async function problemOf(call: Promise<unknown>): Promise<ApiProblem> {
  const caught = call.then(
    () => null,
    (problem: ApiProblem) => problem,
  );
  await pass(60_000);
  const problem = await caught;
  if (!problem) throw new Error("nothing failed");
  return problem;
}
