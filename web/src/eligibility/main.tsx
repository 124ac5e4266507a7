/**
 * The eligibility page's entry: puts the form into the frame that the server rendered.
 *
 * Never stores anything before the visitor answers.
 */
import "../styles/reply.css";
import "../styles/eligibility.css";
import "../styles/print.css";

import { render } from "preact";

import { readSession, SESSION_KEY } from "../conversation/session";
import { Keeping } from "../conversation/storage";
import { createStore } from "../conversation/store";
import { browser } from "../conversation/surroundings";
import { chooseDisplay, contentOf, displayOf, type Display } from "../i18n/languages";
import { replyWords } from "../reply";
import { checkWords } from "../reply/checkwords";
import { App } from "./App";
import { createDesk } from "./desk";
import { handoverCode } from "./handover";
import { Model } from "./model";
import { Sharing } from "./sharing";
import { showTraditional } from "./traditional";
import { pageWords } from "./words";

async function start(root: HTMLElement): Promise<void> {
  const display = chosenDisplay();
  const code = handoverCode(); // taken out of the address before anything else
  const model = new Model(createDesk(), contentOf(display));
  const store = createStore();
  const keeping = new Keeping(browser());
  const sharing = new Sharing(store, model, () => readSession(keeping)?.id ?? null);
  const started = model.start();
  const [words, ofChecks] = await Promise.all([
    pageWords.load(display),
    checkWords.load(display),
    replyWords.load(display), // those around sources
  ]);
  const voice = { display, content: contentOf(display), words: ofChecks };
  if (display === "zh-Hant") showTraditional(document.body);
  root.replaceChildren();
  render(<App page={{ model, sharing, words, voice }} />, root);
  window.addEventListener("storage", (event) => {
    if (event.key === null || event.key === SESSION_KEY) sharing.noticed();
  });
  await started;
  if (code) await sharing.join(code);
  else sharing.start();
}

/** The language in the address, else that of the page around, as the server chose it. */
function chosenDisplay(): Display {
  const asked = displayOf(new URLSearchParams(location.search).get("language") ?? "");
  return asked ?? chooseDisplay([document.documentElement.lang, ...navigator.languages]);
}

const root = document.getElementById("app");
if (root) void start(root);
