// The page's state, and the wiring between address, keys, time bar, map and lists.
const data = JSON.parse(document.getElementById("data").textContent);
// Tables of like entries write their keys once, and 0 for what an entry has not.
const keyed = (keys, row) => Object.fromEntries(row.map((value, i) => [keys[i], value]));
for (const name of ["mentions", "dots"]) data[name] = data[name].rows.map(row => keyed(data[name].keys, row));
const $ = id => document.getElementById(id);
const actors = new Map(data.actors.map((actor, number) => [actor.id, {...actor, number}]));
// What the data leave out because it goes without saying.
const filled = row => { const period = keyed(data.periodKeys, row); return {...period, since: period.since || period.a, word: period.word || period.a}; };
const places = data.places.map(place => ({chain: [], named: [], ...place, periods: place.periods.map(filled)}));
const byId = new Map(places.map(place => [place.id, place]));
// Countries, provinces and lines are listed but not drawn, and the key counts what can be drawn.
const counted = places.filter(place => place.layer !== "wide");
const states = [
  ...data.actors.map(actor => ({key: actor.id, title: actor.title, state: {s: "held", c: actor.id}})),
  {key: "contested", title: "Contested", state: {s: "contested"}}, {key: "unknown", title: "Unknown", state: {s: "unknown"}},
];
const changesByDay = new Map();
for (const place of counted) place.periods.forEach((period, i) => {
  if (!period.x || period.a < data.first) return;
  if (!changesByDay.has(period.a)) changesByDay.set(period.a, []);
  changesByDay.get(period.a).push({place, period, former: place.periods[i - 1]});
});
const changeDays = [...changesByDay.keys()].sort();
const rank = {area: 0, point: 1, site: 1};
for (const list of changesByDay.values()) list.sort((a, b) => rank[a.place.kind] - rank[b.place.kind] || layerRank(a.place) - layerRank(b.place) || a.place.title.localeCompare(b.place.title, "en"));
const phone = matchMedia("(max-width: 700px), (max-height: 480px)"), narrow = matchMedia("(max-width: 1100px)"), still = matchMedia("(prefers-reduced-motion: reduce)");
const view = {day: data.open, place: null, tab: "day", states: new Set(), qualities: new Set(), notice: "", speed: 1, timer: 0, allQuotes: false, moved: false};
let map = null, timebar = null, spoken = 0, opener = null;

function layerRank(place) { return ["main", "none", "around", "far", "list"].indexOf(place.layer); }
function changesOn(day) { return changesByDay.get(day) || []; }
function current(place) { return periodOn(place.periods, view.day) || {s: "unknown", t: 0, r: 0, a: data.first}; }
/** Whether the filters let a place through on a day. */
function shown(place, day = view.day) {
  const period = periodOn(place.periods, day) || {s: "unknown"};
  const qualities = {claimed: period.q === "claimed", derived: period.inf || period.inh, old: period.old, conflict: period.dis};
  return (!view.states.size || view.states.has(keyOf(period))) && (!view.qualities.size || [...view.qualities].some(key => qualities[key] && period.s !== "unknown"));
}

