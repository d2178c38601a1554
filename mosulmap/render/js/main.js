// Starts the page and connects its parts: mouse, keys, touch and the address change the one store, and
// `drawPage` draws it.

import {valueAt} from "./data/lookup.js";
import {THAT_DAY} from "./data/versions.js";
import {chooseEvidence, choosePlace, showTab, toggleCompare} from "./state/actions.js";
import {isCrowded} from "./state/crowd.js";
import {namedCount} from "./state/moment.js";
import {quietWords} from "./state/reports.js";
import {data, noteView, openData, subscribe, view} from "./state/store.js";
import {TABS} from "./state/tabs.js";
import {applyVersion, changeAfter, changeBefore, changesOn} from "./state/version.js";
import {dayWords, rightwards, t} from "./state/words.js";
import {$, attributes, elementIn} from "./parts/elements.js";
import {keepFocus, openerNow, rememberOpener} from "./parts/focus.js";
import {icon} from "./parts/icons.js";
import {announceAtRest} from "./parts/live.js";
import {markDefinitions} from "./parts/marks.js";
import {isPhone, onOtherLayout, prefersStill} from "./parts/media.js";
import {forgetWidths} from "./parts/text_width.js";
import {drawInsets} from "./map/insets.js";
import {drawKey} from "./map/key.js";
import {makeMap} from "./map/map.js";
import {drawEnds, wireDateEntry, wireEnds} from "./time/date_entry.js";
import {
  drawPlay,
  drawSpeed,
  goEnd,
  nextSpeed,
  setSpeed,
  stepChange,
  stepDays,
  togglePlaying,
} from "./time/play.js";
import {makeTimebar} from "./time/timebar.js";
import {drawAmong, drawCard} from "./panel/card.js";
import {drawChronology} from "./panel/chronology.js";
import {drawCompare} from "./panel/compare.js";
import {drawDay} from "./panel/day.js";
import {drawFoot, namesWords, switchNames} from "./panel/foot.js";
import {drawHeading, sayPage, switchLanguage} from "./panel/heading.js";
import {keysSheet, menuSheet} from "./panel/menu.js";
import {notesSheet} from "./panel/notes.js";
import {drawPlaces} from "./panel/places.js";
import {drawReport} from "./panel/reports.js";
import {drawTour, leaveTour, startTour} from "./panel/tour.js";
import {readAddress, writeAddress} from "./share/address.js";
import {drawLine, wireSmall} from "./share/embed.js";
import {wirePrint} from "./share/print.js";
import {shareSheet} from "./share/sheet.js";
import {downloadTable} from "./share/table.js";

/** Browsers take a new address a hundred times in half a minute, and each takes its time. */
const ADDRESS_MS = 200;

/**
 * What is created once, and the language in which the fixed words are shown.
 * @type {{map: any, timebar: any, language: Language | null, both: boolean | null, timer: any}}
 */
const page = {map: null, timebar: null, language: null, both: null, timer: 0};

/** Draws the whole page from the store. */
function drawPage() {
  applyVersion();
  sayAll();
  drawHeading();
  drawKey($("key"));
  page.timebar?.update();
  page.map?.draw();
  drawInsets($("insets"));
  drawTour($("tour"));
  drawEnds();
  drawTabs();
  keepFocus(drawLists);
  drawSteps();
  drawLine();
  if (!isCrowded()) return writeAddress();
  clearTimeout(page.timer);
  page.timer = setTimeout(writeAddress, ADDRESS_MS);
}

/** Writes the words that do not depend on the day, when the language has changed. */
function sayAll() {
  const {language, both} = view,
    same = language === page.language;
  if (same && both === page.both) return;
  Object.assign(page, {language, both});
  if (!same) {
    forgetWidths();
    sayPage();
    drawPlay();
    drawSpeed();
  }
  drawFoot($("foot"), downloadTable);
  if (!same) page.map?.say();
}

function drawTabs() {
  const card = Boolean(view.place || view.reports);
  $("card").hidden = !card;
  for (const name of TABS) {
    const chosen = view.tab === name;
    $(`view-${name}`).hidden = card || !chosen;
    attributes($(`tab-${name}`), {
      "aria-selected": String(chosen && !card),
      tabindex: chosen ? 0 : -1,
    });
  }
  $("tab-day").textContent = t(view.from ? "compare_tab" : "this_day");
  $("tab-places").textContent = t("places_tab", {n: namedCount()});
}

