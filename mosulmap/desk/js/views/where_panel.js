// Where a place lies: candidates, the locator, the cells of the position, and what distances say.

import {h} from "../../../render/js/parts/elements.js";
import {locator} from "../parts/locator.js";
import {desk, say} from "../state/desk.js";
import {awayWords, distanceWords} from "../state/distances.js";
import {gazetteer, kindOf, knownPlace} from "../state/places.js";
import {where} from "../state/whereabouts.js";
import {positionFields} from "./place_form.js";
import {key} from "./question.js";

/**
 * @typedef {object} WhereGoings
 * @property {(whom: "offline" | "geocoder") => void} look
 * @property {(number: number) => void} take a candidate by its number from 1
 * @property {() => void} moved the point or the radius is another
 *
 * @typedef {object} WherePanel
 * @property {HTMLElement} element
 * @property {() => void} drawCandidates
 * @property {() => void} drawTold
 * @property {() => void} drawPoint
 * @property {() => void} lookThere
 * @property {() => void} focusMap
 */

/** Metres around a place without a parent that are looked at. */
const AROUND_M = 20_000;

/**
 * The panel of a place whose row holds some cells.
 * @param {Cells} cells
 * @param {WhereGoings} goings
 * @returns {WherePanel}
 */
export function wherePanel(cells, goings) {
  const found = h("div.candidates", {}),
    told = h("div.told", {role: "status"}),
    fields = positionFields(cells),
    map = locator({
      scene: sceneOf(spotsKnown(cells.id)),
      onset: spot => setPoint(fields, spot, goings),
      onradius: factor => setRadius(fields, factor, goings),
    }),
    element = h(
      "section.where",
      {"aria-labelledby": "where-heading"},
      h("h2", {id: "where-heading"}, say("where")),
      h(
        "p.answers",
        {},
        key("F", say("look_offline"), () => goings.look("offline")),
        key("G", say("ask_geocoder", {name: gazetteer.geocoder}), () => goings.look("geocoder")),
        key("L", say("to_the_map"), () => map.canvas.focus()),
      ),
      found,
      map.element,
      told,
      fields,
    );
  return {
    element,
    drawCandidates: () => found.replaceChildren(...candidateRows(goings)),
    drawTold: () => told.replaceChildren(...toldLines()),
    drawPoint: map.draw,
    lookThere: () => lookThere(map, cells),
    focusMap: () => map.canvas.focus(),
  };
}

/**
 * What the locator shows: what is known of the position, read at each drawing, and the known places.
 * @param {import("../parts/locator_drawing.js").KnownSpot[]} places
 * @returns {import("../parts/locator_drawing.js").Scene}
 */
function sceneOf(places) {
  return {
    get point() {
      return where.point;
    },
    get radius() {
      return where.radius;
    },
    get candidates() {
      return where.candidates;
    },
    get rings() {
      return where.told.said.map(({lon, lat, metres}) => ({lon, lat, metres}));
    },
    places,
  };
}

/** The places with a position, the largest first, but for the one that is worked on. @param {string} id */
function spotsKnown(id) {
  return gazetteer.places
    .filter(({cells, state}) => state !== "nowhere" && cells.id !== id)
    .sort((one, other) => Number(other.cells.geo_uncertainty_m) - Number(one.cells.geo_uncertainty_m))
    .map(({cells}) => ({lon: Number(cells.lon), lat: Number(cells.lat), title: cells.title}));
}

/** @typedef {ReturnType<typeof locator>} Locator */

/**
 * Turns the locator to where the place is or may be: its point, the candidates, its parent; else to all.
 * @param {Locator} map
 * @param {Cells} cells
 */
function lookThere(map, cells) {
  const spots = [...(where.point ? [where.point] : []), ...where.candidates],
    typed = /** @type {HTMLInputElement | null} */ (document.querySelector("#place-form [name=parent_id]")),
    parent = parentSpot(typed?.value ?? cells.parent_id ?? "");
  if (spots.length === 1 || (where.point && (where.chosen || !where.candidates.length)))
    map.lookAround(spots[0], Math.max(where.radius * 4, (where.told.parent?.metres ?? 0) * 1.3, AROUND_M));
  else if (spots.length) map.lookAt(edgesAround(spots));
  else if (parent) map.lookAround(parent, Math.max(parent.radius * 2, AROUND_M));
  else map.lookAtAll();
}

