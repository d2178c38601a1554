// The same story from fewer articles: which count, and the timelines that they give. Python has
// inferred every version; here the one that is asked for is looked up.

const THAT_DAY = "day";
const published = [...new Set(data.articles.map(article => article.day).filter(Boolean))].sort();
const sources = [...new Set(data.versions.map(([, without]) => without).filter(Boolean))];
let version = null,
  changesByDay = new Map(),
  changeDays = [];

function sourcesOf(article) {
  return article.by || [article.label];
}

function articleOf(mention) {
  return data.articles[mentions[mention].article];
}

/** Whether an article counts: it is out by the day that is asked for, and not left out. */
function counts(article, day = view.day) {
  const until = view.known === THAT_DAY ? day : view.known;
  return (
    (!until || (article.day && article.day <= until)) &&
    !(view.without && sourcesOf(article).includes(view.without))
  );
}

/** The last day of publication up to a day. */
function lastPublished(day) {
  return [...published].reverse().find(one => one <= day) || "";
}

/** The number of the version for what is known by a day, now, or on each day; -1 for none. */
function versionOf(known, without) {
  const last = known && known !== THAT_DAY ? lastPublished(known) : known,
    wanted = last === published[published.length - 1] ? "" : last;
  return data.versions.findIndex(([by, left]) => by === wanted && left === without);
}

/** The days of publication for which there is a version. */
const knowable = published.filter(day => versionOf(day, "") >= 0);

/** Why no other day and no source can be asked for, where there are too many days of publication. */
function tooManyDays() {
  return knowable.length < published.length
    ? h("span.limit quiet", {}, t("clocks_limit", {n: published.length}))
    : "";
}

/** The gaps in the evidence of what is known on the shown day. */
function gapsNow() {
  const until = view.known === THAT_DAY ? view.day : view.known;
  if (until && !lastPublished(until)) return [];
  return data.gaps[data.versions[Math.max(0, versionOf(until, view.without))][2]];
}

/** Gives every place the periods of the version that `view` asks for. */
function tellVersion() {
  const number = versionOf(view.known, view.without);
  if (number === version) return;
  version = number;
  for (const place of places) place.timeline = timelineOf(place, number);
  loseMoment();
  changesByDay = new Map();
  for (const place of counted)
    place.timeline.forEach((period, i) => {
      if (!period.x || period.a < data.first) return;
      if (!changesByDay.has(period.a)) changesByDay.set(period.a, []);
      changesByDay.get(period.a).push({place, period, former: place.timeline[i - 1]});
    });
  changeDays = [...changesByDay.keys()].sort();
}

/** The last day before a day on which a place changes; none before the first. */
function changeBefore(day) {
  return changeDays[changesUntil(one => one < day) - 1];
}

/** The first day after a day on which a place changes; none after the last. */
function changeAfter(day) {
  return changeDays[changesUntil(one => one <= day)];
}

/** How many of the sorted days of changes come before what does not fit. */
function changesUntil(fits) {
  let low = 0,
    high = changeDays.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(changeDays[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

const inOrder = new WeakSet(),
  byTitle = new Intl.Collator("en");

/** The changes of a day: areas, then what is on the map, by title; put in order when asked for. */
function changesOn(day) {
  const list = changesByDay.get(day) || [],
    rank = {area: 0, point: 1, site: 1};
  if (!inOrder.has(list))
    list.sort(
      (a, b) =>
        rank[a.place.kind] - rank[b.place.kind] ||
        layerRank(a.place) - layerRank(b.place) ||
        byTitle.compare(a.place.title, b.place.title),
    );
  inOrder.add(list);
  return list;
}

/** Shows what is known by a day, on each day, or now; or leaves a source out. */
function ask(known, without) {
  if (versionOf(known, without) < 0) {
    // Too many versions to have them all: what is asked for last stands.
    if (known !== view.known) without = "";
    else known = "";
  }
  Object.assign(view, {known, without, notice: "", moved: true});
  refresh();
}

function knownWords(known = view.known) {
  if (known === THAT_DAY) return t("as_known_then");
  if (!known) return data.knownBy ? t("as_known_by", {day: dateShort(data.knownBy)}) : t("as_known_now");
  return t("as_known_by", {day: dateShort(known)});
}

/** The switch between the two clocks: one button for each. */
function drawSwitch(holder) {
  ["", THAT_DAY].forEach((known, i) => {
    const button =
      holder.children[i] ||
      holder.appendChild(
        h("button.option", {onclick: () => ask(known, view.without)}),
      );
    button.textContent = knownWords(known);
    attributes(button, {"aria-pressed": String(view.known === known)});
  });
  holder.querySelector(".limit")?.remove();
  holder.append(tooManyDays());
}

/** A list to choose from: [[value, words]], the chosen value, and what to do with another. */
function chooser(label, options, chosen, act) {
  const select = h(
    "select",
    {"aria-label": label},
    ...options.map(([value, words]) => h("option", {value}, words)),
  );
  select.value = chosen;
  select.addEventListener("change", () => act(select.value));
  return select;
}

function sourceChooser() {
  const options = [
    ["", t("all_sources")],
    ...sources.map(name => [name, t("without_source", {name: iso(name)})]),
  ];
  return chooser(t("sources_count"), options, view.without, name => ask(view.known, name));
}

function knownChooser() {
  const days = [...new Set([...knowable, view.known].filter(isDay))].sort();
  const options = ["", THAT_DAY, ...days].map(known => [known, knownWords(known)]);
  return chooser(t("what_known"), options, view.known, known => ask(known, view.without));
}
