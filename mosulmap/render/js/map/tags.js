// The tags of areas.

import {choosePlace} from "../state/actions.js";
import {formerPeriod} from "../state/comparison.js";
import {isShown} from "../state/filter.js";
import {periodOf} from "../state/moment.js";
import {data, view} from "../state/store.js";
import {labelOf, mirrored, nameOf, t, textAt} from "../state/words.js";
import {h} from "../parts/elements.js";
import {overlaps} from "../parts/labels.js";
import {mark} from "../parts/marks.js";
import {isPhone} from "../parts/media.js";
import {textWidth} from "../parts/text_width.js";
import {latLng} from "./basemap.js";
import {metresPerPixel} from "./scale.js";

/** From this zoom on areas have tags: further out they would cover what they are about. */
export const TAG_ZOOM = 10.5;

/**
 * Whether an area has a tag at a zoom, and no mark.
 * @param {Place} place
 * @param {number} zoom
 */
export function isTagged(place, zoom) {
  return place.kind === "area" && (zoom >= TAG_ZOOM || place.title !== data.hub);
}

/**
 * Puts an element of the map's panes where a box is.
 * @template {HTMLElement} T
 * @param {MapView} leaflet
 * @param {T} element
 * @param {Rect} box
 * @returns {T}
 */
export function putAt(leaflet, element, box) {
  L.DomUtil.setPosition(element, leaflet.containerPointToLayerPoint([box.x, box.y]));
  return element;
}

/**
 * Areas are not points: a tag of three lines, at the nearest free spot within the area's own
 * uncertainty and on its own bank, or a line at the map's edge where there is none.
 * @param {MapView} leaflet
 * @param {Box[]} taken
 * @param {Rect} bounds
 */
export function areaTags(leaflet, taken, bounds) {
  const tags = [],
    water = taken.filter(box => box.water),
    edges = Array.from({length: Math.floor(bounds.h / 8) - 4}, (_, i) => 22 + 8 * i);
  /** @param {Place} place */
  const isHub = place => place.title === data.hub;
  const tagged = data.places.flatMap(place =>
    place.tag && periodOf(place).s !== "none" ? [{place, at: place.tag}] : [],
  );
  tagged.sort((a, b) => Number(isHub(b.place)) - Number(isHub(a.place)));
  for (const {place, at} of tagged) {
    const p = leaflet.latLngToContainerPoint(latLng(at));
    if (p.x < -60 || p.y < -40 || p.x > bounds.w + 60 || p.y > bounds.h + 40) continue;
    const button = areaTag(place),
      {w, box} = tagSpot(leaflet, place, p, taken, water, bounds);
    if (!box) button.classList.add("line");
    button.style.width = `${box ? w : w + 90}px`;
    // At the edge too a line keeps clear of what is there, if there is any room.
    const beside = mirrored() ? bounds.w - w - 146 : Math.min(56, bounds.w - w - 90),
      line = (/** @type {number} */ y) => ({x: Math.max(2, beside), y, w: w + 90, h: 22}),
      /** @type {(all: boolean) => (y: number) => boolean} */
      clear = all => y =>
        !taken.some(other => !other.water && (all || other.tag) && overlaps(line(y), other));
    const free = edges.find(clear(true)) ?? (view.small ? undefined : edges.find(clear(false)));
    const found = box || (free === undefined ? null : line(free));
    if (!found) continue;
    const room = {...found, tag: true};
    taken.push(room);
    tags.push(putAt(leaflet, button, room));
  }
  return tags;
}

/**
 * The state in few words: the party alone, and where there is little room no "(inferred)".
 * @param {Place} place
 */
function tagWords(place) {
  const text = textAt(periodOf(place).t),
    prefix = t("tag_prefix"),
    short = text.startsWith(prefix) ? text.slice(prefix.length) : text;
  return isPhone() ? short.replace(t("tag_suffix"), "") : short;
}

