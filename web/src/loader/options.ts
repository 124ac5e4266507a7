/**
 * What the site asks for, in the attributes of the script element; what it misspells is as if left out.
 */
import { chooseDisplay, displayOf, type Display } from "../i18n/languages";

export interface Options {
  /** The origin that the script came from: the only one that is loaded from and spoken with. */
  desk: string;
  language: Display;
  /** The corner, by the direction in which the site is read. */
  position: "end" | "start";
  theme: "auto" | "light" | "dark";
}

/** Return the options of a script element; `languages` are the browser's, best first. */
export function readOptions(script: HTMLScriptElement, languages: readonly string[]): Options {
  const { position, theme } = script.dataset;
  return {
    desk: new URL(script.src).origin,
    language: readLanguage(script.dataset["language"], script.ownerDocument.documentElement.lang, languages),
    position: position === "start" ? "start" : "end",
    theme: theme === "light" || theme === "dark" ? theme : "auto",
  };
}

/** Return the language asked for; for "auto" that of the page, and where we do not speak it the browser's. */
export function readLanguage(wanted: unknown, page: string, languages: readonly string[]): Display {
  return (typeof wanted === "string" ? displayOf(wanted) : null) ?? chooseDisplay([page, ...languages]);
}
