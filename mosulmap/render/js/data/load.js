// The page's data as the script uses them: what Python wrote, and what is derived from it once.

import {decode} from "./decode.js";
import {valueAt} from "./lookup.js";
import {publishedDays, publishersLeftOut, versionNumberOf} from "./versions.js";

/**
 * Decodes the page's data and adds what is derived from them.
 * @param {EncodedData} encoded
 * @returns {LoadedData}
 */
export function loadData(encoded) {
  const data = /** @type {LoadedData} */ (decode(encoded));
  unroll(data);
  data.actorById = new Map(data.actors.map((actor, number) => [actor.id, {...actor, number}]));
  // Countries, provinces and lines are listed but not drawn, and the key counts what can be drawn.
  data.counted = data.places.filter(place => place.layer !== "wide");
  data.unlocated = data.places.filter(place => place.layer === "none");
  data.published = publishedDays(data.articles);
  data.publishers = publishersLeftOut(data.versions);
  data.knowable = data.published.filter(day => versionNumberOf(data, day, "") >= 0);
  data.reportDays = Object.keys(data.sentences).sort();
  data.happenings = data.events.map(([number, place, kind, a, b]) => ({
    number,
    place: valueAt(data.byId, place),
    kind,
    a,
    b,
  }));
  data.movements = data.moves.map(([from, to, origin, goal, a, b]) => ({
    numbers: [from, to],
    origin: valueAt(data.byId, origin),
    goal: valueAt(data.byId, goal),
    a,
    b,
  }));
  return data;
}

/**
 * Puts what lies beyond the antimeridian beside the rest where a map goes over it: at 181° and not at
 * -179°. `west` is then the longitude from which on all lies.
 * @param {LoadedData} data
 */
function unroll(data) {
  const boxes = [data.view.desktop, data.view.phone, ...data.insets.map(inset => inset.box)],
    east = Math.max(...boxes.map(box => box[2])),
    goesOver = east > 180;
  data.west = goesOver ? (Math.min(...boxes.map(box => box[0])) + east) / 2 - 180 : -Infinity;
  if (!goesOver) return;
  const entries = /** @type {any[]} */ ([...data.places, ...data.dots]);
  for (const entry of entries)
    for (const key of /** @type {const} */ (["at", "tag"]))
      if (entry[key]?.[0] < data.west) entry[key] = [entry[key][0] + 360, entry[key][1]];
  for (const line of data.context)
    if (line.c[0] / line.f < data.west) line.c = [line.c[0] + 360 * line.f, ...line.c.slice(1)];
}
