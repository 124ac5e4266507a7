// The chat page: sends what is typed to the REST channel, shows the conversation, speaks the visitor's language.
// Never loses what was typed: a message without an answer keeps its text and offers to send it again.

import { make, makeButton, makeMessage, makeReply } from "./reply.js";
import { isKnown, say as sayIn } from "./words.js";

const CHANNEL = "webhooks/rest/webhook";
const READINESS = "readyz";
const MAX_CHARS = 2000;
const COUNT_FROM = 1800;
const ANSWER_TIMEOUT_MS = 60_000;
const READINESS_EVERY_MS = 5_000;
const NEAR_END_PX = 160;
const SENDER_KEY = "talent-desk-sender";
const EDITABLE = [413, 422]; // refused for what was typed: sending it again unchanged would not help

const byId = (id) => document.getElementById(id);
const [scroller, log, typing, state] = ["scroller", "log", "typing", "state"].map(byId);
const [composer, question, send, counter, select] = ["composer", "question", "send", "counter", "language"].map(byId);
const phones = byId("phones");

// Language

let uiLanguage = "en";

const say = (key) => sayIn(key, uiLanguage);
const chosenLanguage = () => (isKnown(select.value) ? select.value : null);

function browserLanguage() {
  const codes = (navigator.languages ?? [navigator.language]).map((tag) => tag.toLowerCase().split("-")[0]);
  return codes.find(isKnown) ?? "en";
}

/** The language of a visitor's text as far as its letters tell. */
function scriptLanguage(text) {
  if (/\p{Script=Hangul}/u.test(text)) return "ko";
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "ja";
  if (/\p{Script=Han}/u.test(text)) return uiLanguage === "ja" ? "ja" : "zh";
  return /\p{Script=Latin}/u.test(text) ? "en" : uiLanguage;
}

/** Put every word of the page in the language chosen. What was said stays as it is. */
function applyLanguage() {
  uiLanguage = chosenLanguage() ?? browserLanguage();
  document.documentElement.lang = uiLanguage;
  document.title = say("name");
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = say(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
  }
  question.placeholder = say("placeholder");
  measure();
}

/** Give a node words that follow the language; without a key it has none. */
function setWord(node, key) {
  if (node.dataset.word === key) return;
  node.dataset.word = key;
  node.textContent = say(key);
}

// The conversation

let atEnd = true; // the visitor sees the end of the conversation, and is kept there

/** Add a node at the end of the log; scroll to it unless the visitor reads further up. */
function show(node) {
  log.append(node);
  if (!atEnd) return;
  atEnd = node.offsetHeight < scroller.clientHeight - NEAR_END_PX;
  if (atEnd) scrollToEnd();
  else node.scrollIntoView({ block: "start" });
}

function scrollToEnd() {
  atEnd = true;
  typing.scrollIntoView({ block: "end" });
}

/** Show a message of the visitor and get its answer. */
function ask({ shown, payload = shown, event = null }) {
  const message = { node: makeMessage(shown, scriptLanguage(shown)), shown, payload };
  log.append(message.node);
  enqueue(message);
  // After a tap the keyboard of a phone stays closed, so that the answer can be seen.
  if (!event || event.detail === 0 || matchMedia("(pointer: fine)").matches) focusQuestion();
}

let waiting = 0;
let lastTurn = Promise.resolve();

/** Send a message when those before it have their answers, in the language chosen now. */
function enqueue(message) {
  message.language = chosenLanguage();
  setWaiting(waiting + 1);
  scrollToEnd();
  lastTurn = lastTurn.then(() => deliver(message)).finally(() => setWaiting(waiting - 1));
}

function setWaiting(count) {
  waiting = count;
  setWord(typing, count ? "thinking" : "");
}

async function deliver(message) {
  try {
    const replies = await fetchReplies(message);
    for (const reply of replies) show(makeReply(reply, { fallback: uiLanguage, choose }));
  } catch (error) {
    message.node.append(makeFailure(message, error));
    if (atEnd) scrollToEnd();
    if (!(error instanceof Refused)) watchReadiness();
  }
}

function choose({ title, payload }, event) {
  ask({ shown: title, payload, event });
}

// Failures

/** There is no connection, or no answer in time; `word` is the key of what to say. */
class Unreachable extends Error {
  constructor(word) {
    super(word);
    this.word = word;
  }
}

/** The service did not take a message, and says why in a sentence for the visitor. */
class Refused extends Error {
  constructor({ message, language }, status) {
    super(message);
    this.language = language;
    this.status = status;
  }
}

