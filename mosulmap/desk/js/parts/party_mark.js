// The mark of who holds a place, as the map draws it.

import {h, s} from "../../../render/js/parts/elements.js";
import {SHAPES} from "../../../render/js/parts/shapes.js";
import {partyOf} from "../state/desk.js";

/**
 * The mark of a party or of a contested place, to stand before words; nothing where nobody has one.
 * @param {string} control the id of a party, `contested`, or empty
 */
export function partyMark(control) {
  const holder = partyOf(partyOf(control)?.holder ?? ""),
    shape = control === "contested" ? "diamond" : holder?.pattern;
  if (!shape || !SHAPES[shape]) return null;
  const mark = s(
    "svg",
    {class: "mark", viewBox: "-9 -9 18 18", width: 14, height: 14, "aria-hidden": "true"},
    s("path", {d: SHAPES[shape], class: holder ? "of-party" : "of-nobody"}),
  );
  colour(mark, holder);
  return mark;
}

/**
 * Gives an element the colours of a party, as `--light` and `--dark`.
 * @template {HTMLElement | SVGElement} T
 * @param {T} element
 * @param {DeskParty | undefined} party
 * @returns {T}
 */
export function colour(element, party) {
  const [light = "", dark = light] = party?.color ?? [];
  if (light) element.style.setProperty("--light", light);
  if (dark) element.style.setProperty("--dark", dark);
  return element;
}

/**
 * A party's mark and name.
 * @param {string} control
 * @param {string} words
 */
export function marked(control, words) {
  return h("span.marked", {}, partyMark(control), h("span", {}, words));
}
