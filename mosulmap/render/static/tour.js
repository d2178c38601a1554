// A tour of the key days, chosen from the data by one rule: the first and the last change, the end
// of the longest gap, the first time of each state, then the days with most changes.

const MOST_STOPS = 8;
let stopsFound = null,
  stopsOf = null;

/** The key days of what counts now, in order: [{day, why: [words], gap}]. */
function tourStops() {
  const told = `${version} ${language.code} ${view.known === THAT_DAY ? view.day : ""}`;
  if (stopsOf !== told) {
    stopsOf = told;
    stopsFound = findStops();
  }
  return stopsFound;
}

function findStops() {
  const stops = new Map();
  const stop = (day, why, gap = null) => {
    if (!day || (!stops.has(day) && stops.size >= MOST_STOPS)) return;
    if (!stops.has(day)) stops.set(day, {day, why: [], gap});
    if (why) stops.get(day).why.push(why);
  };
  const gap = longestGap(),
    busiest = [...changeDays].sort(
      (one, other) => changesOn(other).length - changesOn(one).length || (one < other ? -1 : 1),
    );
  stop(changeDays[0], t("tour_first"));
  stop(changeDays[changeDays.length - 1], t("tour_last"));
  if (gap) stop(gap.b, t("tour_gap"), gap);
  for (const {key, title} of states) {
    const first = changeDays.find(day => changesOn(day).some(({period}) => keyOf(period) === key));
    stop(first, first && t("first_time", {state: title}));
  }
  for (const day of busiest) stop(day, "");
  return [...stops.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

function longestGap() {
  return gapsNow()
    .filter(gap => gap.a > data.first)
    .reduce((most, gap) => (!most || gap.days > most.days ? gap : most), null);
}

/** What a stop says: the new states with their places. */
function stopWords({day, gap}) {
  if (gap) return t("gap_told", {n: gap.days});
  const kinds = new Map();
  for (const {place, period} of changesOn(day)) {
    const state = words(period.t);
    kinds.set(state, [...(kinds.get(state) || []), nameOf(place)]);
  }
  const told = [...kinds].map(([state, names]) => t("state_of", {state, names: series(names)}));
  return `${told.join(". ")}.`;
}

/** "Reported by DW.", its publishers as elements: their names may run the other way. */
function stopSources({day}) {
  const labels = [...new Set(changesOn(day).flatMap(({place}) => publishersOf(place, day)))],
    [before, after] = t("reported_by", {names: "\n"}).split("\n");
  return labels.length ? [` ${before}`, ...publishers(labels), after] : [];
}

/** The sentence to quote at a stop: the one behind most of the changes, else the last word. */
function stopQuote({day, gap}) {
  const heard = ([number, from]) => from <= day && counts(articleOf(number), day),
    tally = new Map();
  const tell = number => tally.set(number, (tally.get(number) || 0) + 1);
  const sameQuote = number =>
    [...tally.keys()].find(other => mentions[other].quote === mentions[number].quote) ?? number;
  if (gap) {
    const all = places.flatMap(place => place.chain.filter(heard)).filter(([, on]) => on < gap.a);
    return all.sort((one, other) => (one[1] < other[1] ? 1 : -1))[0]?.[0];
  }
  for (const {place} of changesOn(day)) {
    const known = place.chain.filter(heard),
      last = known.length && known[known.length - 1][1];
    for (const [number, from] of known) if (from === last) tell(sameQuote(number));
  }
  return [...tally].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0]?.[0];
}

function startTour() {
  opener = document.activeElement;
  visit(1);
  $("tour-title").focus({preventScroll: true});
}

/** Goes to a stop by its number, from 1 on. */
function visit(number) {
  const stops = tourStops(),
    stop = stops[number - 1];
  if (!stop) return;
  pause();
  const states = new Set(),
    qualities = new Set();
  Object.assign(view, {tour: number, from: "", place: null, reports: null, tab: "day"});
  Object.assign(view, {states, qualities, notice: "", moved: true});
  if (stop.day === view.day) refresh();
  else show(stop.day);
  const first = changesOn(stop.day).find(({place}) => place.at && place.layer === "main");
  if (first) map.goTo(first.place);
  clearTimeout(spoken);
  spoken = setTimeout(() => {
    const told = h("p", {}, stopWords(stop), ...stopSources(stop)).textContent;
    $("live").textContent = `${stopTitle()}. ${dayWords(stop.day)}. ${told}`;
  }, 500);
}

function leaveTour() {
  const inside = $("tour").contains(document.activeElement);
  view.tour = 0;
  refresh();
  if (inside) (opener?.isConnected && opener.offsetParent ? opener : $("date")).focus();
}

function stopTitle() {
  return t("tour_stop", {i: view.tour, n: tourStops().length});
}

/** The box of the tour above the lists; another day than the stop's ends it. */
function drawTour(holder) {
  const stops = view.tour ? tourStops() : [],
    at = stops.findIndex(({day}) => day === view.day);
  view.tour = view.from ? 0 : at + 1;
  document.body.classList.toggle("touring", view.tour > 0);
  holder.hidden = !view.tour;
  if (!view.tour) return holder.replaceChildren();
  const stop = stops[at],
    number = stopQuote(stop),
    focused = holder.contains(document.activeElement) && document.activeElement.id;
  const go = (id, words, to) =>
    h("button", {id, disabled: !stops[to - 1], onclick: () => visit(to)}, words);
  const changed = changesOn(stop.day).length;
  holder.replaceChildren(
    h(
      "div.moves",
      {},
      h("h2", {id: "tour-title", tabindex: -1}, stopTitle()),
      go("tour-back", t("previous"), view.tour - 1),
      go("tour-next", t("next"), view.tour + 1),
      h("button.link", {id: "tour-leave", onclick: leaveTour}, t("leave")),
    ),
    h("p.phone-only", {}, dayWords(stop.day)),
    h(
      "p.quiet",
      {},
      [...stop.why, changed ? t("changes", {n: changed}) : ""].filter(Boolean).join(" · "),
    ),
    h("p", {}, stopWords(stop), ...stopSources(stop)),
    ...(number === undefined ? [] : quoted(number)),
  );
  if (focused) ($(focused)?.disabled ? $("tour-leave") : $(focused))?.focus({preventScroll: true});
}

/** A sentence and whose it is. */
function quoted(number) {
  const mention = mentions[number],
    article = data.articles[mention.article];
  return [
    h("blockquote.q", {lang: "en", dir: "ltr"}, ...highlighted(quoteOf(mention.quote), mention)),
    h(
      "p.cite",
      {},
      ...publishers([article.label]),
      article.day ? t("comma") + dateShort(article.day) : "",
    ),
  ];
}
