// What the articles also report, on the maps: a layer of its own, off at first, that never changes a
// mark.

import {openReport} from "../state/actions.js";
import {movesToDraw, moveWords, signsToDraw} from "../state/reports.js";
import {nameOf, t} from "../state/words.js";
import {attributes, h, s} from "../parts/elements.js";
import {arrowHead, reportSign, signShift} from "../parts/signs.js";
import {latLng, latLngs} from "./basemap.js";

/** How far before its goal the head of an arrow stands, in px. */
const HEAD_PX = 28;

/** An arrow on a smaller map that is shorter would be mostly head, and say nothing. */
const LEAST_ARROW_PX = 40;

/**
 * The boxes of the signs, which labels keep clear of; `point` gives the px of a position.
 * @param {(at: Position) => Point} point
 * @returns {Box[]}
 */
export function signBoxes(point) {
  return signsToDraw().map(/** @returns {Box} */ ({place, kind}) => {
    const p = point(place.at),
      by = signShift(kind);
    return {x: p.x + by.x - 7, y: p.y + by.y - 7, w: 14, h: 14, id: null};
  });
}

/**
 * The layer on the main map: draw() brings it up to the day.
 * @param {LeafletMap} leaflet
 */
export function makeReportsLayer(leaflet) {
  leaflet.createPane("events").style.zIndex = "595";
  const group = L.layerGroup().addTo(leaflet),
    renderer = L.svg({padding: 0.6});
  function draw() {
    group.clearLayers();
    for (const move of movesToDraw()) drawMove(leaflet, group, renderer, move);
    for (const report of signsToDraw()) drawSign(group, report);
  }
  leaflet.on("zoomend", draw);
  return {draw};
}

/**
 * Puts a button on the map that opens the sentences of a report.
 * @param {import("leaflet").LayerGroup} group
 * @param {import("leaflet").LatLngExpression} at
 * @param {{near: boolean, numbers: number[]}} of
 * @param {string} label
 * @param {Node} content
 */
function putReport(group, at, {near, numbers}, label, content) {
  const button = h(
    "button",
    {
      class: near ? "happening near" : "happening",
      title: label,
      "aria-label": label,
      onclick: () => openReport(numbers),
    },
    content,
  );
  L.DomEvent.disableClickPropagation(button);
  L.marker(at, {
    icon: L.divIcon({html: button, className: "", iconSize: [0, 0]}),
    pane: "events",
    keyboard: false,
    interactive: false,
  }).addTo(group);
  return button;
}

/**
 * @param {import("leaflet").LayerGroup} group
 * @param {ReportSign} report
 */
function drawSign(group, report) {
  const {place, kind} = report,
    by = signShift(kind),
    label = `${nameOf(place)}: ${t("event_" + kind)}`,
    button = putReport(group, latLng(place.at), report, label, reportSign(kind));
  button.style.transform = `translate(${by.x}px, ${by.y}px)`;
}

/**
 * @param {LeafletMap} leaflet
 * @param {import("leaflet").LayerGroup} group
 * @param {import("leaflet").Renderer} renderer
 * @param {ReportMove} move
 */
function drawMove(leaflet, group, renderer, move) {
  const [a, b] = latLngs([move.origin.at, move.goal.at]),
    className = move.near ? "move near" : "move";
  L.polyline([a, b], {className, interactive: false, renderer}).addTo(group);
  const p = leaflet.latLngToLayerPoint(a),
    q = leaflet.latLngToLayerPoint(b),
    far = p.distanceTo(q) || 1,
    at = q.add(p.subtract(q).multiplyBy(Math.min(HEAD_PX, far / 2) / far)),
    label = `${t("event_displacement")}: ${moveWords(move)}`;
  putReport(group, leaflet.layerPointToLatLng(at), move, label, arrowHead(turnOf(p, q)));
}

/**
 * Which way it goes from one point to another, in degrees from the right on, clockwise.
 * @param {Point} p
 * @param {Point} q
 */
function turnOf(p, q) {
  return (Math.atan2(q.y - p.y, q.x - p.x) * 180) / Math.PI;
}

/**
 * The layer on a smaller map, whose x(lon) and y(lat) are px.
 * @param {Inset} inset
 * @param {Frame} frame
 */
export function insetReports(inset, frame) {
  const [west, south, east, north] = inset.box,
    /** @type {(place: Place) => boolean} */
    inside = ({at: [lon, lat]}) => west < lon && lon < east && south < lat && lat < north;
  return [
    ...movesToDraw()
      .filter(({origin, goal}) => inside(origin) && inside(goal))
      .flatMap(move => insetMove(move, frame)),
    ...signsToDraw()
      .filter(({place}) => place.layer === inset.id)
      .map(report => insetSign(report, frame)),
  ];
}

/**
 * @param {ReportMove} of1
 * @param {Frame} of2
 * @returns {SVGElement[]}
 */
function insetMove({origin, goal, near}, {x, y}) {
  const p = {x: x(origin.at[0]), y: y(origin.at[1])},
    q = {x: x(goal.at[0]), y: y(goal.at[1])},
    far = Math.hypot(q.x - p.x, q.y - p.y),
    cut = 12 / far;
  if (far < LEAST_ARROW_PX) return [];
  const head = attributes(arrowHead(turnOf(p, q)), {
    x: q.x - (q.x - p.x) * cut - 6,
    y: q.y - (q.y - p.y) * cut - 6,
    width: 12,
    height: 12,
  });
  const line = s("path", {class: "move", d: `M${p.x} ${p.y}L${q.x} ${q.y}`});
  return [s("g", {class: near ? "near" : null}, line, head)];
}

/**
 * @param {ReportSign} of1
 * @param {Frame} of2
 */
function insetSign({place, kind, near, numbers}, {x, y}) {
  const by = signShift(kind),
    sign = attributes(reportSign(kind, 12), {
      x: x(place.at[0]) + by.x / 2 - 6,
      y: y(place.at[1]) + by.y / 2 - 8,
    });
  return s("g", {class: near ? "near" : null, onclick: () => openReport(numbers)}, sign);
}
