// The river's name along its course, and the water that tags keep clear of.

import {FINE, pointsOf} from "../data/lines.js";
import {view} from "../state/store.js";
import {mirrored} from "../state/words.js";
import {s} from "../parts/elements.js";
import {textWidth} from "../parts/text_width.js";
import {TAG_ZOOM} from "./tags.js";

/**
 * Where along the river its name stands: in the lower half of the view, clear of the edges.
 * @param {MapView} leaflet
 * @param {River[]} rivers
 * @returns {RiverSpot | null}
 */
export function riverSpot(leaflet, rivers) {
  const size = leaflet.getSize(),
    fine = rivers.find(river => river.line.f > FINE);
  if (!fine || leaflet.getZoom() < TAG_ZOOM) return null;
  const path = fine.getElement(),
    total = path ? path.getTotalLength() : 0;
  let best = null;
  for (let i = 2; i < 79; i++) {
    const at = path.getPointAtLength((total * i) / 80),
      p = leaflet.layerPointToContainerPoint([at.x, at.y]);
    const [from, to] = [-34, 34].map(n => path.getPointAtLength((total * i) / 80 + n));
    // A name reads best where the river runs straight: its bend counts as distance.
    const bend = Math.hypot(from.x + to.x - 2 * at.x, from.y + to.y - 2 * at.y);
    const far =
      Math.abs(p.y - size.y * 0.7) + bend * 25 + (p.x < 40 || p.x > size.x - 60 ? 900 : 0);
    if (p.y > 30 && p.y < size.y - 60 && (!best || far < best.far)) best = {far, share: i / 80, p};
  }
  return best && {...best, path, name: nameOfLine(fine.line)};
}

/**
 * The river in the view as small boxes, so that no tag stands in the water.
 * @param {MapView} leaflet
 * @param {River[]} rivers
 */
export function riverBoxes(leaflet, rivers) {
  return rivers
    .flatMap(river => pointsOf(river.line))
    .map(([lon, lat]) => leaflet.latLngToContainerPoint([lat, lon]))
    .flatMap((p, i, all) => {
      const q = all[i + 1] || p,
        steps = Math.min(40, Math.ceil(Math.hypot(q.x - p.x, q.y - p.y) / 12));
      if (Math.hypot(q.x - p.x, q.y - p.y) > 600) return [];
      return Array.from({length: steps}, (_, n) => ({
        x: p.x + ((q.x - p.x) * n) / steps - 6,
        y: p.y + ((q.y - p.y) * n) / steps - 6,
        w: 12,
        h: 12,
        water: true,
      }));
    });
}

/**
 * Names the river where the view shows it best, and returns what labels and tags have to keep clear
 * of: the box of the name, if there is one, and the water itself.
 * @param {LeafletMap} leaflet
 * @param {River[]} rivers
 * @returns {Ground}
 */
export function surveyRiver(leaflet, rivers) {
  const found = riverSpot(leaflet, rivers);
  document.querySelectorAll(".river-name").forEach(old => old.remove());
  const name = found ? [mirrored() ? nameBeside(found) : nameAlong(found)] : [];
  return {name, water: riverBoxes(leaflet, rivers)};
}

/**
 * The name on the line of the river; returns the box that it takes.
 * @param {RiverSpot} found
 */
function nameAlong(found) {
  found.path.id = "river-line";
  found.path.parentNode.append(
    s(
      "text",
      {class: "river-name", dy: -8, "aria-hidden": "true"},
      s(
        "textPath",
        {href: "#river-line", startOffset: `${found.share * 100}%`, "text-anchor": "middle"},
        found.name,
      ),
    ),
  );
  return {x: found.p.x - 8, y: found.p.y - 28, w: 34, h: 56};
}

/**
 * The name beside the river, level: joined letters do not follow a line.
 * @param {RiverSpot} of
 */
export function nameBeside({path, share, p, name}) {
  const at = path.getPointAtLength(path.getTotalLength() * share),
    w = textWidth(name, 400, 13) + 4;
  path.parentNode.append(
    s(
      "text",
      {class: "river-name", x: at.x + 14, y: at.y + 4, "aria-hidden": "true"},
      name,
    ),
  );
  return {x: p.x + 12, y: p.y - 10, w, h: 20};
}

/**
 * A river by the name that it has in the reader's language, else by its own.
 * @param {Record<string, any>} line
 */
function nameOfLine(line) {
  return line[view.language.code] || line.n;
}
