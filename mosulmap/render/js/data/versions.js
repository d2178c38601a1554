// Versions: timelines from only some of the articles. Python has inferred all of them; here the one that
// the reader asks for is looked up, with the changes in it.

/** The value of `known` that asks, on each day, for what was known on that day. */
export const THAT_DAY = "day";

/**
 * The days on which an article was published, in order, each once.
 * @param {{day?: Day}[]} articles
 * @returns {Day[]}
 */
export function publishedDays(articles) {
  return [...new Set(articles.flatMap(({day}) => day || []))].sort();
}

/**
 * The publishers that a version can leave out.
 * @param {PageData["versions"]} versions
 */
export function publishersLeftOut(versions) {
  return [...new Set(versions.map(([, without]) => without).filter(Boolean))];
}

/**
 * The last of the sorted days of publication up to a day; "" for none.
 * @param {Day[]} published
 * @param {Day} day
 */
export function lastPublishedOf(published, day) {
  return [...published].reverse().find(one => one <= day) || "";
}

/**
 * The number of the version for what is known by a day, now, or on each day; -1 for none.
 * @param {{versions: PageData["versions"], published: Day[]}} of
 * @param {string} known
 * @param {string} without
 */
export function versionNumberOf({versions, published}, known, without) {
  const last = known && known !== THAT_DAY ? lastPublishedOf(published, known) : known,
    wanted = last === published[published.length - 1] ? "" : last;
  return versions.findIndex(([by, left]) => by === wanted && left === without);
}

/**
 * Whether an article counts: it is out by the day `until`, if one is given, and not left out.
 * @param {Article} article
 * @param {string} until
 * @param {string} without
 */
export function articleCounts(article, until, without) {
  const {day} = article,
    out = !until || Boolean(day && day <= until);
  return out && !(without && (article.by || [article.label]).includes(without));
}

/**
 * The changes in the places' timelines by day, from the first day on: Map of day to
 * [{place, period, former}].
 * @param {Place[]} places
 * @param {Day} first
 * @returns {Map<Day, Change[]>}
 */
export function changesOfTimelines(places, first) {
  const found = new Map();
  for (const place of places)
    place.timeline.forEach((period, i) => {
      if (!period.x || period.a < first) return;
      if (!found.has(period.a)) found.set(period.a, []);
      found.get(period.a).push({place, period, former: place.timeline[i - 1]});
    });
  return found;
}

/**
 * How many of sorted values come before the first that does not fit.
 * @template T
 * @param {T[]} values
 * @param {(value: T) => boolean} fits
 */
export function countWhile(values, fits) {
  let low = 0,
    high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(values[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
