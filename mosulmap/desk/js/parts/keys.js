// Keys of the desk: one letter each, and none while words are typed.

const NO_KEYS = "mosulmap-desk-no-keys";

/** @typedef {Record<string, () => void>} Bindings what a key does, by its name in lower case */

/** @type {Bindings} */
let bindings = {};

/**
 * Says what the keys do from now on.
 * @param {Bindings} found
 */
export function bindKeys(found) {
  bindings = found;
}

/** Whether letters do something: a reader may switch them off (WCAG 2.1.4). */
export function keysOn() {
  return localStorage.getItem(NO_KEYS) === null;
}

/** @param {boolean} on */
export function switchKeys(on) {
  if (on) localStorage.removeItem(NO_KEYS);
  else localStorage.setItem(NO_KEYS, "1");
}

/** @param {KeyboardEvent} event */
export function pressKey(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target.matches("input, select, textarea, [contenteditable]") && event.key !== "Escape") return;
  if (event.key.length === 1 && !keysOn()) return;
  const action = bindings[event.key.toLowerCase()];
  if (!action) return;
  event.preventDefault();
  action();
}
