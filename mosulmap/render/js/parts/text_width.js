// How wide texts are on the page.

import {penOf} from "./pen.js";

/** @type {{pen: CanvasRenderingContext2D | null, widths: Map<string, number>}} */
const measured = {pen: null, widths: new Map()};

/**
 * The width of a text in px; each is measured once.
 * @param {string} text
 * @param {number} weight
 * @param {number} size
 */
export function textWidth(text, weight, size) {
  const {widths} = measured,
    key = `${weight} ${size} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const pen = (measured.pen ||= penOf(document.createElement("canvas")));
  pen.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  const {width} = pen.measureText(text);
  widths.set(key, width);
  return width;
}

/** Forgets the widths: the page is set in another typeface now. */
export function forgetWidths() {
  measured.widths.clear();
}
