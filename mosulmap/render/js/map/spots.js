// The places on the map: a button each, its halo, its label; areas have tags.

import {importance, isUnknown, markKey} from "../data/periods.js";
import {chooseAmong, choosePlace} from "../state/actions.js";
import {formerPeriod} from "../state/comparison.js";
import {isShown} from "../state/filter.js";
import {periodOf} from "../state/moment.js";
import {view} from "../state/store.js";
import {labelOf, nameOf} from "../state/words.js";
import {h} from "../parts/elements.js";
import {mark} from "../parts/marks.js";
import {isPhone} from "../parts/media.js";
import {latLng} from "./basemap.js";
import {metresPerPixel} from "./scale.js";

// A position is known to some metres or to kilometres: a halo shows the latter, and only where it would
// reach beyond its mark.
const HALO_FROM_M = 1000,
  HALO_FROM_PX = 12;

// Half of the 44 px that a finger needs; a mouse is finer.
const TOUCH_PX = 22,
  MOUSE_PX = 12;

/**
 * How wide a mark is at a zoom, in px.
 * @param {number} zoom
 */
export function markSize(zoom) {
  return zoom < 11.5 ? 16 : zoom < 13 ? 18 : 20;
}

/**
 * Gives a place on the map a real button, so that keyboards and screen readers reach it.
 * @param {LeafletMap} leaflet
 * @param {SpotItem} item
 * @param {import("leaflet").Renderer} renderer
 */
export function giveButton(leaflet, item, renderer) {
  const {place} = item;
  const button = h("button.mark", {
    "data-spot": place.id,
    onclick: () => choosePlace(place.id),
  });
  const icon = L.divIcon({html: button, className: "", iconSize: [0, 0]});
  const marker = L.marker(latLng(place.at), {
    icon,
    keyboard: false,
    interactive: false,
  }).addTo(leaflet);
  const halo = L.circle(marker.getLatLng(), {
    radius: place.unc || 1,
    className: "halo",
    interactive: false,
    renderer,
  });
  L.DomEvent.disableClickPropagation(button);
  button.style.pointerEvents = "auto";
  return Object.assign(item, {button, marker, halo, drawn: null, size: 0});
}

/**
 * Takes the button of a place off the map.
 * @param {SpotItem} item
 */
export function takeButton(item) {
  item.marker.remove();
  item.halo.remove();
  Object.assign(item, {button: null, marker: null, halo: null});
}

/**
 * Updates the button of a place to the shown day; its mark is redrawn only if it looks different.
 * @param {SpotItem} item
 * @param {number} size
 */
export function drawSpot(item, size) {
  const {place, button, marker} = item,
    period = periodOf(place),
    was = formerPeriod(place),
    now = markKey(period) + (was ? markKey(was) : "");
  const chosen = view.place === place.id;
  if (item.drawn !== now || item.size !== size) {
    button.classList.remove("changed");
    button.replaceChildren(mark(period, size, place.kind === "site"));
    // Compared: the mark of the earlier day stands beside it, on the side of what was.
    if (was) {
      const former = mark(was, isPhone() ? 10 : 13, place.kind === "site");
      former.classList.add("was");
      button.append(former);
    }
    if (item.drawn && item.drawn !== now && !view.from) {
      void button.offsetWidth;
      button.classList.add("changed");
    }
    Object.assign(item, {drawn: now, size});
  }
  button.setAttribute("aria-label", labelOf(place, was));
  button.title = nameOf(place);
  button.classList.toggle("chosen", chosen);
  button.classList.toggle("faint", !isShown(place));
  button.classList.toggle("same", Boolean(view.from) && !was);
  marker.setZIndexOffset(
    chosen ? 9000 : (5 - importance(period)) * 1000 + (period.s === "contested" ? 500 : 0),
  );
}

/**
 * Whether a place has a halo where a pixel is so many metres.
 * @param {Place} place
 * @param {number} metres
 */
export function hasHalo(place, metres) {
  if (place.kind === "area" || place.kind === "region") return false;
  return (
    view.place === place.id ||
    (place.layer === "main" &&
      place.unc > HALO_FROM_M &&
      !isUnknown(periodOf(place)) &&
      place.unc / metres >= HALO_FROM_PX &&
      isShown(place))
  );
}

/**
 * Puts the halo of a place on the map, or takes it off.
 * @param {LeafletMap} leaflet
 * @param {SpotItem} item
 */
export function drawHalo(leaflet, item) {
  const {place, halo} = item,
    wanted = hasHalo(place, metresPerPixel(leaflet, place.at[1]));
  if (wanted) halo.addTo(leaflet);
  else halo.remove();
  const path = halo.getElement();
  if (wanted && path) path.classList.toggle("chosen", view.place === place.id);
}

/**
 * A finger takes the nearest mark within 22 px; where several lie, it is asked which is meant. Of
 * the marks of a canvas a mouse takes the nearest within 12 px; those with buttons it presses itself.
 * @param {PointerEvent} event
 * @param {LeafletMap} leaflet
 * @param {any} layer
 */
export function takeTouch(event, leaflet, layer) {
  const finger = event.pointerType === "touch",
    canvas = layer.canvas();
  if (!(finger || canvas) || /** @type {Element} */ (event.target).closest(".tag, .zoom")) return;
  const box = leaflet.getContainer().getBoundingClientRect(),
    reach = finger ? TOUCH_PX : MOUSE_PX,
    marks = canvas ? canvas.marks : marksOfButtons(leaflet, layer.withButton()),
    near = nearestMarks(marks, event.clientX - box.left, event.clientY - box.top, reach);
  if (!near.length) return;
  event.stopPropagation();
  if (finger && near.length > 1) chooseAmong(near);
  else choosePlace(near[0].id);
}

/**
 * Where the marks are that have a button: [{place, x, y}].
 * @param {LeafletMap} leaflet
 * @param {SpotItem[]} spots
 */
function marksOfButtons(leaflet, spots) {
  return spots
    .filter(item => !item.button.hidden)
    .map(({place, marker}) => {
      const {x, y} = leaflet.latLngToContainerPoint(marker.getLatLng());
      return {place, x, y};
    });
}

/**
 * The places of the marks within so many px of a point, the nearest first.
 * @param {{place: Place, x: number, y: number}[]} marks
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 */
function nearestMarks(marks, x, y, reach) {
  return marks
    .map(item => ({place: item.place, far: Math.hypot(item.x - x, item.y - y)}))
    .filter(item => item.far <= reach)
    .sort((a, b) => a.far - b.far)
    .map(item => item.place);
}
