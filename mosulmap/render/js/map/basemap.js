// The ground: rivers, lakes, borders.

import {FINE, pointsOf, smooth} from "../data/lines.js";
import {data} from "../state/store.js";

/**
 * How wide a river is drawn at a zoom, in px.
 * @param {number} zoom
 */
export function riverWidth(zoom) {
  return zoom > 12.5 ? 9 : zoom >= 11 ? 7 : zoom >= 9 ? 3 : 1.5;
}

/**
 * A position of the data, [lon, lat], as Leaflet takes it.
 * @param {Position} of
 * @returns {[lat: number, lon: number]}
 */
export function latLng([lon, lat]) {
  return [lat, lon];
}

/**
 * Positions of the data as Leaflet takes them.
 * @param {Position[]} points
 */
export function latLngs(points) {
  return points.map(latLng);
}

/**
 * Rivers, lakes, borders and outlines; returns the lines of the river that the map is about.
 * @param {LeafletMap} leaflet
 * @param {import("leaflet").Renderer} renderer
 * @returns {River[]}
 */
export function drawBase(leaflet, renderer) {
  const main = new Set(
    data.context.filter(line => line.f > FINE && line.k === "river").map(line => line.n),
  );
  const rivers = [];
  for (const line of data.context) {
    let points = pointsOf(line);
    if (line.k === "river" && line.f > FINE) points = smooth(smooth(points));
    const options = {
      className: line.k,
      interactive: false,
      renderer,
      noClip: true,
      weight: 2,
      fill: line.k === "lake",
    };
    const at = latLngs(points),
      shape = line.k === "lake" ? L.polygon(at, options) : L.polyline(at, options),
      drawn = /** @type {any} */ (shape.addTo(leaflet));
    if (main.has(line.n)) rivers.push(Object.assign(drawn, {line}));
  }
  return rivers;
}
