// Where the place that is worked on may lie: the point, candidates, and what is said of its distance.

import {act, ask} from "../data/server.js";

/** @typedef {import("../data/plane.js").Spot} Spot */

/**
 * @typedef {object} WhereState
 * @property {Spot | null} point
 * @property {number} radius in metres; 0 where none is given
 * @property {PlaceCandidate[]} candidates
 * @property {"" | "offline" | "geocoder"} asked whom the candidates are of
 * @property {number} chosen the candidate that was taken, from 1; 0 for none
 * @property {Whereabouts} told
 */

/** @type {WhereState} */
export const where = emptyWhere();

/** @returns {WhereState} */
function emptyWhere() {
  return {point: null, radius: 0, candidates: [], asked: "", chosen: 0, told: {parent: null, inside: null, said: []}};
}

/** Begins with a position, or none. @param {Cells} cells */
export function beginWhere(cells) {
  Object.assign(where, emptyWhere());
  asking.told++;
  asking.candidates++;
  readPosition(cells);
}

/** Takes the point and the radius from cells. @param {Cells} cells */
export function readPosition({lon = "", lat = "", geo_uncertainty_m: radius = ""}) {
  const spot = {lon: Number(lon), lat: Number(lat)},
    sound = lon !== "" && lat !== "" && Math.abs(spot.lon) <= 180 && Math.abs(spot.lat) <= 90;
  where.point = sound ? spot : null;
  where.radius = Number(radius) > 0 ? Number(radius) : 0;
}

/** Counts the questions, so that an answer that comes late is not taken for one of now. */
const asking = {told: 0, candidates: 0};

/**
 * Asks how far the point lies from what holds it, and from what the sentences name.
 * @param {{id: string, title: string, parent: string}} of the place
 * @returns {Promise<boolean>} whether the answer still fits
 */
export async function askWhereabouts({id, title, parent}) {
  const number = ++asking.told,
    {point, radius} = where,
    [lon, lat] = point ? [String(point.lon), String(point.lat)] : ["", ""],
    told = await ask("whereabouts", {id, title, parent_id: parent, radius: String(radius), lon, lat});
  if (number !== asking.told) return false;
  where.told = told;
  return true;
}

/**
 * Looks for candidates: in the gazetteer that is on this machine, or at the geocoder.
 * @param {"offline" | "geocoder"} whom
 * @param {{title: string, parent: string, spellings: string[]}} of the place
 */
export async function askCandidates(whom, {title, parent, spellings}) {
  const number = ++asking.candidates,
    values = {title, parent_id: parent},
    {candidates} =
      whom === "offline"
        ? await ask("candidates", {...values, spellings: spellings.join("\n")})
        : await act("ask_geocoder", {...values, spellings});
  if (number !== asking.candidates) return false;
  Object.assign(where, {candidates, asked: whom, chosen: 0});
  return true;
}
