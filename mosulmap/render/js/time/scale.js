// The scale of the time bar: which day stands where.

import {addDays, daysBetween} from "../data/days.js";

// A day that is narrower, in px, is hard to hit: then gaps shrink, each to so many stops.
const FOLD_BELOW = 5,
  FOLD_SLOTS = 12;

/**
 * The scale: one stop a day, but where a day would be under 5 px wide a gap shrinks to twelve stops.
 * Returns {stops, x(day), folds, step}: stops are days, x gives the middle of a day in px.
 * @param {Day} first
 * @param {Day} last
 * @param {Gap[]} gaps
 * @param {number} width
 * @returns {Omit<Scale, "seen">}
 */
export function makeScale(first, last, gaps, width) {
  const total = daysBetween(first, last) + 1,
    folds = width / total < FOLD_BELOW ? gaps : [];
  const stops = [],
    positions = new Map();
  let slot = 0;
  for (let day = first; day <= last;) {
    const fold = folds.find(gap => gap.a === day);
    if (!fold) {
      positions.set(day, slot);
      stops.push(day);
      slot += 1;
      day = addDays(day, 1);
      continue;
    }
    for (let i = 0; i < fold.days; i++)
      positions.set(addDays(fold.a, i), slot + ((i + 0.5) / fold.days) * FOLD_SLOTS - 0.5);
    for (let i = 0; i < FOLD_SLOTS; i++)
      stops.push(addDays(fold.a, Math.floor(((i + 0.5) / FOLD_SLOTS) * fold.days)));
    slot += FOLD_SLOTS;
    day = addDays(fold.b, 1);
  }
  const step = width / slot,
    at = new Map(folds.length ? [] : stops.map((stop, i) => [stop, i]));
  return {stops, at, folds, step, width, x: day => (positions.get(day) + 0.5) * step};
}

/**
 * The index of the stop nearest to a day.
 * @param {{at: Map<Day, number>, stops: Day[]}} of
 * @param {Day} day
 */
export function nearestStop({at, stops}, day) {
  const own = at.get(day);
  if (own !== undefined) return own;
  let best = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(daysBetween(stop, day)) < Math.abs(daysBetween(stops[best], day))) best = i;
  });
  return best;
}

/**
 * The shrunken gap in which a day lies, if any.
 * @param {{folds: Gap[]}} of
 * @param {Day} day
 */
export function foldOf({folds}, day) {
  return folds.find(gap => gap.a <= day && day <= gap.b);
}
