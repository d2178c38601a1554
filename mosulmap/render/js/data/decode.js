// The page's data, read back from the columns in which `render/encode/columns.py` writes them; the
// format stands there. Nothing here knows of the document or of what the page shows.

import {isoDay, ordinal} from "./days.js";

// The characters that stand in a sentence for the names left out of it: of its first mention, its second …
const NAME_MARKS = /[\ue000-\ue01f]/g,
  FIRST_NAME_MARK = 0xe000;

/**
 * Decodes the page's data: tables become lists of entries, mentions get what their statements say,
 * places get their evidence. `quoteOf` and `timelineOf` decode the rest when it is asked for.
 * @param {EncodedData} encoded
 * @returns {DecodedData}
 */
export function decode(encoded) {
  const counter = dayCounter(encoded.first),
    articles = entriesOf(encoded.articles),
    mentions = mentionsOf(encoded),
    places = positioned(entriesOf(encoded.places)),
    publishedAt = articles.map(({day}) => (day ? counter.countAt(day) : 0));
  giveEvidence({places, mentions, publishedAt}, encoded.evidence, counter);
  giveTimelines(places);
  const data = {
    ...encoded,
    ...{articles, mentions, places, publishedAt},
    context: entriesOf(encoded.context),
    dots: positioned(entriesOf(encoded.dots)),
    periodStates: entriesOf(encoded.periodStates).map(shortened),
    sentences: sentencesOf(encoded, counter),
    byId: new Map(places.map(place => [place.id, place])),
  };
  return {
    ...data,
    timelineOf: timelineReader(data, encoded.periods, counter),
    quoteOf: quoteReader(data),
  };
}

/**
 * Returns a function from a row to the value of a field there. 0 means that the entry lacks the field;
 * null is a value.
 * @param {Table} table
 * @param {string} field
 * @returns {(row: number) => any}
 */
function reader({columns, pools}, field) {
  const column = columns[field],
    pool = pools[field];
  if (!column) return () => 0;
  return pool ? row => column[row] && pool[column[row] - 1] : row => column[row];
}

/**
 * The entries of a table; a field that an entry lacks is 0.
 * @param {Table} table
 * @returns {any[]}
 */
export function entriesOf(table) {
  const fields = Object.keys(table.columns).map(
    field => /** @type {const} */ ([field, reader(table, field)]),
  );
  return Array.from({length: table.count}, (_, row) => {
    /** @type {Record<string, any>} */
    const entry = {};
    for (const [field, read] of fields) entry[field] = read(row);
    return entry;
  });
}

/**
 * The numbers in a list that holds each as the difference from the one before.
 * @param {number[]} steps
 */
export function fromSteps(steps) {
  let number = 0;
  return steps.map(step => (number += step));
}

/**
 * Gives places or dots their position [lon, lat]; 0 where there is none.
 * @param {any[]} entries
 */
function positioned(entries) {
  for (const one of entries) one.at = one.lon === null ? 0 : [one.lon, one.lat];
  return entries;
}

/**
 * Converts ISO days to counts from a first day and back, computing each once.
 * @param {Day} first
 */
function dayCounter(first) {
  const start = ordinal(first);
  /** @type {Map<number, Day>} */
  const days = new Map();
  /** @type {Map<Day, number>} */
  const counts = new Map();
  return {
    /** @param {number} count */
    dayAt(count) {
      if (!days.has(count)) days.set(count, isoDay(start + count));
      return /** @type {Day} */ (days.get(count));
    },
    /** @param {Day} day */
    countAt(day) {
      if (!counts.has(day)) counts.set(day, ordinal(day) - start);
      return /** @type {number} */ (counts.get(day));
    },
  };
}

/**
 * The mentions, each with what its statement and its assertion say.
 * @param {EncodedData} encoded
 * @returns {any[]}
 */
function mentionsOf({mentions, statements, assertions}) {
  const stated = entriesOf(statements),
    asserted = entriesOf(assertions),
    quotes = fromSteps(stated.map(({quote}) => quote));
  stated.forEach((one, i) => Object.assign(one, asserted[one.assertion], {quote: quotes[i]}));
  let next = 0;
  return entriesOf(mentions).map(({statement, mark}) => ({
    when: 0,
    ...stated[statement ? statement - 1 : next++],
    mark: mark || 0,
    of: null,
  }));
}

/**
 * How often each article speaks of each day: {day: [[article, count]]}.
 * @param {EncodedData} encoded
 * @param {ReturnType<typeof dayCounter>} counter
 */
