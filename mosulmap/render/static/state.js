// The page's data and state: what is shown, of which day, through which filter.

const data = JSON.parse(document.getElementById("data").textContent);

// Tables of like entries write their keys once, and 0 for what an entry has not.
const keyed = (keys, row) => Object.fromEntries(row.map((value, i) => [keys[i], value]));
for (const name of ["mentions", "dots"])
  data[name] = data[name].rows.map(row => keyed(data[name].keys, row));
const $ = id => document.getElementById(id);
const actors = new Map(data.actors.map((actor, number) => [actor.id, {...actor, number}]));

// What the data leave out because it goes without saying.
const filled = row => {
  const period = keyed(data.periodKeys, row);
  return {...period, since: period.since || period.a, word: period.word || period.a};
};
const places = data.places.map(place => ({
  chain: [],
  named: [],
  ...place,
  periods: place.periods.map(filled),
}));
const byId = new Map(places.map(place => [place.id, place]));

// Countries, provinces and lines are listed but not drawn, and the key counts what can be drawn.
const counted = places.filter(place => place.layer !== "wide");
const states = [
  ...data.actors.map(actor => ({
    key: actor.id,
    title: actor.title,
    state: {s: "held", c: actor.id},
  })),
  {key: "contested", title: "Contested", state: {s: "contested"}},
  {key: "unknown", title: "Unknown", state: {s: "unknown"}},
];
const changesByDay = new Map();
for (const place of counted)
  place.periods.forEach((period, i) => {
    if (!period.x || period.a < data.first) return;
    if (!changesByDay.has(period.a)) changesByDay.set(period.a, []);
    changesByDay.get(period.a).push({place, period, former: place.periods[i - 1]});
  });
const changeDays = [...changesByDay.keys()].sort();
const rank = {area: 0, point: 1, site: 1};
for (const list of changesByDay.values())
  list.sort(
    (a, b) =>
      rank[a.place.kind] - rank[b.place.kind] ||
      layerRank(a.place) - layerRank(b.place) ||
      a.place.title.localeCompare(b.place.title, "en"),
  );
const phone = matchMedia("(max-width: 700px), (max-height: 480px)"),
  narrow = matchMedia("(max-width: 1100px)"),
  still = matchMedia("(prefers-reduced-motion: reduce)");
const view = {
  day: data.open,
  place: null,
  tab: "day",
  states: new Set(),
  qualities: new Set(),
  notice: "",
  speed: 1,
  timer: 0,
  allQuotes: false,
  moved: false,
};
let map = null,
  timebar = null,
  spoken = 0,
  opener = null;

function layerRank(place) {
  return ["main", "none", "around", "far", "list"].indexOf(place.layer);
}

function changesOn(day) {
  return changesByDay.get(day) || [];
}

function current(place) {
  return periodOn(place.periods, view.day) || {s: "unknown", t: 0, r: 0, a: data.first};
}

/** Whether the filters let a place through on a day. */
function shown(place, day = view.day) {
  const period = periodOn(place.periods, day) || {s: "unknown"};
  const qualities = {
    claimed: period.q === "claimed",
    derived: period.inf || period.inh,
    old: period.old,
    conflict: period.dis,
  };
  return (
    (!view.states.size || view.states.has(keyOf(period))) &&
    (!view.qualities.size ||
      [...view.qualities].some(key => qualities[key] && period.s !== "unknown"))
  );
}

/** The sign before the name of a place whose position is estimated; areas have none to estimate. */
function estimate(place) {
  return place.est && place.kind !== "area" && place.at && place.layer !== "wide" ? "≈ " : "";
}

function publishersOf(place, day) {
  const labels = place.chain
    .filter(([, from]) => from === day)
    .map(([number]) => data.articles[data.mentions[number].article].label);
  return [...new Set(labels)].join(", ");
}

/** Periods that read alike, joined: [{period, from, until}] with the numbers of the first and last. */
function spells(place) {
  const joined = [];
  place.periods.forEach((period, i) => {
    const last = joined[joined.length - 1];
    if (last && last.period.t === period.t && look(last.period) === look(period)) last.until = i;
    else joined.push({period, from: i, until: i});
  });
  return joined;
}
