// The map beside the work: the page that `render` draws, at the day and place that is worked on.

import {h} from "../../../render/js/parts/elements.js";

const MAY =
  "allow-scripts allow-same-origin allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox";

/** @type {HTMLIFrameElement | null} */
let frame = null;
let drawn = "",
  wish = "",
  turning = 0;

/** Milliseconds for which a reader must stay with a question before the map turns to it: it draws in
    the same thread, and a key must never wait for it. */
const CALM_MS = 300;

/**
 * The frame of the map; made once, and moved to where it is wanted.
 * @param {string} title
 */
export function mapFrame(title) {
  frame ??= h("iframe.map", {sandbox: MAY});
  frame.title = title;
  return frame;
}

/**
 * Shows a map that was drawn anew, known by its SHA-256; nothing when it is the one that is shown.
 * @param {string} digest
 */
export function showMap(digest) {
  if (!digest || digest === drawn || !frame) return;
  drawn = digest;
  frame.src = `/map?embed=1&m=${digest.slice(0, 12)}${wish}`;
}

/**
 * Turns the map to a place on a day.
 * @param {string} place id; empty for none
 * @param {string} day ISO; empty where no day is known
 */
export function turnMap(place, day) {
  wish = `#v=day${day ? `&d=${day}` : ""}${place ? `&p=${place}` : ""}`;
  clearTimeout(turning);
  if (frame && drawn) turning = setTimeout(turnNow, CALM_MS);
}

function turnNow() {
  try {
    if (frame?.contentWindow && frame.contentWindow.location.hash !== wish)
      frame.contentWindow.location.hash = wish;
  } catch {
    // The frame shows no map yet: it begins at the wish when it does.
  }
}
