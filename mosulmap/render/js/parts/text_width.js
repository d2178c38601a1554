// How wide texts are on the page.

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
  if (!widths.has(key)) {
    measured.pen ||= document.createElement("canvas").getContext("2d");
    measured.pen.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
    widths.set(key, measured.pen.measureText(text).width);
  }
  return widths.get(key);
}

/** Forgets the widths: the page is set in another typeface now. */
export function forgetWidths() {
  measured.widths.clear();
}
