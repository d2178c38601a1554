// Where the keyboard is, and where it goes back to.

import {$} from "./elements.js";

/** @type {{element: any}} */
const opener = {element: null};

/** Remembers what has the keyboard: it is what opens the panel now. */
export function rememberOpener() {
  opener.element = document.activeElement;
}

/** What opened the panel: the element, its like after the lists were drawn anew, or null. */
export function openerNow() {
  const was = opener.element,
    found = was?.isConnected
      ? was
      : $(was?.id) ||
        document.querySelector(`[data-place="${CSS.escape(was?.dataset?.place || "")}"]`);
  return found && found.offsetParent !== null ? found : null;
}

/**
 * Redraws lists without losing the row or the button that has the keyboard.
 * @param {() => void} redraw
 */
export function keepFocus(redraw) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement),
    holder = focused?.closest?.("#view-day, #view-chron, #place-list, #card, #key, #insets");
  const id = focused?.id,
    place = focused?.dataset?.place;
  redraw();
  if (!holder || focused.isConnected) return;
  const again = id
    ? $(id)
    : place
      ? /** @type {HTMLElement} */ (holder.querySelector(`[data-place="${CSS.escape(place)}"]`))
      : null;
  again?.focus({preventScroll: true});
}
