// The page's words: t("key", {name: value}) in the language that the reader has chosen.

import {addDays, daysBetween} from "../data/days.js";
import {THAT_DAY} from "../data/versions.js";
import {
  dateIn,
  dayIn,
  digitsIn,
  isolatedIn,
  message,
  monthsBetween,
  numberIn,
} from "../data/words.js";
import {periodOf} from "./moment.js";
import {data, view} from "./store.js";

/**
 * A message with its values; one that counts takes the form that its `n` calls for.
 * @param {string} key
 * @param {Record<string, any>=} values
 */
export function t(key, values) {
  return message(view.language, key, values);
}

/**
 * Whether the language has such a message.
 * @param {string} key
 */
export function hasMessage(key) {
  return Object.hasOwn(view.language.page, key);
}

/** Whether the page is read from the right to the left. */
export function mirrored() {
  return view.language.dir === "rtl";
}

/**
 * A text with the digits that the reader has chosen.
 * @param {string} text
 */
function digits(text) {
  return digitsIn(view.language, text);
}

/**
 * A number as the reader writes it.
 * @param {number | string} value
 */
export function num(value) {
  return numberIn(view.language, value);
}

/**
 * "Friday 4 November 2016"
 * @param {Day} day
 */
export function dayWords(day) {
  return dayIn(view.language, day);
}

/**
 * "4 November 2016"; without its year "4 November".
 * @param {Day} day
 * @param {string[]=} months
 * @param {boolean=} year
 */
export function dateWords(day, months, year) {
  return dateIn(view.language, day, months, year);
}

/**
 * "4 Nov 2016"; without its year "4 Nov".
 * @param {Day} day
 * @param {boolean} [year]
 */
export function dateShort(day, year = true) {
  return dateIn(view.language, day, view.language.short, year);
}

/**
 * A name for the middle of a sentence: one of the other direction is kept from moving the rest.
 * @param {string} name
 */
export function isolated(name) {
  return isolatedIn(view.language, name);
}

/**
 * The months from one day to another, as `monthsBetween` gives them.
 * @param {Day} first
 * @param {Day} last
 * @returns {Month[]}
 */
export function monthsOf(first, last) {
  return monthsBetween(view.language, first, last);
}

/**
 * Several texts in a row: "a, b".
 * @param {string[]} texts
 */
export function listed(texts) {
  return texts.join(t("comma"));
}

/**
 * The list of a table by language that the reader's language has; one without languages is it.
 * @param {Record<string, string[]> | string[]} table
 * @returns {string[]}
 */
function inLanguage(table) {
  return Array.isArray(table) ? table : table[view.language.code] || table.en;
}

/**
 * A text that Python wrote, by its number in `data.words`.
 * @param {number} number
 */
export function textAt(number) {
  return digits(inLanguage(data.words)[number]);
}

/**
 * What became of a sentence, by its number in `data.verdicts`.
 * @param {number} number
 */
export function verdictWords(number) {
  return inLanguage(data.verdicts)[number];
}

/**
 * The name of a place, a dot or an actor in the reader's language, else its title.
 * @param {Record<string, any>} thing
 * @returns {string}
 */
export function nameOf(thing) {
  return thing[view.language.code] || thing.title;
}

/**
 * What a place is called in the other languages: [[code, dir, name]], without names like its own.
 * @param {Record<string, any>} place
 * @returns {string[][]}
 */
export function otherNames(place) {
  return Object.entries(data.languages)
    .map(([code, {dir}]) => [code, dir, code === "en" ? place.title : place[code]])
    .filter(([code, , name]) => code !== view.language.code && name && name !== nameOf(place));
}

/**
 * A place's name on the map: in the reader's language, and in the others where they are asked for.
 * @param {Place} place
 */
export function mapName(place) {
  const others = view.both ? otherNames(place).map(([, , name]) => `\u2068${name}\u2069`) : [];
  return [nameOf(place), ...others].join(" · ");
}

/**
 * The page's own title and the names that belong to it, in the reader's language.
 * @returns {Heading}
 */
export function heading() {
  const {title, span, hub} = data,
    insets = data.insets.map(inset => inset.title);
  const found = data.spoken?.[view.language.code] || {title, span, hub, insets, about: `${title} · ${span}`};
  return {...found, about: digits(found.about)};
}

/**
 * What a kind of place is called; one without a message goes by its own name.
 * @param {string} type
 */
export function typeWords(type) {
  const key = `type_${type.replaceAll(" ", "_")}`;
  return hasMessage(key) ? t(key) : type;
}

/**
 * The name of the larger place that a place lies in; empty when there is none.
 * @param {Named} place
 */
export function parentOf(place) {
  return typeof place.in === "number" ? textAt(place.in) : place.in || "";
}

/**
 * Where a place lies from the hub: "Syria · 502 km W"; empty when it lies near.
 * @param {Place} place
 */
export function awayOf(place) {
  return typeof place.away === "number" ? textAt(place.away) : place.away || "";
}

/**
 * The sign before the name of a place whose position is estimated; areas have none to estimate.
 * @param {Place} place
 */
export function estimateSign(place) {
  return place.est && place.kind !== "area" && place.kind !== "region" && place.at && place.layer !== "wide" ? "≈ " : "";
}

/**
 * A place and its state, and its state before if that is given, in words for a screen reader.
 * @param {Place} place
 * @param {Period | null=} was
 */
export function labelOf(place, was) {
  const said = {name: isolated(nameOf(place)), state: textAt(periodOf(place).t)};
  return was ? t("named_before", {...said, before: textAt(was.t)}) : t("named", said);
}

/**
 * The first month of each year, named by the year, and the very first one.
 * @param {Month[]} months
 */
export function yearsOf(months) {
  return months
    .filter(({day}, i) => !i || day.slice(5, 7) === "01")
    .map(month => ({...month, words: num(+month.day.slice(0, 4)), short: num(+month.day.slice(2, 4))}))
    .filter(({day}, i, years) => i || !years[1] || daysBetween(day, years[1].day) > 120);
}

/** 1 if the right arrow key goes forward in time, -1 if back: time runs the way the page is read. */
export function rightwards() {
  return mirrored() ? -1 : 1;
}

/**
 * When an article was published.
 * @param {Article} article
 */
export function publishedOn(article) {
  return article.day ? dateShort(article.day) : t("unknown_date");
}

/**
 * The language after the one of the moment, as [code, language].
 * @returns {[code: string, language: LanguageEntry]}
 */
export function nextLanguage() {
  const all = Object.entries(data.languages),
    at = all.findIndex(([code]) => code === view.language.code);
  return all[(at + 1) % all.length];
}

/**
 * Names in a row, as the language joins them: "Karama, Quds and Samah".
 * @param {string[]} names
 */
export function namesInRow(names) {
  return new Intl.ListFormat(view.language.code === "en" ? "en-GB" : view.language.code).format(names);
}

/**
 * What is counted as known: "as known on each day", "as known by 5 Nov 2016".
 * @param {string} [known]
 */
export function knownWords(known = view.known) {
  if (known === THAT_DAY) return t("as_known_then");
  const day = known || data.knownBy;
  return day ? t("as_known_by", {day: dateShort(day)}) : t("as_known_now");
}

/**
 * Between which days nobody reports.
 * @param {Gap} gap
 */
export function gapWords(gap) {
  return gap.open
    ? t("gap_after", {from: dateWords(addDays(gap.a, -1))})
    : t("gap_between", {from: dateWords(gap.a), until: dateWords(gap.b)});
}
