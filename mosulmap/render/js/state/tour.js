// A tour of the key days, chosen from the data by one rule: the first and the last change, the end
// of the longest gap, the first time of each state, then the days with most changes.

import {keyOf} from "../data/periods.js";
import {THAT_DAY} from "../data/versions.js";
import {states} from "./states.js";
import {data, view} from "./store.js";
import {articleOf, changeDays, changesOn, gapsNow, isCounted, versionNumber} from "./version.js";
import {nameOf, namesInRow, t, textAt} from "./words.js";

// A reader clicks through eight stops; with more, one turns to the chronology.
const MOST_STOPS = 8;

/**
 * The stops, kept for the evidence and the language that they were found for.
 * @type {{key: string | null, stops: TourStop[]}}
 */
const tour = {key: null, stops: []};

/** The key days of what counts now, in order: [{day, why: [words], gap}]. */
export function tourStops() {
  const key = `${versionNumber()} ${view.language.code} ${view.known === THAT_DAY ? view.day : ""}`;
  if (tour.key !== key) Object.assign(tour, {key, stops: findStops()});
  return tour.stops;
}

/** Chooses the stops by the rule above. */
function findStops() {
  const stops = new Map();
  /** @type {(day: Day | undefined, why?: string, gap?: Gap | null) => void} */
  const stop = (day, why, gap = null) => {
    if (!day || (!stops.has(day) && stops.size >= MOST_STOPS)) return;
    if (!stops.has(day)) stops.set(day, {day, why: [], gap});
    if (why) stops.get(day).why.push(why);
  };
  const gap = longestGap(),
    busiest = [...changeDays()].sort(
      (one, other) => changesOn(other).length - changesOn(one).length || (one < other ? -1 : 1),
    );
  stop(changeDays()[0], t("tour_first"));
  stop(changeDays()[changeDays().length - 1], t("tour_last"));
  if (gap) stop(gap.b, t("tour_gap"), gap);
  for (const {key, title} of states()) {
    const first = changeDays().find(day => changesOn(day).some(({period}) => keyOf(period) === key));
    stop(first, first && t("first_time", {state: title}));
  }
  for (const day of busiest) stop(day, "");
  return [...stops.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** The longest gap that begins after the first day; null for none. */
function longestGap() {
  return gapsNow()
    .filter(gap => gap.a > data.first)
    .reduce((most, gap) => (!most || gap.days > most.days ? gap : most), /** @type {Gap | null} */ (null));
}

/**
 * The words of a stop: the new states with their places.
 * @param {TourStop} of
 */
export function stopWords({day, gap}) {
  if (gap) return t("gap_told", {n: gap.days});
  const kinds = new Map();
  for (const {place, period} of changesOn(day)) {
    const state = textAt(period.t);
    kinds.set(state, [...(kinds.get(state) || []), nameOf(place)]);
  }
  const parts = [...kinds].map(([state, names]) => t("state_of", {state, names: namesInRow(names)}));
  return `${parts.join(". ")}.`;
}

/**
 * The sentence to quote at a stop: the one behind most of the changes, else the last word.
 * @param {TourStop} of
 * @returns {number | undefined}
 */
export function stopQuote({day, gap}) {
  /** @param {[mention: number, day: Day]} of */
  const isKnown = ([number, from]) => from <= day && isCounted(articleOf(number), day),
    tally = new Map();
  /** @param {number} number */
  const tallyQuote = number => tally.set(number, (tally.get(number) || 0) + 1);
  /** @param {number} number */
  const sameQuote = number =>
    [...tally.keys()].find(other => data.mentions[other].quote === data.mentions[number].quote) ?? number;
  if (gap) {
    const all = data.places.flatMap(place => place.evidence.filter(isKnown)).filter(([, on]) => on < gap.a);
    return all.sort((one, other) => (one[1] < other[1] ? 1 : -1))[0]?.[0];
  }
  for (const {place} of changesOn(day)) {
    const known = place.evidence.filter(isKnown),
      last = known.length && known[known.length - 1][1];
    for (const [number, from] of known) if (from === last) tallyQuote(sameQuote(number));
  }
  return [...tally].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0]?.[0];
}

/**
 * "Key day 3 of 8"
 * @param {number} number
 */
export function stopTitle(number) {
  return t("tour_stop", {i: number, n: tourStops().length});
}
