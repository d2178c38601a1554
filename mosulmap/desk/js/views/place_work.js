// The place that is worked on: its form, its sentences, where it lies, and what is done with it.

import {elementIn, h} from "../../../render/js/parts/elements.js";
import {act} from "../data/server.js";
import {tell, tellError} from "../parts/notice.js";
import {placeName, say} from "../state/desk.js";
import {awayWords} from "../state/distances.js";
import {foundChosen, gazetteer, knownPlace, noteSaved, placeChosen} from "../state/places.js";
import {suggested} from "../state/suggested.js";
import {askCandidates, askWhereabouts, beginWhere, readPosition, where} from "../state/whereabouts.js";
import {textInput} from "../parts/choices.js";
import {placeForm, placeValues} from "./place_form.js";
import {faultsOf, nearNotes, parentNotes, sentencesOf} from "./place_notes.js";
import {key} from "./question.js";
import {sentenceList, typedNote} from "./sentences.js";
import {tellWrong} from "./statement_form.js";
import {wherePanel} from "./where_panel.js";

/** @typedef {import("./place_form.js").PlaceDraft} PlaceDraft */

/**
 * @typedef {object} WorkGoings
 * @property {(words: string, kind: "found" | "place", id: string) => Promise<void>} saved
 * @property {(kind: "found" | "place", id: string) => void} choose
 */

/** Milliseconds after which a point that no longer moves is asked about. */
const SETTLED = 150;

/** @type {HTMLElement} */
let workPage;
/** @type {WorkGoings} */
let workGoings;
/** @type {PlaceDraft | null} */
let placeDraft = null;
/** @type {import("./where_panel.js").WherePanel | null} */
let panelOfPlace = null;
/** Whether something in the form was changed by hand: then nothing is drawn over it. */
let placeTouched = false;
let settling = 0;
/** What was typed and not saved, by what it was typed for. @type {Map<string, {cells: Cells, names: Cells[]}>} */
const placeDrafts = new Map();

/**
 * Says where the work is shown, and what follows from it.
 * @param {HTMLElement} page
 * @param {WorkGoings} goings
 */
export function openWork(page, goings) {
  [workPage, workGoings, placeDraft, placeTouched] = [page, goings, null, false];
}

/** Whether something was changed by hand and is not saved. */
export function isTouched() {
  return placeTouched;
}

/** Whether a place is worked on. */
export function worksOnPlace() {
  return placeDraft !== null;
}

/** Keeps what is typed while another place is looked at. */
export function keepPlaceDraft() {
  if (placeTouched && placeDraft) placeDrafts.set(placeDraftKey(), placeValues(workPage));
}

/** The name under which what is typed is kept. */
function placeDraftKey() {
  return `${gazetteer.kind} ${gazetteer.id}`;
}

function dropPlaceDraft() {
  placeDrafts.delete(placeDraftKey());
  beginPlace();
  tell(say("dropped"));
}

export function focusLocator() {
  panelOfPlace?.focusMap();
}

/** The place that is chosen, or whose further spelling is. */
function placeShown() {
  const found = foundChosen();
  return found?.known ? knownPlace(found.cells.id) : placeChosen();
}

/** What the form begins with: a name as it was found, a place as it stands, or nothing. @returns {PlaceDraft | null} */
function draftChosen() {
  const found = foundChosen(),
    place = placeShown();
  if (place) {
    const names = (found?.names ?? []).filter(({toponym}) => !place.names.some(known => known.toponym === toponym));
    return {seen: place.cells, cells: place.cells, known: place.names, names};
  }
  if (found) {
    const parent = found.known_parent || knownPlace(found.cells.parent_id) ? found.cells.parent_id : "";
    return {seen: null, cells: {...found.cells, parent_id: parent}, known: [], names: found.names};
  }
  return gazetteer.kind === "blank" ? {seen: null, cells: {}, known: [], names: []} : null;
}

/**
 * Begins with what is chosen; `again` where the same is drawn as it stands on disk now.
 * @param {boolean} [again]
 */