/** Shows a day. Days outside the evidence become its first or last day. */
function show(day) {
  const next = day < data.first ? data.first : day > data.last ? data.last : day;
  if (next === view.day) return;
  Object.assign(view, {day: next, notice: "", moved: true, allQuotes: false});
  refresh();
  announce();
}
/** Opens the card of a place, or closes it. */
function choose(id) {
  if (id && !view.place) opener = document.activeElement;
  Object.assign(view, {place: id, moved: true, allQuotes: false});
  refresh();
  if (id) {
    map.goTo(byId.get(id));
    const panel = $("panel");
    panel.querySelector(".views").scrollTop = 0;
    if (phone.matches) panel.scrollIntoView({behavior: still.matches ? "auto" : "smooth", block: "start"});
    $("back").focus({preventScroll: true});
  } else {
    const again = opener?.isConnected ? opener : document.querySelector(`[data-place="${CSS.escape(opener?.dataset?.place || "")}"]`);
    (again && again.offsetParent !== null ? again : $(`tab-${view.tab}`)).focus({preventScroll: true});
  }
}
/** Asks which of several places under a finger is meant. */
function chooseAmong(list) {
  view.place = null;
  refresh();
  $("card").hidden = false;
  for (const id of ["day", "places", "chron"]) $(`view-${id}`).hidden = true;
  $("card").replaceChildren(h("button", {class: "link back", id: "back", onclick: () => choose(null)}, "← Back to the list"), h("h2", {class: "name"}, `${list.length} places here`), h("ul", {class: "rows"}, ...list.map(place => h("li", {}, placeButton(place)))));
  $("panel").scrollIntoView({block: "start"});
}
function showDot(dot) {
  map.goTo(dot);
  tab("day");
  view.notice = `${[dot.title, dot.in].filter(Boolean).join(", ")}: no article names this place.`;
  refresh();
}
function tab(name) {
  Object.assign(view, {tab: name, place: null});
  refresh();
}
function openSearch() { tab("places"); $("search").focus(); }
function toggle(set, key) {
  if (set.has(key)) set.delete(key); else set.add(key);
  refresh();
}
function clearFilter() { view.states.clear(); view.qualities.clear(); refresh(); }

/** Puts the whole page into the state of `view`. */
function refresh() {
  $("date").textContent = dayWords(view.day);
  document.title = `${dayWords(view.day)} · ${data.title}`;
  $("summary").textContent = summaryWords();
  drawKey($("key"));
  timebar?.update();
  map?.draw();
  $("insets").replaceChildren(...(narrow.matches ? [] : data.insets.flatMap(drawInset)), howToRead());
  const card = Boolean(view.place);
  $("card").hidden = !card;
  for (const name of ["day", "places", "chron"]) {
    const chosen = view.tab === name;
    $(`view-${name}`).hidden = card || !chosen;
    attributes($(`tab-${name}`), {"aria-selected": String(chosen && !card), tabindex: chosen ? 0 : -1});
  }
  $("tab-places").textContent = `Places ${counted.length}`;
  keepFocus(() => {
    drawDay($("view-day"));
    drawPlaces($("place-list"), $("search").value);
    if (card) drawCard($("card"), byId.get(view.place));
  });
  markChronology($("view-chron"));
  $("prev-day").disabled = view.day === data.first;
  $("next-day").disabled = view.day === data.last;
  $("prev-change").disabled = !changeDays.some(day => day < view.day);
  $("next-change").disabled = !changeDays.some(day => day > view.day);
  writeAddress();
}
/** Redraws lists without losing the row or the button that has the keyboard. */
function keepFocus(redraw) {
  const focused = document.activeElement, holder = focused?.closest?.("#view-day, #place-list, #card, #key, #insets");
  const id = focused?.id, place = focused?.dataset?.place;
  redraw();
  if (!holder || focused.isConnected) return;
  const again = id ? $(id) : place ? holder.querySelector(`[data-place="${CSS.escape(place)}"]`) : null;
  again?.focus({preventScroll: true});
}
/** "One article published (RFE/RL). 9 places change. 16 places rest on words older than 14 days." */
function summaryWords() {
  const published = data.articles.filter(article => article.day === view.day).map(article => article.label), changes = changesOn(view.day).length;
  const old = counted.filter(place => current(place).old).length;
  const first = published.length ? `${published.length === 1 ? "One article" : published.length + " articles"} published (${published.join(", ")}).` : "No article published.";
  const second = changes ? `${plural(changes, "place changes", "places change")}.` : "No place changes.";
  const third = old ? ` ${plural(old, "place rests", "places rest")} on words older than ${data.staleAfter} days.` : "";
  return `${first} ${second}${third}`;
}
/** The key counts every state and filters: the first press shows it alone, further ones add. */
function drawKey(holder) {
  const focused = document.activeElement?.dataset?.key, buttons = states.map(({key, title, state}) => {
    const own = counted.filter(place => keyOf(current(place)) === key), old = own.filter(place => current(place).old).length;
    return h("button", {class: own.length ? "state" : "state none", "data-key": key, "aria-pressed": String(view.states.has(key)), onclick: () => toggle(view.states, key)},
      mark(state, 16), h("span", {}, title), h("span", {class: "n"}, String(own.length), old ? h("span", {class: "old"}, `, ${old} old`) : ""));
  });
  // Between phone and desktop there is no room for the explanations: their toggles come here.
  const toggles = narrow.matches && !phone.matches ? [h("div", {class: "qualities"}, ...howToRead().querySelectorAll(".how-row"))] : [];
  for (const row of toggles[0]?.children || []) row.className = "state";
  const words = [...states.filter(({key}) => view.states.has(key)).map(({title}) => title), ...view.qualities].join(", ");
  const chip = words ? [h("span", {class: "chip"}, `Showing ${words} only · `, h("button", {class: "link", onclick: clearFilter}, "Show all"))] : [];
  holder.replaceChildren(...buttons, ...chip, ...toggles);
  if (focused) holder.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}
