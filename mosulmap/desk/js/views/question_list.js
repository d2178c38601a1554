// What waits, by article; the questions of the open article one by one.

import {elementIn, h} from "../../../render/js/parts/elements.js";
import {marked} from "../parts/party_mark.js";
import {partyName, placeName, say} from "../state/desk.js";
import {asked, countsLeft, reading} from "../state/reading.js";

/**
 * @typedef {object} Goings where a press in the list leads
 * @property {(key: string) => void} ask
 * @property {(article: string) => void} open
 * @property {(all: boolean) => void} unfold
 * @property {() => void} readAgain
 */

/**
 * The list; `updateList` keeps it in step.
 * @param {Goings} goings
 */
export function questionList(goings) {
  const waits = waitsByArticle();
  return h(
    "nav.list",
    {"aria-label": say("articles")},
    h("p.left", {}),
    h("label.switch", {}, foldSwitch(goings), h("span.folded", {})),
    h("p.again", {}, h("button.link", {onclick: goings.readAgain}, say("read_again"))),
    h("ol.articles", {}, ...reading.articles.map(article => articleRow(article, waits.get(article.id) ?? 0, goings))),
  );
}

/**
 * Draws again what an answer changes in the list: its head, the open article, and the one before.
 * @param {HTMLElement} list
 * @param {Goings} goings
 */
export function updateList(list, goings) {
  const {left, folded} = countsLeft(),
    waits = waitsByArticle();
  elementIn(list, ".left").textContent = say("questions_left", {n: left});
  elementIn(list, ".folded").textContent = say("with_silent", {n: folded});
  const rows = elementIn(list, ".articles").children;
  reading.articles.forEach((article, number) => {
    if (article.id === reading.article?.id || rows[number].children.length > 1)
      rows[number].replaceWith(articleRow(article, waits.get(article.id) ?? 0, goings));
  });
}

/** @param {Goings} goings */
function foldSwitch({unfold}) {
  const box = h("input", {type: "checkbox"});
  box.checked = reading.all;
  box.addEventListener("change", () => unfold(box.checked));
  return box;
}

/** How many questions wait in each article. */
function waitsByArticle() {
  const found = new Map();
  for (const {key, article} of asked())
    if (!reading.answered.has(key)) found.set(article, (found.get(article) ?? 0) + 1);
  return found;
}

/**
 * @param {ListedArticle} article
 * @param {number} waits
 * @param {Goings} goings
 */
function articleRow({id, title, label, published}, waits, goings) {
  const open = reading.article?.id === id;
  return h(
    "li",
    {},
    h(
      "button.article",
      {"aria-current": open ? "true" : null, onclick: () => goings.open(id)},
      h("span.title", {dir: "auto"}, title),
      h("span.quiet", {}, [label, published || say("no_day")].join(" · ")),
      h("span.count", {"aria-label": say("questions_left", {n: waits})}, waits ? String(waits) : "✓"),
    ),
    open && h("ol.questions", {}, ...asked().filter(({article}) => article === id).map(question => questionRow(question, goings))),
  );
}

/**
 * @param {DeskQuestion} question
 * @param {Goings} goings
 */
function questionRow({key, ids, deferred}, goings) {
  const rows = reading.article?.mentions.filter(row => ids.includes(row.id)) ?? [],
    [row] = rows,
    words = row?.control === "contested" ? say("contested") : partyName(row?.control ?? ""),
    state = reading.answered.get(key) ?? (deferred ? "deferred" : "");
  return h(
    "li",
    {},
    h(
      "button.one",
      {"aria-current": key === reading.key ? "true" : null, class: state, onclick: () => goings.ask(key)},
      h("span", {}, rows.map(({place_id: place}) => placeName(place)).join(say("comma"))),
      row?.control ? marked(row.control, words) : h("span.quiet", {}, say(`event_${row?.event ?? "none"}`)),
      state && h("span.state", {}, say(`was_${state}`)),
    ),
  );
}
