// Distances and directions in words.

import {say} from "./desk.js";

/** @param {number} metres */
export function distanceWords(metres) {
  if (metres < 1000) return say("metres", {n: Math.round(metres)});
  const km = metres / 1000;
  return say("km", {n: km < 10 ? Math.round(km * 10) / 10 : Math.round(km)});
}

/**
 * How far and in which direction something lies from a place: "38 km SW of Goma".
 * @param {Away} away
 */
export function awayWords({metres, compass, of}) {
  return say("away", {distance: distanceWords(metres), compass: say(`compass_${compass}`), place: of});
}
