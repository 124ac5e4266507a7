/**
 * The nodes of the widget: a button, the box of the panel, and what stands in it until the panel does.
 *
 * Never decides anything; `widget.ts` does.
 */
import { langTag, type Display } from "../i18n/languages";
import { adoptStyle, icon, make } from "./dom";
import css from "./loader.css?inline";
import type { Options } from "./options";
import { WORDS } from "./words";

const BUBBLE = "M4 5.5h16v11H10.5L6 20v-3.5H4zM8 9.5h8M8 12.5h5";
const DOWN = "m6 9.5 6 6 6-6";
const CROSS = "m6 6 12 12M18 6 6 18";

export interface Parts {
  host: HTMLElement;
  /** Around everything; its class says whether the panel fills the screen. */
  stage: HTMLElement;
  launcher: HTMLButtonElement;
  panel: HTMLElement;
  wait: HTMLElement;
  close: HTMLButtonElement;
  again: HTMLButtonElement;
  /** Word everything in a language, with this many unread messages. */
  word(language: Display, unread: number): void;
  showOpen(open: boolean): void;
  showLate(late: boolean): void;
}

/** Build the nodes; `panelAddress` is where the panel can be seen by itself. */
export function createParts(options: Options, panelAddress: string): Parts {
  const ask = make("span");
  const badge = make("span", { class: "badge", "aria-hidden": "true" });
  const count = make("span", { class: "unseen" });
  const [bubble, down] = [icon(BUBBLE), icon(DOWN)];
  const launcher = make("button", { class: "launcher", type: "button", "aria-controls": "panel" });
  launcher.append(bubble, down, ask, count, badge);

  const close = make("button", { class: "close", type: "button" }, icon(CROSS));
  const waiting = make("p");
  const late = make("p");
  const again = make("button", { type: "button" });
  const tab = make("a", { href: panelAddress, target: "_blank", rel: "noopener" });
  const call = make("a", { href: "tel:12345" });
  const instead = make("div", {}, late, again, tab, call);
  const told = make("div", { role: "status" }, waiting, instead);
  const wait = make("div", { class: "wait" }, close, told);

  const panel = make("div", { class: "panel", id: "panel", role: "dialog" }, wait);
  const news = make("div", { class: "unseen", role: "status" });
  const stage = make("div", {}, launcher, panel, news);
  const host = make("talent-desk" as "div", { "data-position": options.position });
  const root = host.attachShadow({ mode: "open" });
  adoptStyle(root, css);
  root.append(stage);

  return {
    host,
    stage,
    launcher,
    panel,
    wait,
    close,
    again,
    word(language, unread) {
      const words = WORDS[language];
      const told = unread ? words.unread.replace("{count}", String(unread)) : "";
      host.lang = langTag(language);
      ask.textContent = words.ask;
      badge.textContent = unread > 99 ? "99+" : String(unread || "");
      badge.hidden = !unread;
      count.textContent = told && ` (${told})`;
      if (news.textContent !== told) news.textContent = told;
      panel.setAttribute("aria-label", words.name);
      close.setAttribute("aria-label", words.close);
      waiting.textContent = words.wait;
      late.textContent = words.late;
      again.textContent = words.again;
      tab.textContent = words.tab;
      call.textContent = words.call;
    },
    showOpen(open) {
      launcher.setAttribute("aria-expanded", String(open));
      bubble.toggleAttribute("hidden", open);
      down.toggleAttribute("hidden", !open);
      panel.classList.toggle("open", open);
    },
    showLate(isLate) {
      waiting.hidden = isLate;
      instead.hidden = !isLate;
    },
  };
}
