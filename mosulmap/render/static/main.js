// The wiring: one state, drawn by refresh(), moved by mouse, keys, fingers and address.

/** Shows a day. Days outside the evidence become its first or last day. */
function show(day) {
  const least = view.from || data.first,
    next = day < least ? least : day > data.last ? data.last : day;
  if (next === view.day) return;
  Object.assign(view, {day: next, notice: "", moved: true, allQuotes: false});
  refresh();
  announce();
}

/** Opens the card of a place, or closes it. */
function choose(id) {
  if (id && !view.place) opener = document.activeElement;
  Object.assign(view, {place: id, reports: null, moved: true, allQuotes: false});
  refresh();
  if (small) {
    if (id) map.goTo(byId.get(id));
  } else if (id) {
    map.goTo(byId.get(id));
    const panel = $("panel");
    panel.querySelector(".views").scrollTop = 0;
    if (phone.matches)
      panel.scrollIntoView({behavior: still.matches ? "auto" : "smooth", block: "start"});
    $("back").focus({preventScroll: true});
  } else {
    const again = opener?.isConnected
      ? opener
      : $(opener?.id) ||
        document.querySelector(`[data-place="${CSS.escape(opener?.dataset?.place || "")}"]`);
    (again && again.offsetParent !== null ? again : $(`tab-${view.tab}`)).focus({
      preventScroll: true,
    });
  }
}

/** Asks which of several places under a finger is meant. */
function chooseAmong(list) {
  if (small) return choose(list[0].id);
  view.place = null;
  refresh();
  $("card").hidden = false;
  for (const id of ["day", "places", "chron"]) $(`view-${id}`).hidden = true;
  $("card").replaceChildren(
    h(
      "button.link back",
      {id: "back", onclick: () => choose(null)},
      t("back"),
    ),
    h("h2.name", {}, t("places_here", {n: list.length})),
    h("ul.rows", {}, ...list.map(place => h("li", {}, placeButton(place)))),
  );
  $("panel").scrollIntoView({block: "start"});
}

function showDot(dot) {
  map.goTo(dot);
  tab("day");
  view.notice = t("dot_notice", {
    name: listed([nameOf(dot), parentOf(dot)].filter(Boolean).map(iso)),
  });
  refresh();
}

function tab(name) {
  Object.assign(view, {tab: name, place: null, reports: null});
  refresh();
}

function openSearch() {
  tab("places");
  $("search").focus();
}

function toggle(set, key) {
  if (set.has(key)) set.delete(key);
  else set.add(key);
  refresh();
}

/** Undoes every filter: all states, all articles, as we know it now. */
function clearFilter() {
  view.states.clear();
  view.qualities.clear();
  ask("", "");
  if (document.activeElement === document.body) $("slider").focus({preventScroll: true});
}

/** Puts the whole page into the state of `view`. */
function refresh() {
  tellVersion();
  const day = view.from ? compareWords() : dayWords(view.day);
  $("date").textContent = day;
  document.title = `${day} · ${heading().title}`;
  $("summary").replaceChildren(...(view.from ? [] : summaryWords()));
  drawSwitch($("clocks"));
  $("open-compare").setAttribute("aria-pressed", String(Boolean(view.from)));
  drawKey($("key"));
  timebar?.update();
  map?.draw();
  drawInsets($("insets"));
  drawTour($("tour"));
  drawEnds();
  const card = Boolean(view.place || view.reports);
  $("card").hidden = !card;
  for (const name of ["day", "places", "chron"]) {
    const chosen = view.tab === name;
    $(`view-${name}`).hidden = card || !chosen;
    attributes($(`tab-${name}`), {
      "aria-selected": String(chosen && !card),
      tabindex: chosen ? 0 : -1,
    });
  }
  $("tab-day").textContent = t(view.from ? "compare_tab" : "this_day");
  $("tab-places").textContent = t("places_tab", {n: namedCount()});
  // Of many places only the list is drawn that is seen.
  const seen = name => counted.length <= CROWD || !$(`view-${name}`).hidden;
  keepFocus(() => {
    if (seen("day")) drawDay($("view-day"));
    if (seen("places")) drawPlaces($("place-list"), $("search").value);
    if (seen("chron")) drawChronology($("view-chron"));
    if (view.place) drawCard($("card"), byId.get(view.place));
    else if (view.reports) drawReport($("card"));
  });
  $("prev-day").disabled = view.day === (view.from || data.first);
  $("next-day").disabled = view.day === data.last;
  const before = changeBefore(view.day);
  $("prev-change").disabled = !before || before < view.from;
  $("next-change").disabled = !changeAfter(view.day);
  drawLine();
  if (counted.length <= CROWD) return writeAddress();
  // Browsers take a new address a hundred times in half a minute, and each takes its time.
  clearTimeout(addressing);
  addressing = setTimeout(writeAddress, 200);
}

