/** What the interface sees before anything has happened. */
import type { State } from "./types";

export const START: State = {
  entries: [],
  lastSeq: 0,
  typing: false,
  connection: "idle",
  feedback: new Map(),
  language: null,
  factsSeq: 0,
  started: false,
  consentVersion: null,
  gone: false,
  problem: null,
};
