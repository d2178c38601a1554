// The page's data and state: what is shown, of which day, through which filter.

const data = decode(JSON.parse(document.getElementById("data").textContent));
speak(data.lang);
const {mentions, places} = data;

/** The periods of a place in a version. */
function timelineOf(place, version) {
  return periodsOf(data, place, version);
}

/** A sentence by its number. */
function quoteOf(number) {
  return sentenceOf(data, number);
}
const $ = id => document.getElementById(id);
const actors = new Map(data.actors.map((actor, number) => [actor.id, {...actor, number}]));
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