export function beginPlace(again = false) {
  const typed = placeDrafts.get(placeDraftKey());
  placeDraft = draftChosen();
  if (placeDraft && typed) placeDraft = {...placeDraft, cells: {...placeDraft.cells, ...typed.cells}, names: typed.names};
  placeTouched = Boolean(placeDraft && typed);
  const middle = elementIn(workPage, ".middle"),
    side = elementIn(workPage, ".side");
  if (!placeDraft) {
    panelOfPlace = null;
    middle.replaceChildren(h("p.quiet", {}, suggested.waits ? say("reading_articles") : say("choose_a_place")));
    side.replaceChildren();
    return;
  }
  if (!again) beginWhere(placeDraft.cells);
  else readPosition(placeDraft.cells);
  const panel = wherePanel(placeDraft.cells, {look: lookFor, take: takeCandidate, moved: positionTouched});
  panelOfPlace = panel;
  middle.replaceChildren(h("div.what", {}, ...middleParts(placeDraft)));
  side.replaceChildren(h("div.work", {}, panel.element, saveLine(placeDraft)));
  for (const part of [middle.firstElementChild, side.firstElementChild])
    part?.addEventListener("input", event => {
      placeTouched = true;
      if (!(event.target instanceof Element)) return;
      if (event.target.closest(".position")) positionTouched();
      if (event.target.matches("[name=parent_id]") && !where.point) panel.lookThere();
    });
  panel.drawCandidates();
  panel.lookThere();
  askAboutPoint();
  if (!placeDraft.seen && placeDraft.cells.title && !where.point) void lookFor("offline", true);
}

/** Draws what is worked on again where its row is another on disk now; what is typed stays. */
export function refreshWork() {
  if (!placeTouched && JSON.stringify(draftChosen()) !== JSON.stringify(placeDraft)) beginPlace(true);
}

/** @param {PlaceDraft} draft */
function middleParts(draft) {
  const found = foundChosen(),
    {cells, seen} = draft,
    words = [...draft.names, ...draft.known].map(({toponym}) => toponym);
  return [
    h("h2", {}, h("bdi", {}, (seen ?? cells).title || say("new_place"))),
    h("p.quiet", {}, factsOf(draft)),
    placeTouched ? typedNote(dropPlaceDraft) : null,
    ...faultsOf(placeShown()?.faults ?? []),
    ...(found ? parentNotes(found, id => workGoings.choose("found", id)) : []),
    ...(found && !found.known ? nearNotes(found, place => void addSpellings(place)) : []),
    placeForm(draft, () => void savePlace()),
    found ? sentenceList(found.sentences, words) : seen && sentencesOf(seen.id, words),
  ].filter(part => part !== null);
}

/** @param {PlaceDraft} draft */
function factsOf({seen}) {
  const found = foundChosen(),
    place = placeShown(),
    changed = place?.changed,
    facts = [
      found && say("named_times", {n: found.count}),
      found && found.events > 0 && say("something_happens", {n: found.events}),
      place && say(`state_${place.state}`),
      place?.away && awayWords(place.away),
      changed && say("changed_by", {name: changed.who, when: changed.when.slice(0, 16).replace("T", " ")}),
      !seen && !found && say("nothing_yet"),
    ];
  return facts.filter(Boolean).join(" · ");
}

/** Where the position of a place was read: what the curator has compared it with. @param {KnownPlace} place */
function confirmLine({cells}) {
  const read = cells.geo_source.replace(/^unverified:? ?/, ""),
    source = textInput("confirmed_by", read.startsWith("estimate") ? "" : read, {dir: "auto", placeholder: say("map_or_book")});
  source.addEventListener("keydown", event => {
    if (event.key === "Enter") void confirmPosition();
  });
  return h("div.confirm", {}, h("label", {}, h("span", {}, say("confirmed_by")), source), key("C", say("confirm_position"), confirmPosition));
}

/** @param {PlaceDraft} draft */
function saveLine({seen}) {
  const place = placeShown(),
    unverified = place && (place.state === "unverified" || place.state === "estimate");
  return h(
    "div.save-line",
    {},
    h("p.wrong", {role: "alert", hidden: true}),
    h(
      "p.answers",
      {},
      h("button.do", {type: "submit", form: "place-form", "aria-keyshortcuts": "M"}, h("kbd", {"aria-hidden": "true"}, "M"), say(seen ? "save_place" : "make_place")),
    ),
    unverified && confirmLine(place),
  );
}

/** The point or the radius was changed: it is drawn, and asked about once it rests. */
function positionTouched() {
  placeTouched = true;
  readPosition(placeValues(workPage).cells);
  panelOfPlace?.drawPoint();
  clearTimeout(settling);
  settling = setTimeout(askAboutPoint, SETTLED);
}

function askAboutPoint() {
  const {id = "", title = "", parent_id: parent = ""} = placeValues(workPage).cells;
  askWhereabouts({id: id || (placeDraft?.seen?.id ?? ""), title, parent}).then(fits => {
    if (!fits) return;
    panelOfPlace?.drawTold();
    panelOfPlace?.drawPoint();
  }, tellError);
}

