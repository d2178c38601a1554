// Days as people write them.

import {isDay} from "./days.js";

/**
 * The number of a month from its name or the beginning of it in one of the lists; 0 for none.
 * @param {string} name
 * @param {string[][]} lists
 */
function monthNamed(name, lists) {
  const wanted = name.toLowerCase().replace(/\.$/, "");
  // Two letters could mean several months.
  if (wanted.length < 3) return 0;
  for (const months of lists) {
    const at = months.findIndex(month => month.toLowerCase().startsWith(wanted));
    if (at >= 0) return at + 1;
  }
  return 0;
}

/**
 * A typed text with western digits and single spaces.
 * @param {string} text
 */
function plain(text) {
  return text
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[,،]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * @param {number | string} y
 * @param {number | string} m
 * @param {number | string} d
 */
function isoOf(y, m, d) {
  return [y, String(m).padStart(2, "0"), String(d).padStart(2, "0")].join("-");
}

/**
 * The days that a text may mean, the likeliest first: the day before the month, unless that reading lies
 * outside `first` to `last` and the other does not. `months` are lists of the names of the months.
 * @param {string} text
 * @param {{first: Day, last: Day, months: string[][]}} of
 * @returns {Day[]}
 */
export function daysMeant(text, {first, last, months}) {
  const given = plain(text),
    years = [...new Set([first, last].map(day => +day.slice(0, 4)))],
    inside = (/** @type {Day} */ day) => Number(first <= day && day <= last),
    /** @type {(a: Day, b: Day) => number} */
    insideFirst = (a, b) => inside(b) - inside(a);
  /** @type {(d: string, month: string, year?: string) => Day[]} */
  const named = (d, month, year) =>
    (year ? [year] : years)
      .map(y => isoOf(y, monthNamed(month, months), d))
      .sort(insideFirst)
      .slice(0, 1);
  /** @type {Day[]} */
  let found = [];
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(given),
    figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(given),
    dayFirst = /^(?:\D+ )?(\d{1,2})\.? (\D+?)(?: (\d{4}))?$/.exec(given),
    monthFirst = /^(\D+?) (\d{1,2})(?: (\d{4}))?$/.exec(given);
  if (iso) found = [isoOf(iso[1], iso[2], iso[3])];
  else if (figures)
    found = [isoOf(figures[3], figures[2], figures[1]), isoOf(figures[3], figures[1], figures[2])];
  else if (dayFirst) found = named(dayFirst[1], dayFirst[2], dayFirst[3]);
  else if (monthFirst) found = named(monthFirst[2], monthFirst[1], monthFirst[3]);
  return [...new Set(found.filter(isDay))].sort(insideFirst);
}
