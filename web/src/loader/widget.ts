/**
 * Opens and closes the panel on another site: what is loaded when, where the focus goes, and the whole of a small screen.
 *
 * Never loads, stores or sends anything before it is opened for the first time.
 */
import { isDisplay } from "../i18n/languages";
import { coverPage, followKeyboard } from "./cover";
import { createFrame, type Frame } from "./frame";
import { readLanguage, type Options } from "./options";
import { createParts } from "./parts";
import type { Theme, ToLoader } from "./protocol";
import { WORDS } from "./words";

const SMALL = "(max-width: 667px), (max-height: 480px)";

export interface Widget {
  open(): void;
  close(): void;
  /** One of the languages, or "auto" for that of the page. */
  setLanguage(language: string): void;
}

/** Put the launcher into the page. */
export function createWidget(options: Options): Widget {
  let { language } = options;
  const { desk } = options;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const theme = (): Theme => (options.theme === "auto" ? (dark.matches ? "dark" : "light") : options.theme);
  const address = (): string => `${desk}/widget/panel?${new URLSearchParams({ language, theme: theme() })}`;
  const parts = createParts(options, address());
  const { host, stage, launcher, panel } = parts;
  const small = window.matchMedia(SMALL);
  let frame: Frame | null = null;
  let isOpen = false;
  let isReady = false;
  let unread = 0;
  let opener: Element | null = null;
  let uncover: (() => void) | null = null;

  function open(): void {
    if (isOpen) return;
    isOpen = true;
    unread = 0;
    opener = document.activeElement;
    parts.word(language, unread);
    parts.showOpen(true);
    fitScreen();
    if (frame) tellShown();
    else load();
    if (small.matches && !isReady) parts.close.focus();
  }

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    parts.showOpen(false);
    fitScreen();
    frame?.post({ desk: "hidden" });
    const elsewhere = opener instanceof HTMLElement && opener.isConnected && opener !== host && opener !== document.body;
    (elsewhere ? opener as HTMLElement : launcher).focus();
  }

  function load(): void {
    parts.showLate(false);
    frame = createFrame(address(), {
      desk,
      title: WORDS[language].name,
      on: {
        hello: () => ({ desk: "hello", visible: isOpen }),
        message: hear,
        late: () => parts.showLate(true),
      },
    });
    frame.element.hidden = true;
    panel.append(frame.element);
  }

  function hear(message: ToLoader): void {
    if (message.desk === "ready") showPanel();
    if (message.desk === "close") close();
    if (message.desk === "language" && isDisplay(message.language)) speak(message.language);
    if (message.desk === "unread" && !isOpen) {
      unread = Math.max(0, Math.trunc(Number(message.count)) || 0);
      parts.word(language, unread);
    }
  }

  function showPanel(): void {
    if (!frame) return;
    isReady = true;
    parts.wait.hidden = true;
    frame.element.hidden = false;
    if (isOpen) tellShown();
  }

  /** The focus goes in only if the visitor has not gone elsewhere while the panel was loading. */
  function tellShown(): void {
    const at = document.activeElement;
    const focus = isReady && (at === host || at === document.body || at === opener);
    if (focus) frame?.element.focus();
    frame?.post({ desk: "shown", focus });
  }

  function fitScreen(): void {
    stage.classList.toggle("modal", small.matches);
    panel.setAttribute("aria-modal", String(isOpen && small.matches));
    if (isOpen && small.matches) {
      if (uncover) return;
      const [reveal, release] = [coverPage(host), followKeyboard(panel)];
      uncover = () => (reveal(), release());
    } else {
      uncover?.();
      uncover = null;
    }
  }

  /** The frame cannot tell by itself what the site around it looks like. */
  function paint(): void {
    host.dataset["theme"] = theme();
    frame?.post({ desk: "theme", theme: theme() });
  }

  function speak(wanted: Options["language"]): void {
    language = wanted;
    parts.word(language, unread);
    if (frame) frame.element.title = WORDS[language].name;
  }

  launcher.addEventListener("click", () => (isOpen ? close() : open()));
  parts.close.addEventListener("click", close);
  parts.again.addEventListener("click", () => {
    parts.showLate(false);
    frame?.reload();
  });
  stage.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  small.addEventListener("change", fitScreen);
  dark.addEventListener("change", paint);
  paint();
  parts.word(language, 0);
  parts.showOpen(false);
  parts.showLate(false);
  fitScreen();
  document.body.append(host);

  return {
    open,
    close,
    setLanguage(wanted) {
      speak(readLanguage(wanted, document.documentElement.lang, navigator.languages));
      frame?.post({ desk: "language", language });
    },
  };
}
