// What a period of a place's timeline says, for all who draw it or count it.

/**
 * Whether nothing can be said of a place.
 * @param {MarkState} period
 */
export function isUnknown(period) {
  return period.s === "unknown" || period.s === "none";
}

/**
 * The state under which the key counts a period: that of its party, or its own.
 * @param {MarkState} period
 * @returns {string}
 */
export function keyOf(period) {
  return String(period.s === "held" ? period.c : period.s);
}

/**
 * How much a period matters where there is little room: 1 for fresh reports, 2 for old ones, 3 for
 * what is inferred, 4 for unknown.
 * @param {MarkState} period
 */
export function importance(period) {
  if (isUnknown(period)) return 4;
  if (period.inf || period.inh) return 3;
  return period.old ? 2 : 1;
}

/**
 * The parts of a period that decide how its mark looks, as a key.
 * @param {MarkState} period
 */
export function markKey(period) {
  return [period.s, period.c, period.q, period.inf || period.inh, period.old, period.dis].join();
}

/**
 * Periods that read alike, joined: [{period, from, until}] with the numbers of the first and last.
 * @param {Period[]} timeline
 */
export function joinedPeriods(timeline) {
  /** @type {{period: Period, from: number, until: number}[]} */
  const joined = [];
  timeline.forEach((period, i) => {
    const last = joined[joined.length - 1];
    if (last && last.period.t === period.t && markKey(last.period) === markKey(period)) last.until = i;
    else joined.push({period, from: i, until: i});
  });
  return joined;
}
