// Builds what stands in the conversation: a visitor's message, and a reply with its parts and sources.
// Never writes text as markup: nodes are built one by one, and what was said is set as text, unchanged.

import { isKnown, say } from "./words.js";

const SOURCES_SHOWN = 3;
const LINES_UNFOLDED = 24; // a verdict with more conditions is folded up at first
const MARKED = /^( *)(✓|✗|[?？]|±|[\d.]+(?:–[\d.]+)?\/[\d.]+) (.*)$/u; // a condition: depth, state or points, words
const LEGEND = /✓.*✗/u; // what the marks mean stands in one line
const STATES = { "✓": "met", "✗": "not-met", "?": "open", "？": "open", "±": "unclear" };
const LOCALES = { zh: "zh-CN", en: "en-GB", ja: "ja-JP", ko: "ko-KR" };

/** An element with its attributes (those without a value are left out) and children (null is left out). */
export function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) node.setAttribute(key, value);
  node.append(...children.filter((child) => child != null));
  return node;
}

export function makeButton(attributes, label, onClick) {
  const button = make("button", { type: "button", ...attributes }, label);
  button.addEventListener("click", onClick);
  return button;
}

/** A message of the visitor; `language` only chooses the font and the voice of a screen reader. */
export function makeMessage(shown, language) {
  const speaker = make("span", { class: "unseen" }, say("you", language));
  return make("article", { class: "mine", lang: language }, speaker, make("div", { class: "text" }, shown));
}

/**
 * One message of the REST channel. `custom` holds its parts; the top-level text is for clients without them.
 * The words around a reply are in the reply's language; `fallback` serves when it has none of the four.
 * `choose(button, event)` is called when the visitor takes one of the choices.
 */
export function makeReply({ text, buttons, custom }, { fallback, choose }) {
  const reply = { text, ...custom };
  const language = isKnown(reply.language) ? reply.language : fallback;
  const quoted = reply.text_language && reply.text_language !== language;
  return make(
    "article",
    { class: "reply", lang: language, "data-kind": reply.kind },
    make("span", { class: "unseen" }, say("assistant", language)),
    reply.notice ? make("p", { class: "notice" }, reply.notice) : null,
    makeText(quoted ? "blockquote" : "div", { class: "text", lang: reply.text_language }, String(reply.text ?? "")),
    reply.detail ? (reply.kind === "verdict" ? makeConditions : makeDetail)(reply.detail, language) : null,
    reply.quote ? makeText("blockquote", { class: "text" }, reply.quote) : null,
    reply.after ? makeText("p", { class: "text after" }, reply.after) : null,
    buttons?.length ? makeChoices(buttons, { language, choose }) : null,
    reply.sources?.length ? makeSources(reply.sources, language) : null,
  );
}

/** A node with exactly this text; lines that start with a bullet get a hanging indent. */
function makeText(name, attributes, text) {
  const node = make(name, attributes);
  for (const [index, line] of text.split("\n").entries()) {
    if (index) node.append("\n");
    if (line.startsWith("• ")) {
      node.append(make("span", { class: "item" }, make("span", { class: "dot" }, "• "), line.slice(2)));
    } else {
      node.append(line);
    }
  }
  return node;
}

/** More of the same answer, folded up below its first line. */
function makeDetail(detail) {
  const [heading, ...rest] = detail.trim().split("\n");
  const body = makeText("div", { class: "text" }, rest.join("\n").trim());
  return make("details", { class: "detail" }, make("summary", {}, heading), body);
}

/** The conditions of a verdict, one a line, set in as deep as they are nested. */
function makeConditions(detail, language) {
  const lines = detail.trim().split("\n");
  const summary = make("summary", {}, say("conditions", language));
  const body = make("div", { class: "conditions" }, ...lines.map(makeCondition));
  return make("details", { class: "detail", open: lines.length > LINES_UNFOLDED ? null : "" }, summary, body);
}

function makeCondition(line, index, lines) {
  const level = Math.min(/^ */.exec(line)[0].length / 2, 3);
  const [, , mark, words] = MARKED.exec(line) ?? [];
  if (mark && !LEGEND.test(line)) {
    const shown = make("span", { class: "state-mark", "data-state": STATES[mark] }, mark);
    return make("p", { class: "condition", "data-level": level }, shown, " ", make("span", {}, words));
  }
  const heads = !level && index && !lines[index - 1] && lines[index + 1];
  const kind = level || mark ? "condition-note" : heads ? "condition-heading" : null;
  return make("p", { class: kind, "data-level": level }, line.trim());
}

function makeChoices(buttons, { language, choose }) {
  const choices = buttons.map((button) =>
    makeButton({ class: "choice" }, button.title, (event) => choose(button, event)),
  );
  return make("div", { class: "choices", role: "group", "aria-label": say("choices", language) }, ...choices);
}

function makeSources(sources, language) {
  const items = sources.map((source) => makeSource(source, language));
  const heading = make("h3", {}, say("sources", language));
  const section = make("section", { class: "sources" }, heading, make("ul", {}, ...items));
  const rest = items.slice(SOURCES_SHOWN);
  if (rest.length) section.append(makeUnfold(rest, { all: items.length, language }));
  return section;
}

/** A button that hides `rest` and shows it again. */
function makeUnfold(rest, { all, language }) {
  const closed = say("show_all", language).replace("{count}", all);
  const unfold = (open) => {
    for (const item of rest) item.hidden = !open;
    button.setAttribute("aria-expanded", open);
    button.textContent = open ? say("show_fewer", language) : closed;
  };
  const button = makeButton({ class: "more" }, closed, () => unfold(button.getAttribute("aria-expanded") === "false"));
  unfold(false);
  return button;
}

function makeSource(source, language) {
  const { title, url, basis, language: lang } = source;
  const newTab = make("span", { class: "unseen", lang: language }, say("new_tab", language));
  const name = isWebAddress(url)
    ? make("a", { lang, href: url, target: "_blank", rel: "noopener noreferrer" }, title, newTab)
    : make("span", { lang }, title);
  const facts = [
    source.document_number && make("span", { lang }, source.document_number),
    source.clause && make("span", { lang }, source.clause),
    source.issued_on && makeDate(source.issued_on, language),
    basis && make("span", { class: `basis ${basis}` }, say(`basis_${basis}`, language)),
    lang !== language && make("span", { class: "foreign" }, say(`text_in_${lang}`, language)),
  ].filter((fact) => fact?.textContent);
  const line = facts.flatMap((fact, index) => (index ? [" ", fact] : [fact]));
  return make("li", {}, make("span", { class: "name" }, name), make("span", { class: "facts" }, ...line));
}

function isWebAddress(url) {
  try {
    return ["http:", "https:"].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}

function makeDate(iso, language) {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return make("span", {}, iso);
  const words = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "long", timeZone: "UTC" }).format(date);
  return make("time", { datetime: iso }, words);
}
