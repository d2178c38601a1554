// The foot of the page.

import {languageOf, ownDigitsOf} from "../data/words.js";
import {data, setView, view} from "../state/store.js";
import {t} from "../state/words.js";
import {$, h} from "../parts/elements.js";
import {notesSheet} from "./notes.js";

/** Puts a second name beside each name on the map, that of the other language, or takes it away. */
export function switchNames() {
  setView({both: !view.both, moved: true});
  $("names").focus({preventScroll: true});
}

/** What the button for second names does. */
export function namesWords() {
  return t(view.both ? "names_one" : "names_both");
}

function switchDigits() {
  const {code, own} = view.language;
  setView({language: languageOf(data.languages, code, !own), moved: true});
  $("digits").focus({preventScroll: true});
}

/** The choice of digits, where the language has its own. */
function digitSwitch() {
  if (!ownDigitsOf(view.language)) return [];
  const label = t(view.language.own ? "digits_western" : "digits_own");
  return [h("button.link", {id: "digits", onclick: switchDigits}, label), " · "];
}

/**
 * Draws the foot; `download` hands the day's table to the reader.
 * @param {HTMLElement} holder
 * @param {() => void} download
 */
export function drawFoot(holder, download) {
  const counts = [
    t("place_count", {n: data.counted.length}),
    t("article_count", {n: data.articles.length}),
    t("foot"),
  ].join(" · ");
  const ground = data.coarse ? t("ground", {n: data.coarse / 1000}) + "  ·  " : "";
  holder.replaceChildren(
    h("span", {}, counts),
    h(
      "span",
      {},
      h("span.about-lines", {}, ground),
      h("button.link", {id: "names", onclick: switchNames}, namesWords()),
      " · ",
      ...digitSwitch(),
      h("button.link", {onclick: () => notesSheet().showModal()}, t("method")),
      " · ",
      h("button.link", {onclick: download}, t("download")),
    ),
  );
}
