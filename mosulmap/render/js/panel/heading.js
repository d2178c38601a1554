// The heading of the page and its fixed words.

import {THAT_DAY} from "../data/versions.js";
import {languageOf} from "../data/words.js";
import {chooseEvidence} from "../state/actions.js";
import {oldCount} from "../state/moment.js";
import {quietWords} from "../state/reports.js";
import {data, setView, view} from "../state/store.js";
import {changesOn} from "../state/version.js";
import {dateWords, dayWords, heading, knownWords, nextLanguage, t} from "../state/words.js";
import {tooManyDays} from "../parts/choices.js";
import {$, attributes, h} from "../parts/elements.js";
import {isNarrow} from "../parts/media.js";
import {publishers} from "../parts/texts.js";

/**
 * The switch between the two clocks: one button for each.
 * @param {HTMLElement} holder
 */
function drawSwitch(holder) {
  ["", THAT_DAY].forEach((known, i) => {
    const button =
      holder.children[i] ||
      holder.appendChild(
        h("button.option", {onclick: () => chooseEvidence(known, view.without)}),
      );
    button.textContent = knownWords(known);
    attributes(button, {"aria-pressed": String(view.known === known)});
  });
  holder.querySelector(".limit")?.remove();
  holder.append(tooManyDays());
}

/** The fixed words of the page, in the language of the moment. */
export function sayPage() {
  attributes(document.documentElement, {lang: view.language.code, dir: view.language.dir});
  for (const element of saidElements("[data-say]"))
    element.textContent = t(element.dataset.say ?? "");
  for (const element of saidElements("[data-say-label]"))
    element.setAttribute("aria-label", t(element.dataset.sayLabel ?? ""));
  $("search").placeholder = t("any_spelling");
  const {about, hub} = heading();
  $("about").textContent = about;
  $("about-short").textContent = t("who_short", {hub: hub || t("map")});
  const [code, other] = nextLanguage();
  attributes($("language"), {lang: code, dir: other.dir}).textContent = other.name;
}

/** "One article published (RFE/RL). 9 places change. 16 places rest on words older than 14 days." */
function summaryWords() {
  const published = data.articles
      .filter(article => article.day === view.day)
      .map(article => article.label),
    changes = changesOn(view.day).length,
    quiet = quietWords();
  const old = oldCount();
  // The publishers stand in the sentence as elements: their names may run the other way.
  const [before, after = ""] = published.length
    ? t("published", {n: published.length, labels: "\n"}).split("\n")
    : [quiet ? "" : t("none_published")];
  const rest = [
    changes ? t("places_change", {n: changes}) : quiet || t("no_place_changes"),
    old && t("rest_on_old", {n: old, days: data.staleAfter}),
  ].filter(Boolean);
  return [before, ...publishers(published), `${after} ${rest.join(" ")}`];
}

/** "1 November → 6 November 2016"; "1 Nov → 6 Nov 2016" where there is little room. */
function compareWords() {
  const {short, months: long} = view.language,
    months = isNarrow() ? short : long,
    otherYear = view.from.slice(0, 4) !== view.day.slice(0, 4);
  return [dateWords(view.from, months, otherYear), t("arrow"), dateWords(view.day, months)].join(" ");
}

/** The day or the two days that are shown. */
function headingWords() {
  return view.from ? compareWords() : dayWords(view.day);
}

/** Draws the heading: the day, what there is to say of it, and the switch between the two clocks. */
export function drawHeading() {
  const words = headingWords();
  $("date").textContent = words;
  document.title = `${words} · ${heading().title}`;
  $("summary").replaceChildren(...(view.from ? [] : summaryWords()));
  $("notice").hidden = !view.notice;
  $("notice").textContent = view.notice;
  drawSwitch($("clocks"));
  $("open-compare").setAttribute("aria-pressed", String(Boolean(view.from)));
}

/** Speaks the next language from now on. */
export function switchLanguage() {
  const [code] = nextLanguage();
  for (const dialog of document.querySelectorAll("dialog")) if (dialog.open) dialog.close();
  setView({language: languageOf(data.languages, code, view.language.own), notice: "", moved: true});
}

/**
 * The elements that say a message.
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
function saidElements(selector) {
  return document.querySelectorAll(selector);
}
