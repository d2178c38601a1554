// What the reader's screen and settings ask for.

const PHONE = "(max-width: 700px), (max-height: 480px)",
  NARROW = "(max-width: 1100px)",
  STILL = "(prefers-reduced-motion: reduce)",
  DARK = "(prefers-color-scheme: dark)";
/** @type {Map<string, MediaQueryList>} */
const lists = new Map();

/**
 * @param {string} query
 * @returns {MediaQueryList}
 */
function mediaOf(query) {
  let list = lists.get(query);
  if (!list) lists.set(query, (list = matchMedia(query)));
  return list;
}

/** Whether the page is laid out for a phone. */
export function isPhone() {
  return mediaOf(PHONE).matches;
}

/** Whether there is no room for smaller maps beside the map. */
export function isNarrow() {
  return mediaOf(NARROW).matches;
}

/** Whether the reader asks for pages that do not move. */
export function prefersStill() {
  return mediaOf(STILL).matches;
}

/**
 * Has a function called when the page is laid out for another screen.
 * @param {() => void} act
 */
export function onOtherLayout(act) {
  for (const query of [PHONE, NARROW]) mediaOf(query).addEventListener("change", act);
}

/**
 * Has a function called when the ground turns dark or light.
 * @param {() => void} act
 */
export function onOtherGround(act) {
  mediaOf(DARK).addEventListener("change", act);
}
