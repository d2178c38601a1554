// Days are ISO strings and compare as strings; steps and weekdays go through UTC, here only, so
// that every reader in every time zone sees the same day.
"use strict";
const DAY_MS = 86400000;

/** The day as a count of days, for arithmetic. */
function ordinal(day) {
  return Date.UTC(day.slice(0, 4), day.slice(5, 7) - 1, day.slice(8)) / DAY_MS;
}

function isoDay(count) {
  return new Date(count * DAY_MS).toISOString().slice(0, 10);
}

function addDays(day, n) {
  return isoDay(ordinal(day) + n);
}

function daysBetween(from, to) {
  return ordinal(to) - ordinal(from);
}

function isDay(text) {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(ordinal(text)) &&
    isoDay(ordinal(text)) === text
  );
}

/** "Friday 4 November 2016" */
function dayWords(day) {
  return `${language.weekdays[new Date(ordinal(day) * DAY_MS).getUTCDay()]} ${dateWords(day)}`;
}

/** "4 November 2016"; without its year "4 November". */
function dateWords(day, months = language.months, year = true) {
  const [y, m, d] = day.split("-").map(Number);
  return `${num(d)} ${months[m - 1]}${year ? " " + num(y) : ""}`;
}

/** "4 Nov 2016"; without its year "4 Nov". */
function dateShort(day, year = true) {
  return dateWords(day, language.short, year);
}

/** The period in force on a day: the last of the sorted periods that begins on or before it. */
function periodOn(periods, day) {
  let low = 0,
    high = periods.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (periods[middle].a <= day) low = middle + 1;
    else high = middle;
  }
  return low ? periods[low - 1] : null;
}
