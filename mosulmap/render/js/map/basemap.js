// The ground: rivers, lakes, borders.

import {areasOf, FINE, pointsOf, smooth} from "../data/lines.js";
import {data} from "../state/store.js";
import {metresPerPixel} from "./scale.js";

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

// A line that may lie farther off than so many px is not drawn: a shore that is six kilometres off
// would put a quarter of a city into the lake.
const OFF_PX = 60;

/**
 * Whether a line is not exact enough for a map.
 * @param {MapView} leaflet
 * @param {ContextLine} line
 */
export function isTooCoarse(leaflet, line) {
  return (line.m || 0) > OFF_PX * metresPerPixel(leaflet, leaflet.getBounds().getCenter().lat);
}

/**
 * Rivers, lakes, borders and outlines; returns the lines of the river that the map is about, and those
 * that are not exact enough for every zoom.
 * @param {LeafletMap} leaflet
 * @param {import("leaflet").Renderer} renderer
 * @returns {{rivers: River[], coarse: River[]}}
 */
export function drawBase(leaflet, renderer) {
  const main = new Set(
    data.context.filter(line => line.f > FINE && line.k === "river").map(line => line.n),
  );
  const rivers = [],
    coarse = [];
  // Two closed lines of one region, one inside the other, leave out what lies in both.
  for (const rings of areasOf(data.context))
    L.polygon(rings.map(latLngs), {className: "region", interactive: false, renderer, noClip: true}).addTo(
      leaflet,
    );
  for (const line of data.context) {
    if (line.k === "region") continue;
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
    Object.assign(drawn, {line});
    if (main.has(line.n)) rivers.push(drawn);
    if (line.m) coarse.push(drawn);
  }
  return {rivers, coarse};
}