/** Draws the lists and the card; of many places only the list that is seen. */
function drawLists() {
  /** @param {string} name */
  const seen = name => !isCrowded() || !$(`view-${name}`).hidden;
  if (seen("day")) (view.from ? drawCompare : drawDay)($("view-day"));
  if (seen("places")) drawPlaces($("place-list"), view.query);
  if (seen("chron")) drawChronology($("view-chron"));
  if (view.place) drawCard($("card"), valueAt(data.byId, view.place));
  else if (view.reports) drawReport($("card"), view.reports);
}

function drawSteps() {
  const before = changeBefore(view.day);
  $("prev-day").disabled = view.day === (view.from || data.first);
  $("next-day").disabled = view.day === data.last;
  $("prev-change").disabled = !before || before < view.from;
  $("next-change").disabled = !changeAfter(view.day);
}

// What has to happen after an action of the reader, once the page is drawn; by the action's name.
/** @type {Record<string, (act: any) => void>} */
const followUps = {
  day: announceDay,
  place: showCard,
  among: ({places}) => offerPlaces(places),
  report: showReport,
  go: ({place}) => {
    page.map.goTo(place);
    if (isPhone()) scrollTo(0, 0);
  },
  clear: () => {
    if (document.activeElement === document.body) $("slider").focus({preventScroll: true});
  },
  compare: () => {
    if (view.from) $("day-a").focus();
  },
};

/**
 * Follows a change of the store.
 * @param {Act} act
 * @param {View} before
 */
function follow(act, before) {
  const opens =
    (act.name === "place" && view.place && !before.place) ||
    (act.name === "report" && !before.place && !before.reports);
  if (opens) rememberOpener();
  drawPage();
  followUps[act.name]?.(act);
}

/** Announces the day to screen readers; while the page plays, only days with changes. */
function announceDay() {
  const changes = changesOn(view.day).length;
  if (view.playing && !changes) return;
  announceAtRest(() => {
    const words = changes ? t("changes", {n: changes}) : t("no_changes");
    return `${dayWords(view.day)}. ${words}. ${quietWords()}`.trim();
  });
}

/** Brings the card of the chosen place into sight, or the keyboard back to what opened it. */
function showCard() {
  const place = data.byId.get(view.place);
  if (place) page.map.goTo(place);
  if (view.small) return;
  if (place) revealCard({behavior: prefersStill() ? "auto" : "smooth", block: "start"});
  else (openerNow() || $(`tab-${view.tab}`)).focus({preventScroll: true});
}

function showReport() {
  revealCard({block: "start"});
}

/**
 * Shows the beginning of the card; on a phone the page is scrolled to it.
 * @param {ScrollIntoViewOptions} scrolling
 */
function revealCard(scrolling) {
  const panel = $("panel");
  panel.querySelector(".views").scrollTop = 0;
  if (isPhone()) panel.scrollIntoView(scrolling);
  $("back").focus({preventScroll: true});
}

/**
 * Asks which of several places is meant.
 * @param {Place[]} places
 */
function offerPlaces(places) {
  $("card").hidden = false;
  for (const name of TABS) $(`view-${name}`).hidden = true;
  drawAmong($("card"), places);
  $("panel").scrollIntoView({block: "start"});
}

function openSearch() {
  showTab("places");
  $("search").focus();
}

function openMenu() {
  menuSheet([
    [t(view.from ? "end_comparing" : "compare_two"), toggleCompare],
    [t("tour"), startTour],
    [t("first_day"), () => goEnd(data.first)],
    [t("last_day"), () => goEnd(data.last)],
    [t("speed", {n: view.speed}), nextSpeed],
    [t("search_a_place"), openSearch],
    [t("goto"), () => $("date").click()],
    [t("how"), openLegend],
    [namesWords(), switchNames],
    [t("notes"), () => notesSheet().showModal()],
    [t("share"), () => shareSheet().showModal()],
    [t("download_day"), downloadTable],
  ]).showModal();
}

/** On a phone the explanation of the marks stands under the list of places. */
function openLegend() {
  showTab("places");
  document.querySelector("#place-list .how")?.scrollIntoView();
}

/**
 * @param {KeyboardEvent} event
 */
function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]"))
    return;
  const target = /** @type {Element} */ (event.target),
    typing = target.matches("input:not([type=range]), textarea, select"),
    pressing = target.matches("button, a, [role=button]");
  if (event.key === "Escape") {
    if (view.place || !$("card").hidden) choosePlace(null);
    else if (view.tour) leaveTour();
    return;
  }
  // Arrows go from tab to tab, and a pressed button takes the space bar for itself.
  if (typing || (target.matches("[role=tab]") && /^Arrow(Left|Right)$/.test(event.key))) return;
  if (event.key === " " && pressing) return;
  if (!view.letters && /^\S$/.test(event.key)) return;
  const act = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(event);
}

