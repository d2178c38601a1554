// A list of which one row is chosen: drawn anew, it keeps the focus that was in it.

import {elementIn} from "../../../render/js/parts/elements.js";

const CHOSEN = ".row[aria-current]";

/**
 * Goes to the first element in a part of the desk that a selector names, if there is one.
 * @param {HTMLElement} part
 * @param {string} selector
 */
export function focusInside(part, selector) {
  /** @type {HTMLElement | null} */ (part.querySelector(selector))?.focus();
}

/** From a field back to the chosen row. @param {HTMLElement} part */
export function focusChosen(part) {
  focusInside(part, CHOSEN);
}

/**
 * Draws the lists of a part anew; focus in them stays on the filter that has it, else on the chosen row.
 * @param {HTMLElement} part
 * @param {HTMLElement} content
 */
export function redrawLists(part, content) {
  const lists = elementIn(part, ".lists"),
    focused = document.activeElement,
    inside = lists.contains(focused),
    filter = focused instanceof HTMLElement ? focused.dataset.filter : undefined;
  lists.replaceChildren(content);
  if (inside) focusInside(part, filter ? `[data-filter="${filter}"]` : CHOSEN);
  lists.querySelector(CHOSEN)?.scrollIntoView({block: "nearest"});
}
