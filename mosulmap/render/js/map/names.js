// The names on the map: tags of areas, and labels beside the marks of places.

import {importance} from "../data/periods.js";
import {difference, formerPeriod} from "../state/comparison.js";
import {isShown} from "../state/filter.js";
import {periodOf} from "../state/moment.js";
import {data, view} from "../state/store.js";
import {estimateSign, mapName, mirrored, nameOf} from "../state/words.js";
import {h} from "../parts/elements.js";
import {placeLabels} from "../parts/labels.js";
import {isPhone} from "../parts/media.js";
import {textWidth} from "../parts/text_width.js";
import {latLng} from "./basemap.js";
import {signBoxes} from "./reports_layer.js";
import {markSize} from "./spots.js";
import {areaTags, putAt, TAG_ZOOM} from "./tags.js";

/** From this zoom on there is room for the names of places of which no article speaks. */
const DOT_NAMES_ZOOM = 14;

/**
 * Tags of areas and labels of places, as elements for the map's label pane.
 * @param {MapView} leaflet
 * @param {{place: Place, button: {hidden: boolean}}[]} spots
 * @param {Ground} ground
 */
export function mapLabels(leaflet, spots, ground) {
  const size = leaflet.getSize(),
    zoom = leaflet.getZoom(),
    bounds = {x: 2, y: 2, w: size.x - 4, h: size.y - 4},
    half = markSize(zoom) / 2,
    point = (/** @type {Position} */ at) => leaflet.latLngToContainerPoint(latLng(at));
  const visible = spots
    .filter(item => !item.button.hidden)
    .map(({place}) => ({place, p: point(place.at)}))
    .filter(({p}) => isNear(p, size));
  const obstacles = [
    ...visible.flatMap(spot => markBoxes(spot, half)),
    ...controlBoxes(size),
    ...ground.name,
    ...signBoxes(point),
  ];
  const items = visible
    .filter(({place}) => isNamed(place))
    .sort((a, b) => namingOrder(a.place) - namingOrder(b.place))
    .map(spot => labelItem(spot, half));
  if (zoom >= DOT_NAMES_ZOOM) items.push(...dotItems(point, size));
  const boxes = placeLabels(items, obstacles, bounds, mirrored()),
    found = boxes.filter(box => box !== null),
    labels = boxes.flatMap((box, i) => (box ? [labelElement(leaflet, items[i], box)] : []));
  const taken = [...obstacles, ...found, ...ground.water];
  return [...(zoom >= TAG_ZOOM ? areaTags(leaflet, taken, bounds) : []), ...labels];
}

/**
 * Whether a point lies on the map or so near that its label may.
 * @param {Point} p
 * @param {Point} size
 */
function isNear(p, size) {
  return p.x > -40 && p.y > -20 && p.x < size.x + 40 && p.y < size.y + 20;
}

/**
 * What a mark takes up, with that of the earlier day beside it where two are compared.
 * @param {Spot} of
 * @param {number} half
 * @returns {Box[]}
 */
function markBoxes({place, p}, half) {
  const period = periodOf(place),
    reach = period.inf || period.inh ? half * 0.66 : half,
    box = {x: p.x - reach, y: p.y - reach, w: 2 * reach, h: 2 * reach, id: place.id};
  if (!formerPeriod(place)) return [box];
  const beside = mirrored() ? p.x + half + 2 : p.x - half - 16;
  return [box, {x: beside, y: p.y - 7, w: 14, h: 14, id: null}];
}

/**
 * Where the buttons for zooming and the scale stand; a phone has no such buttons.
 * @param {Point} size
 * @returns {Box[]}
 */
function controlBoxes(size) {
  const zoom = {x: mirrored() ? size.x - 50 : 0, y: 0, w: 50, h: 86},
    scale = {x: mirrored() ? size.x - 140 : 0, y: size.y - 30, w: 140, h: 30};
  return isPhone() ? [scale] : [zoom, scale];
}

/**
 * Whether a place is named. Compared on a phone, only what changed has room for a name.
 * @param {Place} place
 */
function isNamed(place) {
  if (!isShown(place) || periodOf(place).s === "none") return false;
  return !(view.from && isPhone() && difference(place) === "same");
}

/**
 * The chosen place is named first, then contested ones, then the others by importance.
 * @param {Place} place
 */
function namingOrder(place) {
  if (view.place === place.id) return -1;
  return periodOf(place).s === "contested" ? 0 : importance(periodOf(place));
}

/**
 * @param {Spot} of
 * @param {number} half
 * @returns {LabelText}
 */
function labelItem({place, p}, half) {
  const period = periodOf(place),
    fresh = importance(period) === 1,
    text = estimateSign(place) + mapName(place);
  return {
    id: place.id,
    text,
    kind: fresh ? "fresh" : importance(period) > 2 ? "derived" : "past",
    x: p.x,
    y: p.y,
    w: textWidth(text, fresh ? 600 : 400, 12) + 2,
    h: 14,
    reach: half + (view.place === place.id ? 9 : period.dis && !period.old ? 5 : 3),
  };
}

/**
 * @param {(at: Position) => Point} point
 * @param {Point} size
 * @returns {LabelText[]}
 */
function dotItems(point, size) {
  return data.dots
    .map(dot => ({text: nameOf(dot), p: point(dot.at)}))
    .filter(({p}) => isNear(p, size))
    .map(/** @returns {LabelText} */ ({text, p: {x, y}}) => {
      const w = textWidth(text, 400, 11) + 2;
      return {id: null, text, kind: "plain", x, y, w, h: 13, reach: 5};
    });
}

/**
 * @param {MapView} leaflet
 * @param {LabelText} of
 * @param {Rect} box
 */
function labelElement(leaflet, {kind, text}, box) {
  return putAt(leaflet, h("span", {class: `label ${kind}`, "aria-hidden": "true"}, text), box);
}
