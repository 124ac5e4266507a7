import { expect, it } from "vitest";

import type { Settings } from "../api/client";
import { isAgreed } from "./desk";

const settings: Settings = {
  languages: ["zh", "en", "ja", "ko"],
  consent_version: "2026-11-21",
  retention_days: 30,
  result_days: 30,
  max_chars: 2000,
  rasa: "up",
};

it.each([
  ["the version in force", true, "2026-11-21", settings, true],
  ["an older version", true, "2026-01-01", settings, false],
  ["no version", true, null, settings, false],
  ["no conversation", false, null, settings, false],
  ["some version, while the desk cannot be asked", true, "2026-01-01", null, true],
])("with %s", (_, started, consentVersion, known, agreed) => {
  expect(isAgreed({ started, consentVersion }, known)).toBe(agreed);
});
