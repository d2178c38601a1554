// The version that is shown, and the changes in it.

import {isDay} from "../data/days.js";
import {
  articleCounts,
  changesOfTimelines,
  countWhile,
  lastPublishedOf,
  THAT_DAY,
  versionNumberOf,
} from "../data/versions.js";
import {forgetDay} from "./moment.js";
import {data, view} from "./store.js";

/**
 * The number of the version that is shown, and what is derived from it.
 * @type {{number: number | null, changes: Map<Day, Change[]>, days: Day[]}}
 */
const version = {number: null, changes: new Map(), days: []};

/** The number of the version that is shown. */
export function versionNumber() {
  return version.number;
}

/** The days on which a place changes, in order. */
export function changeDays() {
  return version.days;
}

/**
 * The number of the version for what is known by a day, now, or on each day; -1 for none.
 * @param {string} known
 * @param {string} without
 */
export function versionOf(known, without) {
  return versionNumberOf(data, known, without);
}

/**
 * The last day of publication up to a day.
 * @param {Day} day
 */
export function lastPublished(day) {
  return lastPublishedOf(data.published, day);
}

/** Gives every place the periods of the version that `view` asks for. */
export function applyVersion() {
  const number = versionOf(view.known, view.without);
  if (number === version.number) return;
  for (const place of data.places) place.timeline = data.timelineOf(place, number);
  forgetDay();
  const changes = changesOfTimelines(data.counted, data.first);
  Object.assign(version, {number, changes, days: [...changes.keys()].sort()});
}

/**
 * The day up to which articles count on a day; "" for all of them.
 * @param {Day} [day]
 */
function knownOn(day = view.day) {
  return view.known === THAT_DAY ? day : view.known;
}

/**
 * The article of a mention, by the mention's number.
 * @param {number} mention
 */
export function articleOf(mention) {
  return data.articles[data.mentions[mention].article];
}

/**
 * Whether an article counts: it is out by the day that is asked for, and not left out.
 * @param {Article} article
 * @param {Day} [day]
 */
export function isCounted(article, day = view.day) {
  return articleCounts(article, knownOn(day), view.without);
}

/**
 * Who has published what counts of a place's evidence of a day.
 * @param {Place} place
 * @param {Day} day
 */
export function publishersOf(place, day) {
  const labels = place.evidence
    .filter(([number, from]) => from === day && isCounted(articleOf(number), day))
    .map(([number]) => articleOf(number).label);
  return [...new Set(labels)];
}

/** The gaps in the evidence of what is known on the shown day. */
export function gapsNow() {
  const until = knownOn();
  if (until && !lastPublished(until)) return [];
  return data.gaps[data.versions[Math.max(0, versionOf(until, view.without))][2]];
}

/**
 * The last day before a day on which a place changes; none before the first.
 * @param {Day} day
 */
export function changeBefore(day) {
  return version.days[countWhile(version.days, one => one < day) - 1];
}

/**
 * The first day after a day on which a place changes; none after the last.
 * @param {Day} day
 */
export function changeAfter(day) {
  return version.days[countWhile(version.days, one => one <= day)];
}

const LAYERS = ["main", "none", "around", "far", "list"],
  RANKS = {area: 0, region: 0, point: 1, site: 1},
  inOrder = new WeakSet(),
  byTitle = new Intl.Collator("en");

/**
 * The changes of a day: areas, then what is on the map, by title; put in order when asked for.
 * @param {Day} day
 * @returns {Change[]}
 */
export function changesOn(day) {
  const list = version.changes.get(day) || [];
  if (!inOrder.has(list))
    list.sort(
      (a, b) =>
        RANKS[a.place.kind] - RANKS[b.place.kind] ||
        LAYERS.indexOf(a.place.layer) - LAYERS.indexOf(b.place.layer) ||
        byTitle.compare(a.place.title, b.place.title),
    );
  inOrder.add(list);
  return list;
}

/** The day up to which articles count: that of the last one, where none is asked for. */
export function knownDay() {
  return knownOn() || data.knownBy || data.published[data.published.length - 1] || "";
}

/** A key of the articles that count and of the language: under the same key, nothing has to be redrawn. */
export function evidenceKey() {
  return [knownOn(), view.without, view.language.code, view.language.own].join();
}

/**
 * Whether an address may ask for what was known by a day: any on which something was known.
 * @param {string} known
 */
export function isKnowable(known) {
  if (known === THAT_DAY) return true;
  return (
    isDay(known) && data.published[0] <= known && known <= data.last && versionOf(known, "") >= 0
  );
}
