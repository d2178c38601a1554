// The page's data, read back from the columns in which `render/encode/columns.py` writes them; the
// format stands there. Nothing here knows of the document or of what the page shows.

// What stands in a sentence for names that were left out: for the first mention of it, the second …
const NAME_MARKS = /[\ue000-\ue01f]/g,
  FIRST_NAME_MARK = 0xe000;

/** What a field of a table has at a row: null is a value, 0 is what an entry has not. */
function reader({columns, pools}, field) {
  const column = columns[field],
    pool = pools[field];
  if (!column) return () => 0;
  return pool ? row => column[row] && pool[column[row] - 1] : row => column[row];
}

/** The entries of a table; 0 is what an entry has not. */
function entriesOf(table) {
  const fields = Object.keys(table.columns).map(field => [field, reader(table, field)]);
  return Array.from({length: table.count}, (_, row) => {
    const entry = {};
    for (const [field, read] of fields) entry[field] = read(row);
    return entry;
  });
}

/** Numbers of which each is written as the difference from the one before. */
function fromSteps(steps) {
  let number = 0;
  return steps.map(step => (number += step));
}

/** Gives places or dots their position [lon, lat]; 0 where there is none. */
function positioned(entries) {
  for (const one of entries) one.at = one.lon === null ? 0 : [one.lon, one.lat];
  return entries;
}

/** Days as counts from a first day, and back; each is worked out once. */
function dayCounter(first) {
  const start = ordinal(first),
    days = new Map(),
    counts = new Map();
  return {
    dayAt(count) {
      if (!days.has(count)) days.set(count, isoDay(start + count));
      return days.get(count);
    },
    countAt(day) {
      if (!counts.has(day)) counts.set(day, ordinal(day) - start);
      return counts.get(day);
    },
  };
}

/** The mentions, each with what its statement and its assertion say. */
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

/** How often each article speaks of each day: {day: [[article, count]]}. */
function sentencesOf({sentences: {day, article, count}}, {dayAt}) {
  const found = {},
    articles = fromSteps(article);
  fromSteps(day).forEach((number, i) => (found[dayAt(number)] ||= []).push([articles[i], count[i]]));
  return found;
}

/** Gives each place its evidence [[mention, day]], and each mention the place that it is of. */
function giveEvidence(places, {mention, daysBefore}, mentions, published, {dayAt}) {
  const numbers = fromSteps(mention);
  let row = 0;
  for (const place of places) {
    place.named ||= [];
    place.chain = Array.from({length: place.evidence}, () => {
      const number = numbers[row],
        count = published[mentions[number].article] - daysBefore[row++];
      return [number, dayAt(count)];
    });
    for (const number of [...place.named, ...place.chain.map(([one]) => one)])
      mentions[number].of = place;
  }
}

/** Gives each place its timelines, as the rows of the periods in them. */
function giveTimelines(places) {
  let row = 0;
  for (const place of places)
    place.timelines = place.periods.map(length => ({from: row, until: (row += length), made: null}));
}

/** An entry without the fields at its end that it has not: thousands of periods copy it. */
function shortened(entry) {
  const fields = Object.entries(entry);
  while (fields.length && !fields[fields.length - 1][1]) fields.pop();
  return Object.fromEntries(fields);
}

/** Everything that the page shows, from its data in columns. */
function decode(encoded) {
  const counter = dayCounter(encoded.first),
    articles = entriesOf(encoded.articles),
    mentions = mentionsOf(encoded),
    places = positioned(entriesOf(encoded.places)),
    published = articles.map(({day}) => (day ? counter.countAt(day) : 0));
  giveEvidence(places, encoded.evidence, mentions, published, counter);
  giveTimelines(places);
  return {
    ...encoded,
    ...{counter, articles, mentions, places, published},
    periods: ["days", "state", "verdicts"].map(field => reader(encoded.periods, field)),
    context: entriesOf(encoded.context),
    dots: positioned(entriesOf(encoded.dots)),
    periodStates: entriesOf(encoded.periodStates).map(shortened),
    sentences: sentencesOf(encoded, counter),
  };
}

/** The days on which the state of a place may change: of evidence, published, and grown old. */
function milestones({chain, days}, {counter, mentions, published, staleAfter}) {
  const found = new Set([0, ...(days || [])]);
  for (const [mention, day] of chain) {
    const count = counter.countAt(day);
    found.add(count).add(count + staleAfter + 1).add(published[mentions[mention].article]);
  }
  return [...found].sort((a, b) => a - b);
}

/** The periods of a place in a version of the decoded data, made when they are first asked for. */
function periodsOf(data, place, version) {
  const timeline = place.timelines[place.versions[version]];
  if (timeline.made) return timeline.made;
  const {counter, periodStates, periods: [stepsAt, stateAt, verdictsAt]} = data,
    days = milestones(place, data),
    made = (timeline.made = []);
  let at = days.indexOf(0);
  for (let i = timeline.from; i < timeline.until; i++) {
    const [start, since, word] = stepsAt(i);
    at += start;
    made.push({
      ...periodStates[stateAt(i)],
      v: verdictsAt(i) || "",
      a: counter.dayAt(days[at]),
      since: counter.dayAt(days[at - since]),
      word: counter.dayAt(days[at - word]),
    });
  }
  return made;
}

/** A sentence of the decoded data by its number, with the names that were left out. */
function sentenceOf(data, number) {
  const quote = data.quotes[number];
  if (typeof quote !== "string") return quote[0];
  data.bySentence ||= grouped(data.mentions);
  return quote.replace(
    NAME_MARKS,
    mark => data.bySentence.get(number)[mark.charCodeAt() - FIRST_NAME_MARK].of.title,
  );
}

/** Mentions by the number of their sentence. */
function grouped(mentions) {
  const groups = new Map();
  for (const one of mentions)
    if (groups.has(one.quote)) groups.get(one.quote).push(one);
    else groups.set(one.quote, [one]);
  return groups;
}

/** Where a sentence has the name of a mention's place, and where its date: [[start, end, tag]]. */
function spansOf(quote, {mark, of, phrase}) {
  const found = (text, tag) => [quote.indexOf(text), quote.indexOf(text) + text.length, tag];
  return [mark ? [...mark, "mark"] : found(of.title, "mark"), ...(phrase ? [found(phrase, "u")] : [])];
}
