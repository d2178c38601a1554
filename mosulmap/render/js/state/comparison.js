// Two days beside each other: A, view.from, and B, the shown day.

import {differenceOf} from "../data/comparison.js";
import {periodOf} from "./moment.js";
import {view} from "./store.js";

/**
 * How a place changed from day A to day B: one of KINDS.
 * @param {Place} place
 */
export function difference(place) {
  return differenceOf(periodOf(place, view.from), periodOf(place));
}

/**
 * The period that a place had on day A where another stands on day B; null for none.
 * @param {Place} place
 * @returns {Period | null}
 */
export function formerPeriod(place) {
  return view.from && difference(place) !== "same" ? periodOf(place, view.from) : null;
}