let addressing = 0;

let insetsDrawn = "";

/** The smaller maps and how to read a mark, which without a smaller map no day changes. */
function drawInsets(holder) {
  const key = [...view.qualities, view.events, language.code, ownDigits, narrow.matches].join();
  if (!data.insets.length && key === insetsDrawn) return;
  insetsDrawn = key;
  holder.replaceChildren(
    ...(narrow.matches ? [] : data.insets.flatMap(drawInset)),
    howToRead(),
  );
}

/** Redraws lists without losing the row or the button that has the keyboard. */
function keepFocus(redraw) {
  const focused = document.activeElement,
    holder = focused?.closest?.("#view-day, #view-chron, #place-list, #card, #key, #insets");
  const id = focused?.id,
    place = focused?.dataset?.place;
  redraw();
  if (!holder || focused.isConnected) return;
  const again = id
    ? $(id)
    : place
      ? holder.querySelector(`[data-place="${CSS.escape(place)}"]`)
      : null;
  again?.focus({preventScroll: true});
}

/** "One article published (RFE/RL). 9 places change. 16 places rest on words older than 14 days." */
function summaryWords() {
  const published = data.articles
      .filter(article => article.day === view.day)
      .map(article => article.label),
    changes = changesOn(view.day).length,
    quiet = quietWords();
  const old = oldCount();
  // The publishers stand in the sentence as elements: their names may run the other way.
  const [before, after = ""] = published.length
    ? t("published", {n: published.length, labels: "\n"}).split("\n")
    : [quiet ? "" : t("none_published")];
  const rest = [
    changes ? t("places_change", {n: changes}) : quiet || t("no_place_changes"),
    old && t("rest_on_old", {n: old, days: data.staleAfter}),
  ].filter(Boolean);
  return [before, ...publishers(published), `${after} ${rest.join(" ")}`];
}

let keyDrawn = "";

/** The key counts every state and filters; from day to day its counts alone are new. */
function drawKey(holder) {
  const wide = [phone.matches, narrow.matches, view.events],
    asked = [language.code, ownDigits, view.known, view.without],
    drawn = [...wide, ...asked, ...view.states, ...view.qualities].join();
  if (drawn !== keyDrawn) makeKey(holder);
  keyDrawn = drawn;
  for (const {key} of states) {
    const [all, old] = countOf(key),
      button = holder.querySelector(`[data-key="${CSS.escape(key)}"]`);
    button.classList.toggle("none", !all);
    button
      .querySelector(".n")
      .replaceChildren(num(all), old ? h("span.old", {}, t("old_count", {n: old})) : "");
  }
}

/** Makes the key without its counts: the first press shows a state alone, further ones add. */
function makeKey(holder) {
  const active = document.activeElement,
    focused = active?.closest("#key select") ? "sources" : active?.dataset?.key,
    buttons = states.map(({key, title, state}) =>
      h(
        "button.state",
        {
          "data-key": key,
          "aria-pressed": String(view.states.has(key)),
          onclick: () => toggle(view.states, key),
        },
        mark(state, 16),
        h("span", {}, title),
        h("span.n"),
      ),
    );
  // Between phone and desktop there is no room for the explanations: their toggles come here.
  const toggles =
    narrow.matches && !phone.matches
      ? [h("div.qualities", {}, ...howToRead().querySelectorAll(".how-row"))]
      : [];
  for (const row of toggles[0]?.children || []) {
    row.className = "state";
    if (QUALITIES[row.dataset.key]) row.lastChild.textContent = qualityWords(row.dataset.key);
  }
  const only = [
    ...states.filter(({key}) => view.states.has(key)).map(({title}) => title),
    ...[...view.qualities].map(qualityWords),
  ];
  const limited = [
    only.length && t("showing_only", {what: listed(only)}),
    view.without && t("without", {name: iso(view.without)}),
    view.known && knownWords(),
  ].filter(Boolean);
  const limits = listed(limited);
  const chip = h(
    "span.chip",
    {},
    limits && limits[0].toUpperCase() + limits.slice(1) + " · ",
    limits && h("button.link", {id: "show-all", onclick: clearFilter}, t("show_all")),
    phone.matches || sources.length < 2 ? "" : sourceChooser(),
  );
  holder.replaceChildren(...buttons, chip, ...toggles);
  const again = focused === "sources" ? "select" : `[data-key="${CSS.escape(focused || "")}"]`;
  if (focused) holder.querySelector(again)?.focus();
}

