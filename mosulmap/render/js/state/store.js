// The one store: the story that the page is about, and what of it is shown.

import {readStory} from "../data/story.js";
import {languageOf} from "../data/words.js";

/**
 * The story, filled by `openStory` when the page begins, and never changed after it.
 * @type {Story}
 */
export const data = /** @type {any} */ ({});

/**
 * What is shown. Everyone reads it; it is written by `setView` and `noteView` alone.
 * @type {View}
 */
export const view = {
  day: "",
  from: "", // the earlier of two days that are compared
  language: /** @type {any} */ (null), // until the page begins
  both: false, // names in both languages
  known: "",
  without: "",
  place: null, // the id of the place whose card is open
  reports: null, // the numbers of the mentions whose sentences are open
  tab: "day",
  query: "",
  states: new Set(),
  qualities: new Set(),
  events: false,
  tour: 0, // the number of the key day, from 1 on
  notice: "",
  speed: 1,
  playing: false,
  allQuotes: false,
  moved: false, // by the reader: only then the address follows
  small: false, // the page inside a frame
  looking: null, // where the map looks: {center, zoom, size}
};

/** @type {{act: null | ((act: Act, before: View) => void)}} */
const onChange = {act: null};

/**
 * Has a function called after every change: with what the reader did, as `setView` says it, and what
 * was shown before. There is one such function, in `main`: it draws everything anew.
 * @param {(act: Act, before: View) => void} act
 */
export function subscribe(act) {
  onChange.act = act;
}

/**
 * Changes what is shown, and has the page follow. `act` says what the reader did, {name, …}, if more
 * follows from it than another picture.
 * @param {Partial<View>} changes
 * @param {Act} [act]
 */
export function setView(changes, act = {name: ""}) {
  const before = {...view};
  Object.assign(view, changes);
  onChange.act?.(act, before);
}

/**
 * Notes what nothing has to be drawn for.
 * @param {Partial<View>} changes
 */
export function noteView(changes) {
  Object.assign(view, changes);
}

/**
 * Opens the story that the page's data tell.
 * @param {EncodedData} encoded
 */
export function openStory(encoded) {
  Object.assign(data, readStory(encoded));
  noteView({day: data.open, language: languageOf(data.languages, data.lang)});
}