/** @param {string} id */
function parentSpot(id) {
  const parent = knownPlace(id);
  if (!parent || parent.state === "nowhere") return null;
  const {lon, lat, geo_uncertainty_m: radius} = parent.cells;
  return {lon: Number(lon), lat: Number(lat), radius: Number(radius) || 0};
}

/**
 * @param {{lon: number, lat: number}[]} spots
 * @returns {[number, number, number, number]}
 */
function edgesAround(spots) {
  const lons = spots.map(({lon}) => lon),
    lats = spots.map(({lat}) => lat),
    margin = 0.05 + 0.15 * Math.max(Math.max(...lons) - Math.min(...lons), Math.max(...lats) - Math.min(...lats));
  return [Math.min(...lons) - margin, Math.max(Math.min(...lats) - margin, -89), Math.max(...lons) + margin, Math.min(Math.max(...lats) + margin, 89)];
}

/**
 * @param {HTMLElement} fields
 * @param {string} name
 */
function cellInput(fields, name) {
  return /** @type {HTMLInputElement} */ (fields.querySelector(`[name="${name}"]`));
}

/**
 * Sets the point by hand: a radius is the usual one of the kind where none is given, and the source says
 * that nobody has confirmed it.
 * @param {HTMLElement} fields
 * @param {{lon: number, lat: number}} spot
 * @param {WhereGoings} goings
 */
function setPoint(fields, spot, {moved}) {
  const type = /** @type {HTMLInputElement | null} */ (document.querySelector("#place-form [name=type]"));
  cellInput(fields, "lat").value = spot.lat.toFixed(5);
  cellInput(fields, "lon").value = spot.lon.toFixed(5);
  if (!cellInput(fields, "geo_uncertainty_m").value)
    cellInput(fields, "geo_uncertainty_m").value = String(kindOf(type?.value ?? "")?.radius ?? 5000);
  cellInput(fields, "geo_source").value = `unverified: estimate on the desk's map by ${desk.project.who}`;
  where.chosen = 0;
  moved();
}

/**
 * @param {HTMLElement} fields
 * @param {number} factor
 * @param {WhereGoings} goings
 */
function setRadius(fields, factor, {moved}) {
  const wanted = (where.radius || 1000) * factor,
    step = 10 ** Math.max(Math.floor(Math.log10(wanted)) - 1, 0);
  cellInput(fields, "geo_uncertainty_m").value = String(Math.max(Math.round(wanted / step) * step, 10));
  moved();
}

/** @param {WhereGoings} goings */
function candidateRows({take}) {
  const {asked, candidates, chosen} = where;
  if (!asked) return [];
  if (!candidates.length) return [h("p.note", {role: "status"}, say(`nothing_${asked}`))];
  return [
    h(
      "ol.candidate-list",
      {"aria-label": say("candidates")},
      ...candidates.map((one, at) =>
        h(
          "li",
          {},
          h(
            "button.row",
            {"aria-pressed": String(chosen === at + 1), "aria-keyshortcuts": at < 9 ? String(at + 1) : null, onclick: () => take(at + 1)},
            h("kbd", {"aria-hidden": "true"}, String(at + 1)),
            h("bdi.title", {}, one.title),
            h("span.quiet", {}, candidateFacts(one)),
          ),
        ),
      ),
    ),
  ];
}

/** @param {PlaceCandidate} candidate */
function candidateFacts({kind, away, inside, radius}) {
  return [kind, away && awayWords(away), say("within_radius", {distance: distanceWords(radius)}), inside === false && say("outside_of_it")]
    .filter(Boolean)
    .join(" · ");
}

/** What distances say of the point: from the parent, and from what the sentences name. */
function toldLines() {
  const {parent, inside, said} = where.told;
  if (!where.point && !said.length) return [h("p.quiet", {}, say("no_position_yet"))];
  return [
    parent && h("p", {}, awayWords(parent), inside === false && h("b", {}, ` · ${say("outside_of_it")}`)),
    ...said.map(one =>
      h(
        "p",
        {},
        say("sentence_says"),
        " ",
        h("q", {dir: "auto"}, one.words),
        one.away && ` · ${say("here_it_is", {away: awayWords(one.away)})}`,
        one.agrees !== null && h("b", {}, ` · ${say(one.agrees ? "that_agrees" : "that_differs")}`),
      ),
    ),
  ].filter(line => line !== null);
}