/**
 * Steps to one side: by days, or with Shift from change to change.
 * @param {number} way
 * @returns {(event: KeyboardEvent) => void}
 */
function arrow(way) {
  return event => (event.shiftKey ? stepChange : stepDays)(way * rightwards());
}

// What each key does, as `keysSheet` lists them.
/** @type {Record<string, (event: KeyboardEvent) => void>} */
const KEYS = {
  ArrowLeft: arrow(-1),
  ArrowRight: arrow(1),
  Home: () => goEnd(data.first),
  End: () => goEnd(data.last),
  " ": togglePlaying,
  "[": () => setSpeed(view.speed / 2),
  "]": () => setSpeed(view.speed * 2),
  "/": openSearch,
  c: toggleCompare,
  t: startTour,
  k: () => chooseEvidence(view.known ? "" : THAT_DAY, view.without),
  "?": () => keysSheet().showModal(),
};

// What each button of the page does.
/** @type {Record<string, () => void>} */
const PRESSES = {
  "prev-change": () => stepChange(-1),
  "prev-day": () => stepDays(-1),
  "next-day": () => stepDays(1),
  "next-change": () => stepChange(1),
  play: togglePlaying,
  speed: nextSpeed,
  "open-search": openSearch,
  "open-compare": toggleCompare,
  "open-tour": startTour,
  "open-keys": () => keysSheet().showModal(),
  "open-notes": () => notesSheet().showModal(),
  "open-more": openMenu,
  "open-share": () => shareSheet().showModal(),
  language: switchLanguage,
  "zoom-in": () => page.map.zoomBy(1),
  "zoom-out": () => page.map.zoomBy(-1),
};

function wire() {
  for (const name of /** @type {const} */ (["prev-change", "prev-day", "next-day", "next-change"]))
    $(name).append(icon(name));
  for (const [id, act] of Object.entries(PRESSES)) $(id).addEventListener("click", () => act());
  TABS.forEach(wireTab);
  // Its address names a part of the page, which would be read as a view that asks for nothing.
  elementIn(document.body, ".skip").addEventListener("click", event => {
    event.preventDefault();
    if (isPhone()) $("panel").scrollIntoView({block: "start"});
    $("panel").focus({preventScroll: true});
  });
  $("search").addEventListener("input", () => {
    noteView({query: $("search").value, moved: true});
    drawPlaces($("place-list"), view.query);
    writeAddress();
  });
  wireDateEntry();
  wireEnds();
  for (const dialog of document.querySelectorAll("dialog"))
    dialog.addEventListener("click", event => {
      if (event.target === dialog) dialog.close();
    });
  addEventListener("keydown", pressed);
  // The event's own address: by the time it comes, the end of a movement may have written the old view
  // into `location` again, and the link that was followed would be lost.
  addEventListener("hashchange", ({newURL}) => {
    moveMap(takeAddress(new URL(newURL).hash));
    drawPage();
  });
  onOtherLayout(() => {
    drawPage();
    page.timebar.redraw();
  });
}

/**
 * @param {string} name
 * @param {number} i
 */
function wireTab(name, i) {
  const tab = $(`tab-${name}`);
  tab.addEventListener("click", () => showTab(name));
  tab.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const by = /** @type {Record<string, number>} */ ({
      ArrowRight: rightwards(),
      ArrowLeft: -rightwards(),
    })[event.key];
    if (by === undefined || event.shiftKey) return;
    const to = TABS[(i + TABS.length + by) % TABS.length];
    event.preventDefault();
    showTab(to);
    $(`tab-${to}`).focus();
  });
}

/**
 * Reads the address; returns where the map shall look.
 * @param {string} hash
 */
function takeAddress(hash) {
  const where = readAddress(hash);
  $("search").value = view.query;
  return where;
}

/**
 * Moves the map to where an address asks it to look, else to the chosen place.
 * @param {[zoom: number, lat: number, lon: number] | null} where
 */
function moveMap(where) {
  if (where) page.map.moveTo(...where);
  else if (view.place) page.map.goTo(data.byId.get(view.place));
}

function start() {
  openData(JSON.parse($("data").textContent));
  subscribe(follow);
  document.documentElement.classList.add("script");
  document.body.append(markDefinitions());
  wire();
  wireSmall();
  wirePrint();
  const where = takeAddress(location.hash);
  // The lists and the key first: they settle how much room the map has.
  drawPage();
  page.map = makeMap(/** @type {any} */ (window).map_mosulmap, writeAddress);
  moveMap(where);
  page.timebar = makeTimebar($("plot"), $("slider"));
  drawPage();
  if (view.place && isPhone() && !view.small) $("panel").scrollIntoView({block: "start"});
}

start();
