// The places on the map. Up to `CROWD` places keep a button each; of more, those in view get one, or are
// drawn on a canvas.

import {CROWD} from "../state/crowd.js";
import {data} from "../state/store.js";
import {latLng} from "./basemap.js";
import {makeCrowd} from "./crowd.js";
import {drawHalo, drawSpot, giveButton, markSize, takeButton} from "./spots.js";
import {isTagged} from "./tags.js";

/**
 * The layer of the places; `redraw` draws the whole map.
 * @param {LeafletMap} leaflet
 * @param {import("leaflet").Renderer} renderer
 * @param {() => void} redraw
 */
export function makePlacesLayer(leaflet, renderer, redraw) {
  const spots = data.places
    .filter(place => place.at && place.layer !== "wide")
    .map(place => /** @type {SpotItem} */ ({place, button: null, drawn: null, size: 0}));
  const many = spots.length > CROWD,
    crowd = many ? makeCrowd(leaflet, redraw) : null,
    withButton = () => spots.filter(item => item.button);
  let onCanvas = false,
    settledFor = "";
  if (!many) for (const item of spots) giveButton(leaflet, item, renderer);

  /** Of many places, gives those in view their buttons, or hands them to the canvas. */
  function settle() {
    if (!crowd) return;
    const zoom = leaflet.getZoom(),
      box = leaflet.getBounds(),
      key = [zoom, box.toBBoxString(), ...Object.values(leaflet.getSize()), devicePixelRatio].join();
    if (key === settledFor) return;
    settledFor = key;
    const inView = spots.filter(
      ({place}) => box.contains(latLng(place.at)) && !isTagged(place, zoom),
    );
    onCanvas = inView.length > CROWD;
    const wanted = new Set(onCanvas ? [] : inView);
    for (const item of spots)
      if (item.button && !wanted.has(item)) takeButton(item);
      else if (!item.button && wanted.has(item))
        drawSpot(giveButton(leaflet, item, renderer), markSize(zoom));
    crowd.settle(onCanvas ? inView : []);
    crowd.draw(markSize(zoom));
  }
  function drawHalos() {
    for (const item of withButton()) drawHalo(leaflet, item);
  }
  /**
   * @param {number} size
   */
  function draw(size) {
    for (const item of withButton()) drawSpot(item, size);
    if (onCanvas) crowd?.draw(size);
    drawHalos();
  }
  /**
   * Areas that have a tag have no mark.
   * @param {number} zoom
   */
  function hideTagged(zoom) {
    for (const item of withButton()) item.button.hidden = isTagged(item.place, zoom);
    drawHalos();
  }
  /** Makes the next draw() redraw every mark. */
  function forgetMarks() {
    for (const item of withButton()) item.drawn = null;
  }
  const canvas = () => (onCanvas ? crowd : null);
  return {many, withButton, canvas, settle, draw, hideTagged, forgetMarks};
}
