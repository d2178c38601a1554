// The keyboard's focus, and where it returns to.

import {$} from "./elements.js";

/** @type {{element: any}} */
const opener = {element: null};

/** Remembers the focused element as the one that opened the panel. */
export function rememberOpener() {
  opener.element = document.activeElement;
}

/** The element that opened the panel, or the one that has replaced it since; null if there is none. */
export function openerNow() {
  const was = opener.element,
    found = was?.isConnected
      ? was
      : $(was?.id) ||
        document.querySelector(`[data-place="${CSS.escape(was?.dataset?.place || "")}"]`);
  return found && found.offsetParent !== null ? found : null;
}

/**
 * Redraws lists without losing the focus on a row or a button.
 * @param {() => void} redraw
 */
export function keepFocus(redraw) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement),
    holder = focused?.closest?.("#view-day, #view-chron, #place-list, #card, #key, #insets");
  const id = focused?.id,
    place = focused?.dataset?.place;
  redraw();
  if (!holder || focused?.isConnected) return;
  const again = id
    ? $(id)
    : place
      ? /** @type {HTMLElement} */ (holder.querySelector(`[data-place="${CSS.escape(place)}"]`))
      : null;
  again?.focus({preventScroll: true});
}
