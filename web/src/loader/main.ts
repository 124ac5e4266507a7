/**
 * The loader: what another site includes with one line. It adds a launcher and `window.TalentDesk`.
 *
 * Never throws into the site, and adds nothing when it is included a second time.
 */
import { readOptions } from "./options";
import { createWidget, type Widget } from "./widget";

const script = document.currentScript; // is there only while the script runs for the first time

function start(): void {
  if (!(script instanceof HTMLScriptElement) || isThere()) return;
  const widget = createWidget(readOptions(script, navigator.languages));
  const safe: Widget = {
    open: () => attempt(widget.open),
    close: () => attempt(widget.close),
    setLanguage: (language) => attempt(() => widget.setLanguage(language)),
  };
  Object.assign(window, { TalentDesk: safe });
}

/** An element with this id would be on `window` too, so its being there is not enough. */
function isThere(): boolean {
  const there = (window as { TalentDesk?: Partial<Widget> }).TalentDesk;
  return typeof there?.open === "function";
}

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    console.warn("Talent Desk:", error);
  }
}

if (document.body) attempt(start);
else document.addEventListener("DOMContentLoaded", () => attempt(start));