function announce() {
  const changes = changesOn(view.day).length;
  if (view.timer && !changes) return;
  clearTimeout(spoken);
  spoken = setTimeout(() => { $("live").textContent = `${dayWords(view.day)}. ${changes ? plural(changes, "change", "changes") : "No changes"}.`; }, 500);
}

// Stepping and playing
function step(days) { pause(); show(addDays(view.day, days)); }
function stepChange(direction) {
  pause();
  const next = direction > 0 ? changeDays.find(day => day > view.day) : [...changeDays].reverse().find(day => day < view.day);
  if (next) show(next);
}
function play() {
  if (view.day === data.last) show(data.first);
  const beat = () => {
    const gap = data.gaps.find(one => one.a <= view.day && view.day <= one.b);
    // A gap has nothing to show: it is crossed in four steps.
    const next = addDays(view.day, gap ? Math.ceil(gap.days / 4) : 1);
    show(gap && next > gap.b ? addDays(gap.b, 1) : next);
    if (view.day >= data.last) pause(); else view.timer = setTimeout(beat, still.matches ? 1000 : PLAY_MS / view.speed);
  };
  view.timer = setTimeout(beat, 0);
  drawPlay();
}
function pause() {
  clearTimeout(view.timer);
  view.timer = 0;
  drawPlay();
}
function drawPlay() {
  attributes($("play"), {"aria-label": view.timer ? "Pause" : "Play"}).replaceChildren(icon(view.timer ? "pause" : "play"));
}
function setSpeed(speed) {
  view.speed = Math.min(4, Math.max(1, speed));
  $("speed").textContent = `Speed ${view.speed}×`;
}

