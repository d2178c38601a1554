// The shown day's period of every place and how many are in each state, kept as the day moves: from
// one day to a near one only the places are touched whose period begins or ends between them.

const NEAR_MOVE = 40;
const moment = {day: "", tally: new Map()};
let beginnings = null;

/** The places of which a period begins on a day, by day; made for a version when first asked for. */
function beginningOn(day) {
  if (!beginnings) {
    beginnings = new Map();
    for (const place of places)
      for (const {a} of place.timeline)
        if (beginnings.has(a)) beginnings.get(a).push(place);
        else beginnings.set(a, [place]);
  }
  return beginnings.get(day) || [];
}

/** Adds a place to the count of its state, or takes it from there. */
function tallyPeriod(tally, period, by) {
  const key = keyOf(period),
    counts = tally.get(key) || [0, 0];
  counts[0] += by;
  if (period.old) counts[1] += by;
  tally.set(key, counts);
}

/** Forgets the day: the timelines are others now. */
function loseMoment() {
  moment.day = "";
  beginnings = null;
}

/** Brings every place and the counts to the shown day. */
function toMoment() {
  const {day} = view;
  if (day === moment.day) return;
  const far = moment.day ? daysBetween(moment.day, day) : Infinity;
  if (Math.abs(far) > NEAR_MOVE) {
    moment.tally = new Map();
    for (const place of places) place.now = periodOn(place.timeline, day);
    for (const place of counted) tallyPeriod(moment.tally, place.now, 1);
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
      place.now = periodOn(place.timeline, day);
      if (drawn) tallyPeriod(moment.tally, place.now, 1);
    }
  }
  moment.day = day;
}

/** How many places are in a state on the shown day, and of how many of them the words are old. */
function countOf(key) {
  toMoment();
  return moment.tally.get(key) || [0, 0];
}

/** How many of all the places that the key counts rest on old words. */
function oldCount() {
  toMoment();
  return [...moment.tally.values()].reduce((sum, [, old]) => sum + old, 0);
}

/** How many of them an article names. */
function namedCount() {
  return counted.length - countOf("none")[0];
}
