// What the desk shows and knows: one state, changed here alone; who asked for it is told.

import {languageOf, message} from "../../../render/js/data/words.js";

/**
 * @typedef {object} Desk
 * @property {Language} language
 * @property {Record<string, LanguageEntry>} languages
 * @property {Project} project
 * @property {string} view the part that is open
 * @property {string[]} path what is open in it
 */

/** @type {Desk} */
export const desk = /** @type {any} */ ({view: "reading", path: []});

/** @param {Boot} boot */
export function openDesk(boot) {
  desk.languages = boot.languages;
  desk.language = languageOf(boot.languages, boot.lang);
}

/** @param {string} code */
export function speak(code) {
  desk.language = languageOf(desk.languages, code);
}

/** @param {Project} project */
export function setProject(project) {
  desk.project = project;
}

/**
 * Opens a part of the desk, such as open("reading", "001").
 * @param {string} view
 * @param {...string} path
 */
export function setView(view, ...path) {
  desk.view = view;
  desk.path = path;
}

/**
 * A message of the desk.
 * @param {string} key
 * @param {Record<string, any>} [values]
 */
export function say(key, values = {}) {
  return message(desk.language, key, values);
}

/**
 * A party by its id, if there is one.
 * @param {string} id
 */
export function partyOf(id) {
  return desk.project.parties.find(party => party.id === id);
}

/**
 * The name of a party in the reader's language; its id where no party has it.
 * @param {string} id
 */
export function partyName(id) {
  const party = partyOf(id);
  if (!party) return id;
  return (desk.language.code === "ar" && party.title_ar) || party.title;
}

/**
 * A place by its id, if there is one.
 * @param {string} id
 */
export function placeOf(id) {
  return desk.project.places.find(place => place.id === id);
}

/**
 * The name of a place with that of the place that it lies in.
 * @param {string} id
 */
export function placeName(id) {
  const place = placeOf(id);
  if (!place) return id;
  return place.parent ? say("place_in", {place: isolated(place.title), parent: isolated(place.parent)}) : place.title;
}

/**
 * Words of another script in a sentence that runs from right to left, kept together by the isolates of
 * Unicode; as they are elsewhere.
 * @param {string} words
 */
export function isolated(words) {
  return desk.language.dir === "rtl" ? `\u2068${words}\u2069` : words;
}
