// Every place's period on the shown day, and how many places are in each state. Both are kept up to date
// as the day moves: to a near day, only the places are visited whose period changes in between.

import {addDays, daysBetween, periodOn} from "../data/days.js";
import {keyOf} from "../data/periods.js";
import {data, view} from "./store.js";

// Days up to which a move visits only the places that change between the two days: over a longer way it
// is quicker to look up every place.
const NEAR_MOVE = 40;

/** @type {{day: string, tally: Map<string, [number, number]>, beginnings: Map<Day, Place[]> | null}} */
const moment = {day: "", tally: new Map(), beginnings: null};

/**
 * The places of which a period begins on a day; indexed once for each version.
 * @param {Day} day
 * @returns {Place[]}
 */
function beginningOn(day) {
  if (!moment.beginnings) {
    const beginnings = (moment.beginnings = new Map());
    for (const place of data.places)
      for (const {a} of place.timeline)
        if (beginnings.has(a)) beginnings.get(a).push(place);
        else beginnings.set(a, [place]);
  }
  return moment.beginnings.get(day) || [];
}

/**
 * Adds `by`, 1 or -1, to the count of a period's state, and to that of the old ones if it is old.
 * @param {Map<string, [number, number]>} tally
 * @param {Period} period
 * @param {number} by
 */
function tallyPeriod(tally, period, by) {
  const key = keyOf(period),
    counts = tally.get(key) || [0, 0];
  counts[0] += by;
  if (period.old) counts[1] += by;
  tally.set(key, counts);
}

/**
 * The period in force on a day: a timeline begins with the page's days, or before.
 * @param {Place} place
 * @param {Day} day
 * @returns {Period}
 * @throws {Error} for a day before
 */
function periodIn({id, timeline}, day) {
  const period = periodOn(timeline, day);
  if (!period) throw new Error(`${id} has no period on ${day}`);
  return period;
}

/** Discards what is kept, after the places' timelines have been replaced. */
export function forgetDay() {
  moment.day = "";
  moment.beginnings = null;
}

/** Brings every place and the counts to the shown day. */
function goToDay() {
  const {day} = view;
  if (day === moment.day) return;
  const far = moment.day ? daysBetween(moment.day, day) : Infinity;
  if (Math.abs(far) > NEAR_MOVE) {
    moment.tally = new Map();
    for (const place of data.places) place.now = periodIn(place, day);
    for (const place of data.counted) tallyPeriod(moment.tally, place.now, 1);
  } else {
    const [after, until] = far > 0 ? [moment.day, day] : [day, moment.day],
      turned = new Set();
    for (let on = after; on < until;) {
      on = addDays(on, 1);
      for (const place of beginningOn(on)) turned.add(place);
    }
    for (const place of turned) {
      const drawn = place.layer !== "wide";
      if (drawn) tallyPeriod(moment.tally, place.now, -1);
      place.now = periodIn(place, day);
      if (drawn) tallyPeriod(moment.tally, place.now, 1);
    }
  }
  moment.day = day;
}

/**
 * How many places are in a state on the shown day, and of how many of them the words are old.
 * @param {string} key
 * @returns {[all: number, old: number]}
 */
export function countOf(key) {
  goToDay();
  return moment.tally.get(key) || [0, 0];
}

/** How many of all the places that the key counts rest on old words. */
export function oldCount() {
  goToDay();
  return [...moment.tally.values()].reduce((sum, [, old]) => sum + old, 0);
}

/** How many of them an article names. */
export function namedCount() {
  return data.counted.length - countOf("none")[0];
}

/**
 * The period of a place on a day; that of the shown day is kept.
 * @param {Place} place
 * @param {Day} [day]
 * @returns {Period}
 */
export function periodOf(place, day = view.day) {
  if (day !== view.day) return periodIn(place, day);
  goToDay();
  return place.now;
}
