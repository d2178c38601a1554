// The one store: the page's data, and what of them is shown.

import {loadData} from "../data/load.js";
import {languageOf} from "../data/words.js";

/**
 * The page's data, filled by `openData` when the page begins and never changed after that.
 * @type {LoadedData}
 */
export const data = /** @type {any} */ ({});

/**
 * What is shown. Any module may read it; only `setView` and `noteView` write it.
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
  letters: true, // letters and signs work as keys
  small: false, // the page inside a frame
  looking: null, // where the map looks: {center, zoom, size}
};

/** @type {{act: null | ((act: Act, before: View) => void)}} */
const onChange = {act: null};

/**
 * Registers the function to call after every change, with what the reader did, as `setView` passes it
 * on, and the view before. There is only one such function, in `main`, which redraws the whole page.
 * @param {(act: Act, before: View) => void} act
 */
export function subscribe(act) {
  onChange.act = act;
}

/**
 * Changes what is shown and redraws the page. `act` is what the reader did, {name, …}, where more has to
 * follow than redrawing.
 * @param {Partial<View>} changes
 * @param {Act} [act]
 */
export function setView(changes, act = {name: ""}) {
  const before = {...view};
  Object.assign(view, changes);
  onChange.act?.(act, before);
}

/**
 * Changes the view without redrawing the page.
 * @param {Partial<View>} changes
 */
export function noteView(changes) {
  Object.assign(view, changes);
}

/**
 * Where the map looks.
 * @throws {Error} while there is no map
 */
export function lookedAt() {
  if (!view.looking) throw new Error("there is no map yet");
  return view.looking;
}

/**
 * Decodes the page's data and shows the day on which they open.
 * @param {EncodedData} encoded
 */
export function openData(encoded) {
  Object.assign(data, loadData(encoded));
  noteView({day: data.open, language: languageOf(data.languages, data.lang)});
}
