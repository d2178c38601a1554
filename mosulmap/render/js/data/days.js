// Days are ISO strings and compare as strings; steps and weekdays go through UTC, here only, so
// that every reader in every time zone sees the same day.

const DAY_MS = 86400000;

/**
 * The day as a count of days, for arithmetic.
 * @param {Day} day
 */
export function ordinal(day) {
  const [y, m, d] = [day.slice(0, 4), day.slice(5, 7), day.slice(8)].map(Number);
  return Date.UTC(y, m - 1, d) / DAY_MS;
}

/**
 * The day of such a count.
 * @param {number} count
 */
export function isoDay(count) {
  return new Date(count * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The day so many days after another.
 * @param {Day} day
 * @param {number} n
 */
export function addDays(day, n) {
  return isoDay(ordinal(day) + n);
}

/**
 * How many days lie between two days.
 * @param {Day} from
 * @param {Day} to
 */
export function daysBetween(from, to) {
  return ordinal(to) - ordinal(from);
}

/**
 * Whether a text is a day of the calendar, as an ISO string.
 * @param {string} text
 */
export function isDay(text) {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(ordinal(text)) &&
    isoDay(ordinal(text)) === text
  );
}

/**
 * The period in force on a day: the last of the sorted periods that begins on or before it.
 * @template {{a: Day}} T
 * @param {T[]} periods
 * @param {Day} day
 * @returns {T | null}
 */
export function periodOn(periods, day) {
  let low = 0,
    high = periods.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (periods[middle].a <= day) low = middle + 1;
    else high = middle;
  }
  return low ? periods[low - 1] : null;
}
