// Days are ISO strings and compare as strings; steps and weekdays go through UTC, here only, so
// that every reader in every time zone sees the same day.
"use strict";
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAY_MS = 86400000;

/** The day as a count of days, for arithmetic. */
function ordinal(day) {
  const [y, m, d] = day.split("-").map(Number);
  return Date.UTC(y, m - 1, d) / DAY_MS;
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
  return `${WEEKDAYS[new Date(ordinal(day) * DAY_MS).getUTCDay()]} ${dateWords(day)}`;
}

/** "4 November 2016" */
function dateWords(day) {
  const [y, m, d] = day.split("-").map(Number);
  return `${d} ${MONTHS[m - 1]} ${y}`;
}

/** "4 Nov 2016" */
function dateShort(day) {
  const [y, m, d] = day.split("-").map(Number);
  return `${d} ${MONTHS[m - 1].slice(0, 3)} ${y}`;
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

function plural(n, one, many) {
  return `${n} ${n === 1 ? one : many}`;
}