/**
 * Shows where the place may lie. A new name is looked up offline unasked, and then nothing is told:
 * this machine may have no gazetteer.
 * @param {"offline" | "geocoder"} whom
 * @param {boolean} [unasked]
 */
export async function lookFor(whom, unasked = false) {
  if (!panelOfPlace) return;
  const {cells, names} = placeValues(workPage),
    spellings = [cells.title, ...names.map(({toponym}) => toponym), ...(placeDraft?.known ?? []).map(({toponym}) => toponym)];
  if (!unasked) tell(say("looking"));
  try {
    const fits = await askCandidates(whom, {title: cells.title, parent: cells.parent_id, spellings: [...new Set(spellings)].filter(Boolean)});
    if (!fits) return;
    if (!unasked) tell(say("candidates_found", {n: where.candidates.length}));
    panelOfPlace.drawCandidates();
    if (!unasked || !placeTouched) panelOfPlace.lookThere();
  } catch (error) {
    if (!unasked) tellError(error);
  }
}

/** Takes a candidate: its position, radius and source; unverified, as its source says. @param {number} number */
export function takeCandidate(number) {
  const candidate = where.candidates[number - 1];
  if (!candidate) return;
  where.chosen = number;
  const fill = (/** @type {string} */ name, /** @type {string} */ value) => {
    /** @type {HTMLInputElement | HTMLSelectElement} */ (elementIn(workPage, `[name="${name}"]`)).value = value;
  };
  fill("lat", candidate.lat.toFixed(6));
  fill("lon", candidate.lon.toFixed(6));
  fill("geo_uncertainty_m", String(Math.round(candidate.radius)));
  fill("geo_source", candidate.source);
  const {cells} = placeValues(workPage),
    matches = new Set(cells.matches.split(";").filter(Boolean));
  if (candidate.match) fill("match_ids", [...matches.add(candidate.match)].join(";"));
  if (candidate.country && !cells.ccodes) fill("ccodes", candidate.country);
  if (candidate.type && ["", "place"].includes(cells.type)) {
    fill("type", candidate.type);
    fill("fclass", candidate.fclass);
  }
  positionTouched();
  panelOfPlace?.drawCandidates();
  panelOfPlace?.lookThere();
  tell(say("candidate_taken", {title: candidate.title}));
}

/** Whether a cell in the form is another than in the row. @param {KnownPlace} place */
function placeIsChanged({cells}) {
  return Object.entries(placeValues(workPage).cells).some(([name, value]) => value !== cells[name]);
}

async function savePlace() {
  if (!placeDraft) return;
  const {seen} = placeDraft,
    {cells, names} = placeValues(workPage),
    id = seen?.id ?? cells.id,
    changed = Object.fromEntries(Object.entries(cells).filter(([name, value]) => value !== (seen?.[name] ?? ""))),
    kind = gazetteer.kind === "found" ? "found" : "place";
  noteSaved(id);
  try {
    if (!seen) await act("make_place", {cells, names});
    else await act("edit_place", {id, seen, changed, names});
    placeTouched = false;
    placeDrafts.delete(placeDraftKey());
    await workGoings.saved(say(seen ? "place_saved" : "place_made", {place: cells.title}), kind, id);
  } catch (error) {
    tellWrong(workPage, /** @type {Error} */ (error));
  }
}

/** The spellings of the name become those of a place that there is. @param {string} place */
async function addSpellings(place) {
  const {cells, names} = placeValues(workPage);
  noteSaved(place);
  try {
    await act("edit_place", {id: place, seen: {}, changed: {}, names});
    await workGoings.saved(say("spelling_added", {toponym: cells.title, place: placeName(place)}), "found", place);
  } catch (error) {
    tellError(error);
  }
}

/** The curator has compared the position with a map: it is no longer unverified. */
export async function confirmPosition() {
  const place = placeShown();
  if (!place || place.state === "nowhere" || place.state === "read") return;
  const input = /** @type {HTMLInputElement} */ (elementIn(workPage, "[name=confirmed_by]")),
    source = input.value.trim();
  if (placeIsChanged(place)) return tell(say("save_first"));
  if (!source) {
    input.focus();
    return tell(say("name_the_source"));
  }
  noteSaved(place.cells.id);
  try {
    await act("confirm_place", {id: place.cells.id, source, seen: place.cells});
    placeTouched = false;
    await workGoings.saved(say("position_confirmed", {place: place.cells.title}), "place", place.cells.id);
  } catch (error) {
    tellError(error);
  }
}