/** What went wrong, and the way on: the message again as it is, or back in the input. */
function makeFailure(message, error) {
  const words = make("p", error instanceof Refused ? { lang: error.language } : {});
  if (error instanceof Refused) words.append(error.message);
  else setWord(words, error.word ?? "failed_server");
  const [word, goOn] = EDITABLE.includes(error.status) ? ["edit", takeBack] : ["send_again", sendAgain];
  const button = makeButton({ "data-word": word }, say(word), () => {
    failure.remove();
    goOn(message);
    focusQuestion();
  });
  const failure = make("div", { class: "failure" }, words, button);
  return failure;
}

function sendAgain(message) {
  if (message.node !== log.lastElementChild) log.append(message.node);
  enqueue(message);
}

function takeBack(message) {
  message.node.remove();
  question.value = [message.shown, question.value].filter(Boolean).join("\n");
  measure();
}

// The service

let sender = null;

/** The name of the conversation: made with the first message, kept for as long as the tab is open. */
function senderId() {
  try {
    sender ??= sessionStorage.getItem(SENDER_KEY);
    sender ??= newId();
    sessionStorage.setItem(SENDER_KEY, sender);
  } catch {
    sender ??= newId(); // no storage: the name lives as long as the page
  }
  return sender;
}

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID(); // missing over plain http, except on this machine
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function fetchReplies({ payload, language }) {
  const metadata = language ? { language } : {};
  const { status, content } = await post({ sender: senderId(), message: payload, metadata });
  if (status < 300 && Array.isArray(content) && content.length) return content;
  if (typeof content?.error?.message === "string") throw new Refused(content.error, status);
  throw new Error(`no answer that can be shown, status ${status}`);
}

async function post(body) {
  try {
    const response = await fetch(CHANNEL, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout?.(ANSWER_TIMEOUT_MS),
    });
    return { status: response.status, content: await response.json().catch(() => null) };
  } catch (error) {
    throw new Unreachable(error.name === "TypeError" ? "failed_network" : "failed_timeout");
  }
}

async function readiness() {
  try {
    const answer = await (await fetch(READINESS, { cache: "no-store" })).json();
    return answer.status === "unavailable" ? "unavailable" : answer.rasa;
  } catch {
    return "unreachable";
  }
}

let watching = false;

/** Say what does not work yet, until everything does. */
async function watchReadiness() {
  if (watching) return;
  watching = true;
  let now;
  do {
    if (now) await new Promise((wake) => setTimeout(wake, READINESS_EVERY_MS));
    now = await readiness();
    setWord(state, now === "up" ? "" : `state_${now}`);
  } while (now !== "up");
  watching = false;
}

// The input

const typed = () => question.value.normalize("NFC").trim();
const focusQuestion = () => question.focus({ preventScroll: true });

/** Fit the input to its text, and count when it gets long. */
function measure() {
  question.style.height = "auto";
  question.style.height = `${question.scrollHeight}px`;
  const length = [...typed()].length;
  send.disabled = length === 0;
  counter.hidden = length < COUNT_FROM;
  counter.textContent = `${length.toLocaleString("en")} / ${MAX_CHARS.toLocaleString("en")}`;
  counter.classList.toggle("over", length > MAX_CHARS);
  question.setAttribute("aria-invalid", length > MAX_CHARS);
}

function submit() {
  const text = typed();
  if (!text) return;
  question.value = "";
  measure();
  ask({ shown: text });
}

let composing = false; // until the key that ended a composition of an input method has passed

question.addEventListener("compositionstart", () => (composing = true));
question.addEventListener("compositionend", () => setTimeout(() => (composing = false), 0));
question.addEventListener("input", measure);
question.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey) return;
  if (event.isComposing || event.keyCode === 229 || composing) return;
  event.preventDefault();
  submit();
});
composer.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
  focusQuestion();
});

// The page

/** Keep the page as high as what an on-screen keyboard leaves of the window. */
function fitWindow() {
  if (visualViewport.scale > 1.01) return; // enlarged with two fingers
  document.documentElement.style.setProperty("--height", `${Math.round(visualViewport.height)}px`);
  if (!matchMedia("(max-height: 20rem)").matches) window.scrollTo(0, 0); // the keyboard may have pushed the page up
}

for (const number of [1, 2, 3, 4]) {
  const word = `example_${number}`;
  const example = makeButton({ "data-word": word }, "", (event) => ask({ shown: say(word), event }));
  byId("examples").append(make("li", {}, example));
}
document.addEventListener("click", ({ target }) => {
  if (!phones.contains(target)) phones.open = false;
});
scroller.addEventListener("scroll", () => {
  atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
});
new ResizeObserver(() => atEnd && log.hasChildNodes() && scrollToEnd()).observe(scroller);
window.visualViewport?.addEventListener("resize", fitWindow);
window.addEventListener("pageshow", applyLanguage); // a browser may have put back what was chosen and typed
select.addEventListener("change", applyLanguage);
applyLanguage();
watchReadiness();
