// The lines of the degrees, and the degrees beside them.

import {data} from "../state/store.js";
import {mirrored, num, t} from "../state/words.js";
import {h} from "../parts/elements.js";
import {overlaps} from "../parts/labels.js";
import {textWidth} from "../parts/text_width.js";

/** From this zoom on the lines stand at every tenth of a degree: further out they would be a grey field. */
export const FINE_FROM = 10.5;

/**
 * Grid lines every tenth of a degree near the city, every degree around it, as [from, to, group].
 * @param {LeafletMap} leaflet
 * @param {import("leaflet").Renderer} renderer
 * @returns {[from: number, to: number, grid: import("leaflet").Polyline][]}
 */
export function graticules(leaflet, renderer) {
  const [west, south, east, north] = data.view.desktop;
  /** @type {(step: number, reach: number) => import("leaflet").Polyline} */
  const group = (step, reach) => {
    const lines = /** @type {[number, number][][]} */ ([]),
      w = Math.floor((west - reach) / step),
      e = Math.ceil((east + reach) / step);
    const lo = Math.floor((south - reach) / step),
      hi = Math.ceil((north + reach) / step);
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
    return L.polyline(lines, {className: "grid", interactive: false, renderer, noClip: true});
  };
  return [
    [FINE_FROM, 99, group(0.1, 1)],
    [0, FINE_FROM, group(1, 12)],
  ];
}

/**
 * Writes the degrees beside the lines, clear of the tags; `holder` knows where those stand.
 * @param {MapView} leaflet
 * @param {HTMLElement & {tags?: Rect[]}} holder
 */
export function markDegrees(leaflet, holder) {
  const step = leaflet.getZoom() >= FINE_FROM ? 0.1 : 1,
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
    if (holder.tags?.some(tag => overlaps(tag, {x: left, y, w, h: 14}))) return;
    const element = h("span.degrees", {}, text);
    Object.assign(element.style, {left: `${left}px`, top: `${y}px`});
    labels.push(element);
  };
  /** @type {(value: number, key: string) => string} */
  const degrees = (value, key) => t(key, {n: num(value.toFixed(step < 1 ? 1 : 0))});
  for (let i = Math.ceil(box.getWest() / step); i * step < box.getEast(); i++) {
    const x = leaflet.latLngToContainerPoint([box.getNorth(), i * step]).x;
    if (back ? x < size.x - 60 && x > 70 : x > 60)
      label(degrees(i * step, "east"), back ? x - 4 : x + 4, 4);
  }
  for (let i = Math.ceil(box.getSouth() / step); i * step < box.getNorth(); i++) {
    const y = leaflet.latLngToContainerPoint([i * step, box.getWest()]).y;
    if (y > 90 && y < size.y - 40)
      label(degrees(i * step, "north"), back ? size.x - 5 : 5, y - 16);
  }
  holder.replaceChildren(...labels);
}