/**
 * What a tag says under its name: the curator's note, in the language that it is written in.
 * @param {Place} place
 */
function tagNote(place) {
  if (place.type === "city") return t("whole_city");
  return mirrored() ? "" : (place.note || "").split(" of ")[0].toLowerCase();
}

/**
 * The tag of an area: a button with its name, its note and its state.
 * @param {Place} place
 */
function areaTag(place) {
  const note = tagNote(place),
    was = formerPeriod(place);
  const button = h(
    "button.tag",
    {
      "data-spot": place.id,
      "aria-label": labelOf(place),
      onclick: () => choosePlace(place.id),
    },
    h("b", {}, nameOf(place)),
    note && h("small", {}, note),
    h(
      "span",
      {},
      was ? mark(was, 13) : "",
      mark(periodOf(place), 15),
      tagWords(place),
    ),
  );
  button.classList.toggle("chosen", view.place === place.id);
  button.classList.toggle("faint", !isShown(place));
  button.classList.toggle("same", Boolean(view.from) && !was);
  L.DomEvent.disableClickPropagation(button);
  return button;
}

const shiftsByReach = new Map();

/**
 * The shifts to try within an ellipse, the shortest first.
 * @param {number} across
 * @param {number} up
 * @returns {[number, number][]}
 */
function shiftsWithin(across, up) {
  const key = `${across} ${up}`;
  if (!shiftsByReach.has(key)) {
    const list = [];
    for (let dx = -across; dx <= across; dx += 10)
      for (let dy = -up; dy <= up; dy += 8)
        if (Math.hypot(dx / across, dy / up) <= 1) list.push([dx, dy]);
    shiftsByReach.set(
      key,
      list.sort((a, b) => Math.hypot(...a) - Math.hypot(...b)),
    );
  }
  return shiftsByReach.get(key);
}

/**
 * The free box nearest to an area's position p, and its width; no box where none is free.
 * @param {MapView} leaflet
 * @param {Place} place
 * @param {Point} p
 * @param {Box[]} taken
 * @param {Box[]} water
 * @param {Rect} bounds
 * @returns {{w: number, box: Rect | null}}
 */
function tagSpot(leaflet, place, p, taken, water, bounds) {
  const w =
      Math.max(
        textWidth(nameOf(place).toUpperCase(), 600, mirrored() ? 15 : 13) +
          (mirrored() ? 0 : nameOf(place).length * 1.9),
        textWidth(tagWords(place), 400, 12) + 22,
      ) + 10,
    tall = 51;
  // The whole city's tag stays at the top and may go sideways; an area's stays about its middle.
  const reach = Math.min(
      190,
      Math.max(48, (1.7 * place.unc) / metresPerPixel(leaflet, place.at[1])),
    ),
    [across, up] = place.title === data.hub ? [190, 60] : [reach, reach];
  const far = {x: p.x - across - w, y: p.y - up - tall, w: 2 * (across + w), h: 2 * (up + tall)};
  const near = taken.filter(other => overlaps(far, other)),
    wet = water.filter(other => overlaps(far, other));
  /** @type {(dx: number, dy: number) => boolean} */
  const dry = (dx, dy) =>
    ![1, 2, 3, 4, 5, 6, 7, 8].some(n =>
      wet.some(box => overlaps(box, {x: p.x + (dx * n) / 8, y: p.y + (dy * n) / 8, w: 1, h: 1})),
    );
  for (const [dx, dy] of shiftsWithin(Math.round(across), Math.round(up))) {
    const box = {x: p.x + dx - w / 2, y: p.y + dy - tall / 2, w, h: tall};
    if (
      box.x < bounds.x ||
      box.y < bounds.y ||
      box.x + w > bounds.x + bounds.w ||
      box.y + tall > bounds.y + bounds.h
    )
      continue;
    if (!near.some(other => overlaps(box, other)) && (place.title === data.hub || dry(dx, dy)))
      return {w, box};
  }
  return {w, box: null};
}