function sentencesOf({sentences: {day, article, count}}, {dayAt}) {
  /** @type {Record<Day, [number, number][]>} */
  const found = {},
    articles = fromSteps(article);
  fromSteps(day).forEach((number, i) => (found[dayAt(number)] ||= []).push([articles[i], count[i]]));
  return found;
}

/**
 * Gives each place its evidence [[mention, day]], and each mention the place that it is of.
 * @param {{places: any[], mentions: any[], publishedAt: number[]}} data
 * @param {{mention: number[], daysBefore: number[]}} columns
 * @param {ReturnType<typeof dayCounter>} counter
 */
function giveEvidence({places, mentions, publishedAt}, {mention, daysBefore}, {dayAt}) {
  const numbers = fromSteps(mention);
  let row = 0;
  for (const place of places) {
    place.named ||= [];
    place.evidence = Array.from({length: place.evidence}, () => {
      const number = numbers[row],
        count = publishedAt[mentions[number].article] - daysBefore[row++];
      return [number, dayAt(count)];
    });
    for (const number of place.named) mentions[number].of = place;
    for (const [number] of place.evidence) mentions[number].of = place;
  }
}

/**
 * Gives each place its timelines, as the rows of the periods in them.
 * @param {any[]} places
 */
function giveTimelines(places) {
  let row = 0;
  for (const place of places)
    place.timelines = place.periods.map((/** @type {number} */ length) => ({
      from: row,
      until: (row += length),
      made: /** @type {Period[] | null} */ (null),
    }));
}

/**
 * An entry without the empty fields at its end: it is copied into thousands of periods.
 * @param {Record<string, any>} entry
 */
function shortened(entry) {
  const fields = Object.entries(entry);
  while (fields.length && !fields[fields.length - 1][1]) fields.pop();
  return Object.fromEntries(fields);
}

/**
 * The days on which a place's state may change, as `TimelineEncoder.milestones` in Python finds them.
 * @param {any} place
 * @param {any} data
 * @param {ReturnType<typeof dayCounter>} counter
 * @returns {number[]}
 */
function milestones({evidence, days}, {mentions, publishedAt, staleAfter}, {countAt}) {
  const found = new Set([0, ...(days || [])]);
  for (const [mention, day] of evidence) {
    const count = countAt(day);
    found.add(count).add(count + staleAfter + 1).add(publishedAt[mentions[mention].article]);
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * Returns a function that decodes the periods of a place in a version, each timeline once.
 * @param {any} data
 * @param {Table} table
 * @param {ReturnType<typeof dayCounter>} counter
 * @returns {(place: Place, version: number) => Period[]}
 */
function timelineReader(data, table, counter) {
  const [stepsAt, stateAt, verdictsAt] = ["days", "state", "verdicts"].map(field =>
    reader(table, field),
  );
  return (place, version) => {
    const timeline = place.timelines[place.versions[version]];
    if (timeline.made) return timeline.made;
    const days = milestones(place, data, counter);
    /** @type {Period[]} */
    const made = (timeline.made = []);
    let at = days.indexOf(0);
    for (let i = timeline.from; i < timeline.until; i++) {
      const [start, since, word] = stepsAt(i);
      at += start;
      made.push({
        ...data.periodStates[stateAt(i)],
        v: verdictsAt(i) || "",
        a: counter.dayAt(days[at]),
        since: counter.dayAt(days[at - since]),
        word: counter.dayAt(days[at - word]),
      });
    }
    return made;
  };
}

/**
 * Returns a function that gives the sentence of a number, with the names that were left out of it.
 * @param {any} data
 * @returns {(number: number) => string}
 */
function quoteReader({quotes, mentions}) {
  /** @type {Map<number, Mention[]> | null} */
  let bySentence = null;
  return number => {
    const quote = quotes[number];
    if (typeof quote !== "string") return quote[0];
    bySentence ||= byQuote(mentions);
    const named = bySentence.get(number) || [];
    return quote.replace(NAME_MARKS, mark => named[mark.charCodeAt(0) - FIRST_NAME_MARK].of.title);
  };
}

/**
 * The mentions in each sentence, by the sentence's number.
 * @param {Mention[]} mentions
 * @returns {Map<number, Mention[]>}
 */
function byQuote(mentions) {
  const groups = new Map();
  for (const one of mentions)
    if (groups.has(one.quote)) groups.get(one.quote).push(one);
    else groups.set(one.quote, [one]);
  return groups;
}