// Address: #d=2016-11-04&p=karama&z=12/36.34/43.20
function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1)), day = given.get("d"), place = given.get("p"), at = (given.get("z") || "").split("/").map(Number);
  const wrong = [day && !(isDay(day) && data.first <= day && day <= data.last) ? day : "", place && !byId.has(place) ? place : ""].filter(Boolean);
  if (day && !wrong.includes(day)) view.day = day;
  view.place = place && byId.has(place) ? place : null;
  view.notice = wrong.length ? `This link names a place or day that this file does not have: “${wrong.join("”, “")}”.` : "";
  view.at = at.length === 3 && at.every(Number.isFinite) && Math.abs(at[1]) <= 85 ? at : null;
  if (location.hash.length > 1) view.moved = true;
}
function moveAsAddressed() {
  if (view.at) map.moveTo(...view.at);
  else if (view.place) map.goTo(byId.get(view.place));
}
function writeAddress() {
  if (!view.moved || !map) return;
  const parts = [`d=${view.day}`, view.place ? `p=${encodeURIComponent(view.place)}` : "", `z=${map.position()}`].filter(Boolean);
  // A sandboxed frame refuses; the page then works without an address of its own.
  try { history.replaceState(null, "", `#${parts.join("&")}`); } catch { view.moved = false; }
}
/** The day's states as a file; a cell that a spreadsheet would run as a formula is made text. */
function download() {
  const cell = value => { const text = String(value ?? ""), safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text; return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe; };
  const rows = [["place_id", "title", "controller", "state", "certainty", "inferred", "inherited", "disputed", "stale", "last_word", "in_words"],
    ...places.map(place => { const p = current(place); return [place.id, place.title, p.c, p.s, p.s === "unknown" ? "" : p.q || "reported", !!p.inf, !!p.inh, !!p.dis, !!p.old, p.word, data.words[p.t]]; })];
  const link = h("a", {href: URL.createObjectURL(new Blob([rows.map(row => row.map(cell).join(",")).join("\n") + "\n"], {type: "text/csv"})), download: `mosulmap-${view.day}.csv`});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const typing = event.target.matches("input:not([type=range]), textarea"), pressing = event.target.matches("button, a, [role=button]");
  if (event.key === "Escape") { if (view.place || !$("card").hidden) choose(null); return; }
  if (typing) return;
  if (event.target.matches("[role=tab]") && /^Arrow(Left|Right)$/.test(event.key)) return;
  const act = {
    ArrowLeft: () => event.shiftKey ? stepChange(-1) : step(-1), ArrowRight: () => event.shiftKey ? stepChange(1) : step(1),
    Home: () => { pause(); show(data.first); }, End: () => { pause(); show(data.last); },
    " ": pressing ? null : () => view.timer ? pause() : play(), "[": () => setSpeed(view.speed / 2), "]": () => setSpeed(view.speed * 2),
    "/": openSearch, "?": () => keysSheet().showModal(),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}
function wire() {
  for (const name of ["prev-change", "prev-day", "next-day", "next-change"]) $(name).append(icon(name));
  const press = (id, act) => $(id).addEventListener("click", act);
  press("prev-change", () => stepChange(-1)); press("prev-day", () => step(-1)); press("next-day", () => step(1)); press("next-change", () => stepChange(1));
  press("play", () => view.timer ? pause() : play()); press("speed", () => setSpeed(view.speed === 4 ? 1 : view.speed * 2));
  press("open-search", openSearch); press("open-goto", () => gotoSheet().showModal()); press("open-keys", () => keysSheet().showModal());
  press("open-notes", () => notesSheet().showModal()); press("open-more", () => moreSheet().showModal());
  press("zoom-in", () => map.zoomBy(1)); press("zoom-out", () => map.zoomBy(-1));
  const tabs = ["day", "places", "chron"];
  tabs.forEach((name, i) => {
    press(`tab-${name}`, () => tab(name));
    $(`tab-${name}`).addEventListener("keydown", event => {
      const to = {ArrowRight: (i + 1) % 3, ArrowLeft: (i + 2) % 3}[event.key];
      if (to === undefined || event.shiftKey) return;
      event.preventDefault();
      tab(tabs[to]);
      $(`tab-${tabs[to]}`).focus();
    });
  });
  $("search").addEventListener("input", () => drawPlaces($("place-list"), $("search").value));
  for (const dialog of document.querySelectorAll("dialog")) dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  addEventListener("keydown", pressed);
  addEventListener("hashchange", () => { readAddress(); moveAsAddressed(); refresh(); });
  for (const media of [phone, narrow]) media.addEventListener("change", () => { refresh(); timebar.redraw(); });
  $("foot").append(h("span", {}, `${counted.length} places · ${plural(data.articles.length, "article", "articles")} · every mark rests on a quoted sentence; the space between marks says nothing`),
    h("span", {}, h("span", {class: "about-lines"}, data.coarse ? `Rivers and borders simplified, good to ${data.coarse / 1000} km  ·  ` : ""), h("button", {class: "link", onclick: () => notesSheet().showModal()}, "Method"), " · ", h("button", {class: "link", onclick: download}, "Download CSV")));
}

document.documentElement.classList.add("script");
document.body.append(markDefinitions());
wakeChronology($("view-chron"));
wire();
drawPlay();
readAddress();
// The lists and the key first: they settle how much room the map has.
refresh();
map = makeMap(window.map_mosulmap);
moveAsAddressed();
timebar = makeTimebar($("plot"), $("slider"));
refresh();
if (view.place && phone.matches) $("panel").scrollIntoView({block: "start"});
