// Announcements to screen readers.

import {$} from "./elements.js";

// A screen reader notices a text only where it was another one before.
const PAUSE_MS = 50,
  // Who steps through days hears the one on which they stop.
  REST_MS = 500;
/** @type {{timer: any}} */
const live = {timer: 0};

/**
 * Announces a text to screen readers.
 * @param {string} text
 */
export function announce(text) {
  $("live").textContent = "";
  setTimeout(() => ($("live").textContent = text), PAUSE_MS);
}

/**
 * Announces a text once nothing else has been for `REST_MS`; the text is made only then.
 * @param {() => string} text
 */
export function announceAtRest(text) {
  clearTimeout(live.timer);
  live.timer = setTimeout(() => ($("live").textContent = text()), REST_MS);
}
