/**
 * The choice of the language, each in its own words. It can be changed at any time and loses nothing.
 */
import type { JSX } from "preact";

import { DISPLAYS, DISPLAY_NAMES, isDisplay, langTag, type Display } from "../i18n/languages";
import { useDesk } from "./desk";
import { Icon } from "./Icons";

const SHORT: Readonly<Record<Display, string>> = { zh: "简", "zh-Hant": "繁", en: "EN", ja: "日", ko: "한" };

export function LanguageSwitch(): JSX.Element {
  const { words, display, chooseLanguage } = useDesk();
  return (
    <span class="control language">
      <Icon name="globe" />
      <span aria-hidden="true" lang={langTag(display.value)}>
        {SHORT[display.value]}
      </span>
      <select
        aria-label={words.language}
        title={words.language}
        value={display.value}
        onChange={({ currentTarget: { value } }) => isDisplay(value) && chooseLanguage(value)}
      >
        {DISPLAYS.map((one) => (
          <option key={one} value={one} lang={langTag(one)}>
            {DISPLAY_NAMES[one]}
          </option>
        ))}
      </select>
    </span>
  );
}
