// The places that there are, the names that look like places, and the one that is worked on.

import {ask} from "../data/server.js";
import {suggested} from "./suggested.js";

/**
 * @typedef {object} PlacesState
 * @property {KnownPlace[]} places
 * @property {PlaceKind[]} kinds
 * @property {string[]} classes of GeoNames
 * @property {string} geocoder the name of the service that can be asked
 * @property {"found" | "place" | "blank" | ""} kind what is chosen: a name, a place, a new row; or nothing
 * @property {string} id of the row that is chosen
 * @property {PlaceFilter} filter
 * @property {string} search
 */

/** @typedef {"all" | "nowhere" | "unverified" | "changed"} PlaceFilter */

/** @type {PlacesState} */
export const gazetteer = {
  places: [],
  kinds: [],
  classes: [],
  geocoder: "",
  kind: "",
  id: "",
  filter: "all",
  search: "",
};

/** The filters of places in the order of their buttons. @type {PlaceFilter[]} */
export const PLACE_FILTERS = ["all", "nowhere", "unverified", "changed"];

/** The rows as they were shown last, as JSON by id. @type {Map<string, string>} */
let rowsShown = new Map();

/** The rows that were changed on disk since they were shown, and not by this page. @type {Set<string>} */
const changedMeanwhile = new Set();

/** The rows that this page has saved since it read them last. @type {Set<string>} */
const savedHere = new Set();

/** Asks for the places again; notes which of them another hand has changed meanwhile. */
export async function loadPlaces() {
  /** @type {Places} */
  const found = await ask("places"),
    now = new Map(found.places.map(({cells}) => [cells.id, JSON.stringify(cells)]));
  for (const [id, row] of now)
    if (rowsShown.size && rowsShown.get(id) !== row && !savedHere.has(id)) changedMeanwhile.add(id);
  rowsShown = now;
  savedHere.clear();
  Object.assign(gazetteer, {places: found.places, kinds: found.kinds, classes: found.classes, geocoder: found.geocoder});
}

/** Notes that this page saves a row. @param {string} id */
export function noteSaved(id) {
  savedHere.add(id);
  changedMeanwhile.delete(id);
}

/** A place by its id, if there is one. @param {string} id */
export function knownPlace(id) {
  return gazetteer.places.find(({cells}) => cells.id === id);
}

/** Whether somebody else has changed a place: in a decision of his own, or while it was shown here. @param {KnownPlace} place */
export function changedByOthers({cells, changed}) {
  return Boolean(changed) || changedMeanwhile.has(cells.id);
}

/** The names that are unknown still, those that the search finds. */
export function namesFound() {
  return suggested.places.filter(
    ({cells, known}) => (known || !knownPlace(cells.id)) && isSought(cells.title),
  );
}

/** The places that a filter lets through, whatever is searched. @param {PlaceFilter} filter */
export function placesUnder(filter) {
  /** @type {Record<PlaceFilter, (place: KnownPlace) => boolean>} */
  const tests = {
    all: () => true,
    nowhere: ({state}) => state === "nowhere",
    unverified: ({state}) => state === "unverified" || state === "estimate",
    changed: changedByOthers,
  };
  return gazetteer.places.filter(tests[filter]);
}

/** The places that are listed: of the filter, and of the search by title, id or spelling. */
export function placesListed() {
  return placesUnder(gazetteer.filter).filter(({cells, names}) =>
    [cells.title, cells.id, ...names.map(({toponym}) => toponym)].some(isSought),
  );
}

/** @param {string} words */
function isSought(words) {
  return words.toLocaleLowerCase().includes(gazetteer.search.trim().toLocaleLowerCase());
}

/** The name that is chosen, if one is. */
export function foundChosen() {
  return gazetteer.kind === "found" ? suggested.places.find(({cells}) => cells.id === gazetteer.id) : undefined;
}

/** The place that is chosen, if one is. */
export function placeChosen() {
  return gazetteer.kind === "place" ? knownPlace(gazetteer.id) : undefined;
}

/** All that can be chosen, in the order of the lists. @returns {{kind: "found" | "place", id: string}[]} */
export function choicesListed() {
  return [
    ...namesFound().map(({cells}) => ({kind: /** @type {const} */ ("found"), id: cells.id})),
    ...placesListed().map(({cells}) => ({kind: /** @type {const} */ ("place"), id: cells.id})),
  ];
}

/** What a kind of place is taken for: feature class and usual radius. @param {string} type */
export function kindOf(type) {
  return gazetteer.kinds.find(kind => kind.type === type.trim().toLowerCase());
}
