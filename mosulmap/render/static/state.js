// The page's data and state: what is shown, of which day, through which filter.

const data = JSON.parse(document.getElementById("data").textContent);
speak(data.lang);

// Tables of like entries write their keys once, and 0 for what an entry has not. Values that many
// entries share stand in a pool, and their numbers count from 1.
for (const name of ["statements", "said", "dots", "places", "looks", "context"]) {
  const {keys, rows, pools} = data[name],
    pooled = keys.map(key => pools[key]);
  data[name] = rows.map(row => {
    const entry = {};
    for (let i = 0; i < row.length; i++) {
      const found = row[i];
      entry[keys[i]] = found && pooled[i] ? pooled[i][found - 1] : found;
    }
    return entry;
  });
}
const $ = id => document.getElementById(id);
const actors = new Map(data.actors.map((actor, number) => [actor.id, {...actor, number}]));

// Numbers that stand in a column are written as signs, so many to each number; `signed` ones may be
// below 0.
const columnOf =
  ([wide, signs]) =>
  at =>
    parseInt(signs.substr(at * wide, wide), 36);
const signed = number => (number & 1 ? -(number + 1) / 2 : number / 2);

/** Undoes `packing.News`: 0 is the next new number, others tell how far back theirs was new. */
function newsReader() {
  let known = 0;
  return sign => (sign ? known - sign : known++);
}

// Mentions share statements, and statements what is said of control.
const statementAt = newsReader(),
  quoteAt = newsReader(),
  mentionSigns = columnOf(data.mentions);
for (const one of data.statements) Object.assign(one, {quote: quoteAt(one.quote || 0), article: one.article || 0});
const mentions = Array.from({length: data.mentions[1].length / data.mentions[0]}, (_, i) => {
  const statement = data.statements[statementAt(signed(mentionSigns(i)))];
  return {when: 0, ...statement, ...data.said[statement.said || 0], mark: data.marks[i] || 0, of: null};
});

// Sentences of the chronology stand in the page already.
const told = [...document.querySelectorAll(".q")].map(quote => quote.textContent);
let tellers = null;

/** A sentence by its number, with the names that a long story leaves to its places. */
function quoteOf(number) {
  const quote = data.quotes[number];
  if (typeof quote === "number") return told[quote];
  // One that has such signs of its own stands in a list.
  if (!data.nameless || typeof quote !== "string") return String(quote);
  tellers ||= grouped(mentions);
  return quote.replace(/[\ue000-\ue01f]/g, sign => tellers.get(number)[sign.charCodeAt() - 0xe000].of.title);
}

/** Mentions by their sentence. */
function grouped(list) {
  const groups = new Map();
  for (const one of list)
    if (groups.has(one.quote)) groups.get(one.quote).push(one);
    else groups.set(one.quote, [one]);
  return groups;
}

/** Where a sentence has the name of a mention's place, and where its date: [[start, end, tag]]. */
function spansOf(quote, {mark, of, phrase}) {
  const found = (text, tag) => [quote.indexOf(text), quote.indexOf(text) + text.length, tag];
  return [mark ? [...mark, "mark"] : found(of.title, "mark"), ...(phrase ? [found(phrase, "u")] : [])];
}

// Days count from the first one.
const firstDay = ordinal(data.first),
  daysMade = new Map();
function dayAt(count) {
  if (!daysMade.has(count)) daysMade.set(count, isoDay(firstDay + count));
  return daysMade.get(count);
}
const countsMade = new Map();
function countAt(day) {
  if (!countsMade.has(day)) countsMade.set(day, ordinal(day) - firstDay);
  return countsMade.get(day);
}
const numbers = text =>
  text.includes(",") ? text.split(",") : [...text].map(sign => parseInt(sign, 36));
const chains = Object.fromEntries(Object.entries(data.chains).map(([key, made]) => [key, columnOf(made)])),
  lines = Object.fromEntries(Object.entries(data.timelines).map(([key, made]) => [key, columnOf(made)])),
  publishedAt = data.articles.map(({day}) => (day ? ordinal(day) - firstDay : 0));
const at = {chain: 0, mention: 0, timeline: 0, period: 0, extra: 0};

/** The evidence on the next place: [[mention, day]]. */
function nextChain(place, number) {
  return Array.from({length: chains.lengths(number)}, () => {
    const mention = at.mention + signed(chains.numbers(at.chain)),
      back = signed(chains.days(at.chain));
    at.chain++;
    at.mention = mention + 1;
    mentions[mention].of = place;
    return [mention, dayAt(publishedAt[mentions[mention].article] - back)];
  });
}

