// The reader's filters: states, and qualities that limit a state.

import {isUnknown, keyOf} from "../data/periods.js";
import {periodOf} from "./moment.js";
import {data, view} from "./store.js";
import {t} from "./words.js";

/**
 * What limits a state, by the names that filters and addresses use.
 * @type {Record<string, string>}
 */
export const QUALITIES = {
  confirmed: "confirmed",
  claimed: "claimed",
  derived: "how_derived",
  old: "how_old",
  conflict: "disputed",
};

/**
 * Whether a key of an address or a row names a quality; a party may be called "constructor".
 * @param {string | undefined} key
 */
export function isQuality(key) {
  return Object.hasOwn(QUALITIES, key ?? "");
}

/**
 * The name of a quality, in words.
 * @param {string} key
 */
export function qualityWords(key) {
  return t(QUALITIES[key], {n: data.staleAfter});
}

/**
 * Whether the filters let a place through on a day.
 * @param {Place} place
 * @param {Day} [day]
 */
export function isShown(place, day = view.day) {
  if (!view.states.size && !view.qualities.size) return true;
  const period = periodOf(place, day);
  /** @type {Record<string, any>} */
  const qualities = {
    claimed: period.q === "claimed",
    derived: period.inf || period.inh,
    old: period.old,
    confirmed: period.q === "confirmed",
    conflict: period.dis,
  };
  return (
    (!view.states.size || view.states.has(keyOf(period))) &&
    (!view.qualities.size ||
      [...view.qualities].some(key => qualities[key] && !isUnknown(period)))
  );
}