function announce() {
  const changes = changesOn(view.day).length;
  if (view.timer && !changes) return;
  clearTimeout(spoken);
  spoken = setTimeout(() => {
    $("live").textContent =
      `${dayWords(view.day)}. ${changes ? t("changes", {n: changes}) : t("no_changes")}. ${quietWords()}`.trim();
  }, 500);
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]"))
    return;
  const typing = event.target.matches("input:not([type=range]), textarea, select"),
    pressing = event.target.matches("button, a, [role=button]");
  if (event.key === "Escape") {
    if (view.place || !$("card").hidden) choose(null);
    else if (view.tour) leaveTour();
    return;
  }
  if (typing) return;
  if (event.target.matches("[role=tab]") && /^Arrow(Left|Right)$/.test(event.key)) return;
  const act = {
    ArrowLeft: () => (event.shiftKey ? stepChange(-later()) : step(-later())),
    ArrowRight: () => (event.shiftKey ? stepChange(later()) : step(later())),
    Home: () => {
      pause();
      show(data.first);
    },
    End: () => {
      pause();
      show(data.last);
    },
    " ": pressing ? null : () => (view.timer ? pause() : play()),
    "[": () => setSpeed(view.speed / 2),
    "]": () => setSpeed(view.speed * 2),
    "/": openSearch,
    c: toggleCompare,
    t: startTour,
    k: () => ask(view.known ? "" : THAT_DAY, view.without),
    "?": () => keysSheet().showModal(),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function wire() {
  for (const name of ["prev-change", "prev-day", "next-day", "next-change"])
    $(name).append(icon(name));
  const press = (id, act) => $(id).addEventListener("click", act);
  press("prev-change", () => stepChange(-1));
  press("prev-day", () => step(-1));
  press("next-day", () => step(1));
  press("next-change", () => stepChange(1));
  press("play", () => (view.timer ? pause() : play()));
  press("speed", nextSpeed);
  press("open-search", openSearch);
  press("open-compare", toggleCompare);
  press("open-tour", startTour);
  press("open-keys", () => keysSheet().showModal());
  press("open-notes", () => notesSheet().showModal());
  press("language", switchLanguage);
  press("open-more", () => moreSheet().showModal());
  press("open-share", () => shareSheet().showModal());
  press("zoom-in", () => map.zoomBy(1));
  press("zoom-out", () => map.zoomBy(-1));
  const tabs = ["day", "places", "chron"];
  tabs.forEach((name, i) => {
    press(`tab-${name}`, () => tab(name));
    $(`tab-${name}`).addEventListener("keydown", event => {
      const by = {ArrowRight: later(), ArrowLeft: -later()}[event.key],
        to = (i + 3 + by) % 3;
      if (by === undefined || event.shiftKey) return;
      event.preventDefault();
      tab(tabs[to]);
      $(`tab-${tabs[to]}`).focus();
    });
  });
  $("search").addEventListener("input", () => {
    drawPlaces($("place-list"), $("search").value);
    view.moved = true;
    writeAddress();
  });
  wireDateEntry();
  wireEnds();
  wirePresses($("slider"));
  for (const dialog of document.querySelectorAll("dialog"))
    dialog.addEventListener("click", event => {
      if (event.target === dialog) dialog.close();
    });
  addEventListener("keydown", pressed);
  addEventListener("hashchange", () => {
    readAddress();
    moveAsAddressed();
    refresh();
  });
  for (const media of [phone, narrow])
    media.addEventListener("change", () => {
      refresh();
      timebar.redraw();
    });
}

function drawFoot(holder) {
  const counts = [
    t("place_count", {n: counted.length}),
    t("article_count", {n: data.articles.length}),
    t("foot"),
  ].join(" · ");
  const ground = data.coarse ? t("ground", {n: data.coarse / 1000}) + "  ·  " : "";
  holder.replaceChildren(
    h("span", {}, counts),
    h(
      "span",
      {},
      h("span.about-lines", {}, ground),
      h("button.link", {id: "names", onclick: switchNames}, namesWords()),
      " · ",
      ...digitSwitch(),
      h("button.link", {onclick: () => notesSheet().showModal()}, t("method")),
      " · ",
      h("button.link", {onclick: download}, t("download")),
    ),
  );
}

document.documentElement.classList.add("script");
document.body.append(markDefinitions());
wire();
use(data.lang, false);
wireSmall();
wirePrint();
readAddress();

// The lists and the key first: they settle how much room the map has.
refresh();
map = makeMap(window.map_mosulmap);
moveAsAddressed();
timebar = makeTimebar($("plot"), $("slider"));
refresh();
if (view.place && phone.matches && !small) $("panel").scrollIntoView({block: "start"});
