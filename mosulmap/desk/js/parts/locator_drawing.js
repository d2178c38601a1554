// What a locator shows: ground, places, rings at a distance, candidates, and the point with its radius.

import {s} from "../../../render/js/parts/elements.js";
import {roomFor, scaleLength} from "../data/plane.js";
import {distanceWords} from "../state/distances.js";

/**
 * @typedef {import("../data/plane.js").Plane} Plane
 * @typedef {import("../data/plane.js").Spot} Spot
 * @typedef {{kind: string, name: string, points: [lon: number, lat: number][]}} GroundLine
 * @typedef {Spot & {title: string}} KnownSpot
 * @typedef {Spot & {metres: number}} Ring a distance that a sentence gives from a known place
 * @typedef {object} Scene
 * @property {Spot | null} point
 * @property {number} radius in metres; 0 for none
 * @property {Spot[]} candidates numbered from 1
 * @property {Ring[]} rings
 * @property {KnownSpot[]} places the largest first
 */

/** The kinds of lines in the order in which they are drawn. */
const GROUND_KINDS = ["lake", "river", "province", "border", "coast", "site"];

/** Places with a dot; a war of thousands would be a dark cloud. */
const MOST_DOTS = 400;

/**
 * The drawing of a scene on some ground.
 * @param {Plane} plane
 * @param {number} width
 * @param {number} height
 * @param {GroundLine[]} lines
 * @param {Scene} scene
 */
export function drawScene(plane, width, height, lines, scene) {
  return [
    ...GROUND_KINDS.map(kind => groundPath(plane, kind, lines.filter(line => line.kind === kind))),
    ...scene.rings.map(ring => s("circle", {class: "ring", ...middleOf(plane, ring), r: plane.pixels(ring.metres)})),
    ...placeDots(plane, width, height, scene.places),
    ...scene.candidates.flatMap((spot, at) => (isAt(spot, scene.point) ? [] : [candidateMark(plane, spot, at + 1)])),
    ...pointMark(plane, scene),
    scaleBar(plane, height),
  ];
}

/**
 * @param {Plane} plane
 * @param {Spot} spot
 */
function middleOf(plane, {lon, lat}) {
  return {cx: round(plane.x(lon)), cy: round(plane.y(lat))};
}

/** Whether a candidate is the point itself, which has a mark of its own. @param {Spot} spot @param {Spot | null} point */
function isAt(spot, point) {
  return point !== null && Math.hypot(spot.lon - point.lon, spot.lat - point.lat) < 1e-5;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

/**
 * @param {Plane} plane
 * @param {string} kind
 * @param {GroundLine[]} lines
 */
function groundPath(plane, kind, lines) {
  const steps = lines.map(({points}) =>
    points.map(([lon, lat], at) => `${at ? "L" : "M"}${round(plane.x(lon))} ${round(plane.y(lat))}`).join(""),
  );
  return s("path", {class: `ground ${kind}`, d: steps.join("")});
}

/**
 * A dot for each place that is seen, and the names of those that find room.
 * @param {Plane} plane
 * @param {number} width
 * @param {number} height
 * @param {KnownSpot[]} places
 */
function placeDots(plane, width, height, places) {
  const seen = places
      .map(({lon, lat, title}) => ({x: round(plane.x(lon)), y: round(plane.y(lat)), words: title}))
      .filter(({x, y}) => x > 0 && x < width && y > 0 && y < height)
      .slice(0, MOST_DOTS),
    named = roomFor(seen, width, height);
  return [
    ...seen.map(({x, y}) => s("circle", {class: "known-spot", cx: x, cy: y, r: 2.5})),
    ...named.map(({x, y, words, end}) =>
      s("text", {x: x + (end ? -7 : 7), y: y + 4, "text-anchor": end ? "end" : "start"}, words),
    ),
  ];
}

/**
 * @param {Plane} plane
 * @param {Spot} spot
 * @param {number} number
 */
function candidateMark(plane, {lon, lat}, number) {
  const x = round(plane.x(lon)),
    y = round(plane.y(lat));
  return s(
    "g",
    {class: "candidate-mark"},
    s("circle", {cx: x, cy: y, r: 9}),
    s("text", {x, y: y + 4, "text-anchor": "middle"}, String(number)),
  );
}

/**
 * @param {Plane} plane
 * @param {Scene} scene
 */
function pointMark(plane, {point, radius}) {
  if (!point) return [];
  const {cx, cy} = middleOf(plane, point);
  return [
    radius > 0 && s("circle", {class: "within", cx, cy, r: round(plane.pixels(radius))}),
    s("path", {class: "cross-under", d: crossAt(cx, cy)}),
    s("path", {class: "cross", d: crossAt(cx, cy)}),
  ].filter(part => part !== false);
}

/**
 * @param {number} x
 * @param {number} y
 */
function crossAt(x, y) {
  return `M${x - 11} ${y}H${x - 3}M${x + 3} ${y}H${x + 11}M${x} ${y - 11}V${y - 3}M${x} ${y + 3}V${y + 11}`;
}

/**
 * @param {Plane} plane
 * @param {number} height
 */
function scaleBar(plane, height) {
  const metres = scaleLength(plane, 110),
    long = round(plane.pixels(metres));
  return s(
    "g",
    {class: "scale"},
    s("path", {d: `M10 ${height - 16}v5h${long}v-5`}),
    s("text", {x: 10, y: height - 20}, distanceWords(metres)),
  );
}