/** Where the next place's timelines stand in the columns, and its days that no evidence explains. */
function nextTimelines({told}) {
  const extra = Array.from({length: lines.extra(at.extra++)}, () => signed(lines.extra(at.extra++)));
  const periods = Array.from({length: Math.max(...told) + 1}, () => {
    const from = at.period;
    at.period += lines.lengths(at.timeline++);
    return {from, until: at.period, made: null};
  });
  return {extra, periods};
}
const places = data.places.map((given, number) => {
  const place = {...given, named: given.named || [], told: numbers(data.told[given.told || 0])};
  for (const mention of place.named) mentions[mention].of = place;
  return Object.assign(place, {chain: nextChain(place, number)}, nextTimelines(place));
});

/** The days on which a place's timelines may turn: of evidence, published, and grown old. */
function milestones({chain, extra}) {
  const days = new Set([0, ...extra]);
  for (const [mention, day] of chain) {
    const told = countAt(day);
    days.add(told).add(told + data.staleAfter + 1).add(publishedAt[mentions[mention].article]);
  }
  return [...days].sort((a, b) => a - b);
}

/** The periods of a place in a version, made when they are first asked for. */
function timelineOf(place, version) {
  const line = place.periods[place.told[version]];
  if (line.made) return line.made;
  const days = milestones(place),
    made = (line.made = []);
  let now = days.indexOf(0);
  for (let i = line.from; i < line.until; i++) {
    now += signed(lines.starts(i));
    made.push({
      ...data.looks[lines.look(i)],
      v: data.signs[lines.signs(i)],
      a: dayAt(days[now]),
      since: dayAt(days[now - signed(lines.since(i))]),
      word: dayAt(days[now - signed(lines.word(i))]),
    });
  }
  return made;
}
const byId = new Map(places.map(place => [place.id, place]));

// Countries, provinces and lines are listed but not drawn, and the key counts what can be drawn.
const counted = places.filter(place => place.layer !== "wide");
const unlocated = places.filter(place => place.layer === "none");
const states = [
  ...data.actors.map(actor => ({
    key: actor.id,
    get title() {
      return nameOf(actor);
    },
    state: {s: "held", c: actor.id},
  })),
  {
    key: "contested",
    get title() {
      return t("contested");
    },
    state: {s: "contested"},
  },
  {
    key: "unknown",
    get title() {
      return t("unknown");
    },
    state: {s: "unknown"},
  },
];
const phone = matchMedia("(max-width: 700px), (max-height: 480px)"),
  narrow = matchMedia("(max-width: 1100px)"),
  still = matchMedia("(prefers-reduced-motion: reduce)");
const view = {
  day: data.open,
  from: "",
  both: false,
  known: "",
  without: "",
  place: null,
  tab: "day",
  states: new Set(),
  qualities: new Set(),
  notice: "",
  speed: 1,
  timer: 0,
  allQuotes: false,
  moved: false,
  events: false,
  reports: null,
  tour: 0,
};
let map = null,
  timebar = null,
  spoken = 0,
  opener = null;

function layerRank(place) {
  return ["main", "none", "around", "far", "list"].indexOf(place.layer);
}

/** The period of a place on a day; that of the shown day is kept. */
function current(place, day = view.day) {
  if (day !== view.day) return periodOn(place.timeline, day);
  toMoment();
  return place.now;
}

/** Whether nothing can be said of a place. */
function isUnknown(period) {
  return period.s === "unknown" || period.s === "none";
}

/** Whether the filters let a place through on a day. */
function shown(place, day = view.day) {
  if (!view.states.size && !view.qualities.size) return true;
  const period = current(place, day);
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

/** The sign before the name of a place whose position is estimated; areas have none to estimate. */
function estimate(place) {
  return place.est && place.kind !== "area" && place.at && place.layer !== "wide" ? "≈ " : "";
}

function publishersOf(place, day) {
  const labels = place.chain
    .filter(([number, from]) => from === day && counts(articleOf(number), day))
    .map(([number]) => data.articles[mentions[number].article].label);
  return [...new Set(labels)];
}

/** Periods that read alike, joined: [{period, from, until}] with the numbers of the first and last. */
function spells(place) {
  const joined = [];
  place.timeline.forEach((period, i) => {
    const last = joined[joined.length - 1];
    if (last && last.period.t === period.t && look(last.period) === look(period)) last.until = i;
    else joined.push({period, from: i, until: i});
  });
  return joined;
}

/** A place and its state, and the one that it had before if that is given, for who hears it. */
function labelOf(place, was) {
  const said = {name: iso(nameOf(place)), state: words(current(place).t)};
  return was ? t("named_before", {...said, before: words(was.t)}) : t("named", said);
}

/** Publishers one after the other, each kept apart from the words around it. */
function publishers(labels) {
  return labels.flatMap((label, i) => [i ? t("comma") : "", h("bdi.by", {}, label)]);
}

/** A text in the words of the project's curator or of a source: it stands as it was written. */
function theirs(named, text) {
  return h(named, {lang: "en", dir: "auto"}, text);
}
