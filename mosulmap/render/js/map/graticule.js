// The lines of the degrees, and the degrees beside them.

import {mirrored, num, t} from "../state/words.js";
import {h} from "../parts/elements.js";
import {overlaps} from "../parts/labels.js";
import {textWidth} from "../parts/text_width.js";

/** Steps in degrees between two lines, and how many px two lines stand apart at least. */
const STEPS = [0.01, 0.02, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30],
  APART_PX = 100;

/** Web maps end at this latitude. */
const POLE = 85;

/**
 * How many degrees the lines stand apart at a zoom: closer they would be a grey field.
 * @param {number} zoom
 */
export function gridStep(zoom) {
  const degree = (256 * 2 ** zoom) / 360;
  return STEPS.find(step => step * degree >= APART_PX) ?? 30;
}

/**
 * The lines of the degrees, which `gridLines` draws anew for each view.
 * @param {import("leaflet").Renderer} renderer
 */
export function makeGraticule(renderer) {
  return L.polyline([], {className: "grid", interactive: false, renderer, noClip: true});
}

/**
 * The lines in a view and around it, so far that the map may be dragged.
 * @param {LeafletMap} leaflet
 */
export function gridLines(leaflet) {
  const step = gridStep(leaflet.getZoom()),
    box = leaflet.getBounds().pad(1),
    [w, e] = [box.getWest(), box.getEast()].map(at => Math.round(at / step)),
    [lo, hi] = [box.getSouth(), box.getNorth()].map(at =>
      Math.round(Math.max(-POLE, Math.min(POLE, at)) / step),
    ),
    lines = /** @type {[number, number][][]} */ ([]);
  for (let i = w; i <= e; i++)
    lines.push([
      [lo * step, i * step],
      [hi * step, i * step],
    ]);
  for (let i = lo; i <= hi; i++)
    lines.push([
      [i * step, w * step],
      [i * step, e * step],
    ]);
  return lines;
}

/**
 * Degrees in words, without a sign: "1.4° S", "5° W", and "0°" and "180°" of no side.
 * @param {number} value
 * @param {number} step
 * @param {[string, string]} keys those of the messages above and below 0
 */
export function degreeWords(value, step, [above, below]) {
  const digits = step < 0.1 ? 2 : step < 1 ? 1 : 0,
    turned = above === "east" ? value - 360 * Math.round(value / 360) : value,
    n = Math.abs(turned).toFixed(digits);
  if (+n === 0 || +n === 180) return t("degrees", {n: num(n)});
  return t(turned < 0 ? below : above, {n: num(n)});
}

/**
 * Writes the degrees beside the lines, clear of the tags; `holder` knows where those stand.
 * @param {MapView} leaflet
 * @param {HTMLElement & {tags?: Rect[]}} holder
 */
export function markDegrees(leaflet, holder) {
  const step = gridStep(leaflet.getZoom()),
    box = leaflet.getBounds(),
    /** @type {HTMLElement[]} */
    labels = [];
  const size = leaflet.getSize(),
    back = mirrored();
  // A label stands after its line as the page is read, and those of latitude where a line begins.
  /** @type {(text: string, x: number, y: number) => void} */
  const label = (text, x, y) => {
    const w = textWidth(text, 400, 11),
      left = back ? x - w : x;
    if (left < 2 || left + w > size.x - 2) return;
    if (holder.tags?.some(tag => overlaps(tag, {x: left, y, w, h: 14}))) return;
    const element = h("span.degrees", {}, text);
    Object.assign(element.style, {left: `${left}px`, top: `${y}px`});
    labels.push(element);
  };
  for (let i = Math.ceil(box.getWest() / step); i * step < box.getEast(); i++) {
    const x = leaflet.latLngToContainerPoint([box.getNorth(), i * step]).x;
    if (back ? x < size.x - 60 && x > 70 : x > 60)
      label(degreeWords(i * step, step, ["east", "west"]), back ? x - 4 : x + 4, 4);
  }
  for (let i = Math.ceil(box.getSouth() / step); i * step < box.getNorth(); i++) {
    const y = leaflet.latLngToContainerPoint([i * step, box.getWest()]).y;
    if (y > 90 && y < size.y - 40)
      label(degreeWords(i * step, step, ["north", "south"]), back ? size.x - 5 : 5, y - 16);
  }
  holder.replaceChildren(...labels);
}
