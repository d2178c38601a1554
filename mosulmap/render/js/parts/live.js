// What those hear who do not see the page.

import {$} from "./elements.js";

// A screen reader notices a text only where it was another one before.
const PAUSE_MS = 50,
  // Who steps through days hears the one on which they stop.
  REST_MS = 500;
/** @type {{timer: any}} */
const live = {timer: 0};

/**
 * Says something to those who hear the page.
 * @param {string} text
 */
export function announce(text) {
  $("live").textContent = "";
  setTimeout(() => ($("live").textContent = text), PAUSE_MS);
}

/**
 * Says something when nothing else was to be said for half a second; the text is asked for then.
 * @param {() => string} text
 */
export function announceAtRest(text) {
  clearTimeout(live.timer);
  live.timer = setTimeout(() => ($("live").textContent = text()), REST_MS);
}
