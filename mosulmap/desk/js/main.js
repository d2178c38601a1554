// The desk: its parts as tabs, what changes meanwhile, and the map.

import {$, elementIn, h} from "../../render/js/parts/elements.js";
import {ask, openServer, unsaved} from "./data/server.js";
import {keysOn, pressKey, switchKeys} from "./parts/keys.js";
import {showMap} from "./parts/map_frame.js";
import {tell, tellError} from "./parts/notice.js";
import {desk, openDesk, say, setProject, setView, speak} from "./state/desk.js";
import {checkCount, openCheck, refreshCheck} from "./views/check.js";
import {inboxCount, openInbox, refreshInbox} from "./views/inbox.js";
import {openPeople, peopleCount, refreshPeople} from "./views/people.js";
import {openParties, partiesCount, refreshParties} from "./views/parties.js";
import {openPlaces, placesCount, refreshPlaces} from "./views/places.js";
import {openReading, readingCount, refreshReading} from "./views/reading.js";

/**
 * @typedef {object} View a part of the desk
 * @property {(holder: HTMLElement) => Promise<void>} open
 * @property {() => Promise<void>} refresh draws it again when the project has changed on disk
 * @property {() => number} count what waits in it
 */

/** The parts in the order of the work. @type {Record<string, View>} */
const VIEWS = {
  inbox: {open: openInbox, refresh: refreshInbox, count: inboxCount},
  reading: {open: openReading, refresh: refreshReading, count: readingCount},
  places: {open: openPlaces, refresh: refreshPlaces, count: placesCount},
  parties: {open: openParties, refresh: refreshParties, count: partiesCount},
  check: {open: openCheck, refresh: refreshCheck, count: checkCount},
  people: {open: openPeople, refresh: refreshPeople, count: peopleCount},
};

/** Opens the part that the address names: `#reading`. */
async function openAddressed() {
  const [name, ...path] = location.hash.slice(1).split("/").map(decodeURIComponent),
    view = Object.hasOwn(VIEWS, name) ? name : firstView();
  setView(view, ...path);
  drawTabs();
  await openView();
}

/** Opens the part that is asked for, in a place of its own: one that comes late shows nowhere. */
async function openView() {
  const holder = h("div.holder", {});
  $("view").replaceChildren(holder);
  await VIEWS[desk.view].open(holder);
}

/** Where the work begins: in the inbox while no article is there, else with reading. */
function firstView() {
  return desk.project.counts.articles ? "reading" : "inbox";
}

function drawTabs() {
  $("tabs").replaceChildren(
    ...Object.entries(VIEWS).map(([name, {count}]) =>
      h(
        "a.tab",
        {href: `#${name}`, "aria-current": name === desk.view ? "page" : null},
        say(`tab_${name}`),
        count() > 0 && h("span.count", {}, String(count())),
      ),
    ),
  );
  $("who").textContent = say("as_name", {name: desk.project.who});
}

/** The language of the desk, and whether letters are keys. */
function drawSettings() {
  const keys = h("input", {type: "checkbox"});
  keys.checked = keysOn();
  keys.addEventListener("change", () => switchKeys(keys.checked));
  $("settings").replaceChildren(
    h("label.switch", {}, keys, h("span", {}, say("letter_keys"))),
    ...Object.entries(desk.languages)
      .filter(([code]) => code !== desk.language.code)
      .map(([code, {name}]) => h("button.link", {lang: code, onclick: () => changeLanguage(code)}, name)),
  );
}

/** @param {string} code */
function changeLanguage(code) {
  // What is typed in a form that was opened would be lost with it.
  if ($("view").querySelector(".statement-form, .row-form")) return tell(say("form_open"));
  speak(code);
  drawFrame();
  openView().catch(tellError);
}

/** The words around the open part, in the language that is spoken. */
function drawFrame() {
  const {code, dir} = desk.language;
  Object.assign(document.documentElement, {lang: code, dir});
  document.title = say("title");
  elementIn(document, "h1").textContent = say("title");
  elementIn(document, ".skip").textContent = say("skip");
  $("tabs").setAttribute("aria-label", say("parts"));
  drawSettings();
  drawTabs();
}

/**
 * What the server tells: that the files were read again, or that the map was drawn.
 * @param {{number?: number, map?: string, status?: string}} message
 */
async function hear({number, map, status}) {
  if (number && number > desk.project.number) {
    setProject(await ask("project"));
    drawTabs();
    await VIEWS[desk.view].refresh();
  }
  if (map) showMap(map);
  if (status) $("status").textContent = status;
}

function listen() {
  const stream = new EventSource("/events");
  stream.addEventListener("message", event => void hear(JSON.parse(event.data)).catch(tellError));
  stream.addEventListener("error", sayStopped);
  addEventListener("unanswered", sayStopped);
  addEventListener("beforeunload", event => {
    // The browser asks then whether to leave: what was answered last is still on its way.
    if (unsaved()) event.preventDefault();
  });
}

/** Says that the server is gone, and whether all that was answered had reached it. */
function sayStopped() {
  $("status").textContent = say(unsaved() ? "desk_stopped_unsaved" : "desk_stopped");
}

async function start() {
  const boot = /** @type {Boot} */ (JSON.parse($("boot").textContent));
  openServer(boot.token);
  openDesk(boot);
  setProject(await ask("project"));
  drawFrame();
  addEventListener("hashchange", () => void openAddressed().catch(tellError));
  addEventListener("keydown", pressKey);
  await openAddressed();
  listen();
}

start().catch(tellError);
