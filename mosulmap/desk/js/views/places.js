// Places: names that are unknown made places, places without a position given one, each row edited.

import {h} from "../../../render/js/parts/elements.js";
import {ask} from "../data/server.js";
import {focusChosen, focusInside, redrawLists} from "../parts/chosen_row.js";
import {undoLast} from "../parts/undo.js";
import {bindKeys} from "../parts/keys.js";
import {tell, tellError} from "../parts/notice.js";
import {desk, say, setProject} from "../state/desk.js";
import {choicesListed, foundChosen, gazetteer, loadPlaces, placeChosen} from "../state/places.js";
import {noteOutdated} from "../state/rereading.js";
import {loadSuggested} from "../state/suggested.js";
import {placeList} from "./place_list.js";
import {beginPlace, confirmPosition, focusLocator, isTouched, keepPlaceDraft, lookFor, openWork, refreshWork, takeCandidate, worksOnPlace} from "./place_work.js";
import {key} from "./question.js";

/** @type {HTMLElement} */
let placesPage;

/** @param {HTMLElement} holder */
export async function openPlaces(holder) {
  keepPlaceDraft();
  const search = h("input", {type: "search", "aria-label": say("search_places"), placeholder: say("search_places"), autocomplete: "off"});
  search.value = gazetteer.search;
  search.addEventListener("input", () => {
    gazetteer.search = search.value;
    drawPlaceList();
  });
  placesPage = h(
    "div.places",
    {},
    h("div.aside", {}, h("p.search", {}, search, key("P", say("new_place"), () => choosePlace("blank", ""))), h("div.lists", {})),
    h("div.middle", {}),
    h("div.side", {}),
  );
  holder.replaceChildren(placesPage);
  openWork(placesPage, {saved: afterPlace, choose: choosePlace});
  bindPlaceKeys();
  const [kind = "", id = ""] = desk.path;
  await loadPlaces();
  if (kind === "found" || kind === "place") Object.assign(gazetteer, {kind, id});
  drawPlaceList();
  beginPlace();
  const searched = loadSuggested();
  drawPlaceList();
  searched.then(takeSuggested, tellError);
}

/** What the articles add is known now: the first name is chosen where nothing is. */
function takeSuggested() {
  if (!placesPage.isConnected) return;
  drawPlaceList();
  if (isTouched() || worksOnPlace()) return;
  const [first] = choicesListed();
  if (first && !foundChosen() && !placeChosen()) Object.assign(gazetteer, first);
  drawPlaceList();
  beginPlace();
}

/** Draws the lists again from what is known now; what is typed in the form stays. */
export async function refreshPlaces() {
  await loadPlaces();
  drawPlaceList();
  refreshWork();
  loadSuggested().then(takeSuggested, tellError);
}

/** How many places lack a position or its confirmation. */
export function placesCount() {
  return desk.project.counts.unplaced ?? 0;
}

function bindPlaceKeys() {
  const numbers = Object.fromEntries(Array.from({length: 9}, (_, at) => [String(at + 1), () => takeCandidate(at + 1)]));
  bindKeys({
    ...numbers,
    n: () => stepPlace(1),
    b: () => stepPlace(-1),
    arrowdown: () => stepPlace(1),
    arrowup: () => stepPlace(-1),
    e: () => focusInside(placesPage, "[name=title]"),
    f: () => lookFor("offline"),
    g: () => lookFor("geocoder"),
    l: focusLocator,
    m: () => /** @type {HTMLFormElement | null} */ (placesPage.querySelector("form"))?.requestSubmit(),
    c: confirmPosition,
    p: () => choosePlace("blank", ""),
    u: undoPlace,
    "/": () => focusInside(placesPage, "[type=search]"),
    escape: () => focusChosen(placesPage),
  });
}

function drawPlaceList() {
  redrawLists(placesPage, placeList({choose: choosePlace, filter: filterPlaces}));
}

/** @param {import("../state/places.js").PlaceFilter} filter */
function filterPlaces(filter) {
  gazetteer.filter = filter;
  drawPlaceList();
}

/**
 * @param {"found" | "place" | "blank"} kind
 * @param {string} id
 */
function choosePlace(kind, id) {
  keepPlaceDraft();
  Object.assign(gazetteer, {kind, id});
  window.history.replaceState(null, "", kind === "blank" ? "#places" : `#places/${kind}/${encodeURIComponent(id)}`);
  drawPlaceList();
  beginPlace();
  if (kind === "blank") focusInside(placesPage, "[name=title]");
}

/** @param {1 | -1} step */
function stepPlace(step) {
  const choices = choicesListed(),
    at = choices.findIndex(({kind, id}) => kind === gazetteer.kind && id === gazetteer.id),
    next = choices[at + step];
  if (next) choosePlace(next.kind, next.id);
  else tell(say("no_more_places"));
}

/**
 * A row was saved: the next name is chosen, or the place that was saved is shown as it is now.
 * @param {string} words
 * @param {"found" | "place"} kind
 * @param {string} id
 */
async function afterPlace(words, kind, id) {
  const choices = choicesListed(),
    at = choices.findIndex(one => one.kind === gazetteer.kind && one.id === gazetteer.id);
  noteOutdated();
  setProject(await ask("project"));
  await loadPlaces();
  const next = kind === "found" ? choices.slice(at + 1).find(one => one.kind === "found") : undefined,
    chosen = next ?? {kind: /** @type {const} */ ("place"), id};
  choosePlace(chosen.kind, chosen.id);
  tell(words);
  loadSuggested().then(takeSuggested, tellError);
}

function undoPlace() {
  undoLast(async () => {
    noteOutdated();
    await refreshPlaces();
  });
}
