// The two smaller maps beside the main one: plain drawings of the same lines.

import {areasOf, pointsOf} from "../data/lines.js";
import {valueAt} from "../data/lookup.js";
import {importance} from "../data/periods.js";
import {choosePlace} from "../state/actions.js";
import {formerPeriod} from "../state/comparison.js";
import {isShown} from "../state/filter.js";
import {periodOf} from "../state/moment.js";
import {data, view} from "../state/store.js";
import {heading, labelOf, mirrored, nameOf} from "../state/words.js";
import {h, s} from "../parts/elements.js";
import {overlaps, placeLabels} from "../parts/labels.js";
import {markGroup} from "../parts/marks.js";
import {isNarrow} from "../parts/media.js";
import {textWidth} from "../parts/text_width.js";
import {regionPath} from "./drawing.js";
import {howToRead} from "./legend.js";
import {insetReports} from "./reports_layer.js";

/** How wide a smaller map is, in px: also the column of layout.css, and what map_layout.py plans for. */
export const INSET_WIDE = 252;

/** How large a mark on it is, in px; those of the main map have 18. */
export const INSET_MARK = 14;

const insetsDrawn = {for: ""};

/**
 * The smaller maps and how to read a mark, which without a smaller map no day changes.
 * @param {HTMLElement} holder
 */
export function drawInsets(holder) {
  const key = [...view.qualities, view.events, view.language.code, view.language.own, isNarrow()].join();
  if (!data.insets.length && key === insetsDrawn.for) return;
  insetsDrawn.for = key;
  holder.replaceChildren(
    ...(isNarrow() ? [] : data.insets.flatMap(drawInset)),
    howToRead(),
  );
}

/**
 * A smaller map, as its title and its drawing, with a box for the main view.
 * @param {Inset} inset
 */
export function drawInset(inset) {
  const title = heading().insets[data.insets.indexOf(inset)],
    frame = frameOf(inset),
    {wide, tall} = frame,
    box = mainBox(frame);
  const svg = s("svg", {
    class: "inset",
    viewBox: `0 0 ${wide} ${tall}`,
    width: wide,
    height: tall,
    role: "group",
    "aria-label": title,
  });
  svg.append(
    ...areasOf(data.context).map(rings =>
      regionPath(rings, ([lon, lat]) => ({x: frame.x(lon), y: frame.y(lat)})),
    ),
    ...data.context.filter(line => line.k !== "region").map(line => contextPath(line, frame)),
    s("rect", {class: "box", x: box.x, y: box.y, width: box.w, height: box.h}),
    ...insetReports(inset, frame),
  );
  const points = data.places
    .filter(place => place.layer === inset.id)
    .sort((a, b) => importance(periodOf(b)) - importance(periodOf(a)))
    .map(place => ({place, x: frame.x(place.at[0]), y: frame.y(place.at[1])}));
  svg.append(...insetNames(points, box, frame), ...points.map(insetSpot));
  return [h("h2", {}, title), svg];
}

/**
 * Where things lie on a smaller map: x(lon) and y(lat) in px, true to scale at its middle.
 * @param {Inset} of
 * @returns {Frame}
 */
function frameOf({box: [west, south, east, north]}) {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180),
    scale = INSET_WIDE / ((east - west) * squeeze),
    wide = INSET_WIDE,
    tall = Math.round((north - south) * scale);
  return {
    wide,
    tall,
    x: lon => wide / 2 + (lon - (west + east) / 2) * squeeze * scale,
    y: lat => tall / 2 - (lat - (south + north) / 2) * scale,
  };
}

/**
 * What the main map shows, at least so large that it is seen.
 * @param {Frame} of
 */
function mainBox({x, y}) {
  const [west, south, east, north] = data.view.desktop,
    [left, top] = [x(west), y(north)];
  return {x: left, y: top, w: Math.max(8, x(east) - left), h: Math.max(6, y(south) - top)};
}

/**
 * @param {ContextLine} line
 * @param {Frame} of
 */
function contextPath(line, {x, y}) {
  const points = pointsOf(line).map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`);
  return s("path", {class: line.k, d: `M${points.join("L")}`});
}

/**
 * The names of the hub, of the places and of the countries, where there is room for them.
 * @param {(Point & {place: Place})[]} points
 * @param {Rect} box
 * @param {Frame} frame
 */
function insetNames(points, box, frame) {
  const {hub} = heading(),
    middle = {x: box.x + box.w / 2, y: box.y + box.h / 2};
  /** @type {(id: string, text: string, at: Point, reach: number) => LabelItem & {text: string}} */
  const name = (id, text, {x, y}, reach) => {
    const w = textWidth(text, 400, 11.5) + 2;
    return {id, text, x, y, w, h: 13, reach};
  };
  const named = [...points].reverse().filter(({place}) => periodOf(place).s !== "none"),
    items = [
      ...(hub ? [name("hub", hub, middle, box.w / 2 + 3)] : []),
      ...named.map(point => name(point.place.id, nameOf(point.place), point, 8)),
    ];
  const obstacles = [
    {...box, id: "hub"},
    ...points.map(({place, x, y}) => ({x: x - 5, y: y - 5, w: 10, h: 10, id: place.id})),
    ...points
      .filter(({place}) => formerPeriod(place))
      .map(
        /** @returns {Box} */
        ({x, y}) => ({x: x + (mirrored() ? 7 : -19), y: y - 5, w: 12, h: 10, id: null}),
      ),
  ];
  const bounds = {x: 2, y: 2, w: frame.wide - 4, h: frame.tall - 4},
    boxes = placeLabels(items, obstacles, bounds, mirrored());
  const names = boxes.flatMap((at, i) => (at ? [insetName(items[i], at)] : []));
  return [...countryNames([...obstacles, ...boxes.filter(box => box !== null)], frame), ...names];
}

/**
 * @param {{id: string | null, text: string}} of1
 * @param {Point} of2
 */
function insetName({id, text}, {x, y}) {
  const faint = id !== "hub" && !isShown(valueAt(data.byId, id));
  return s("text", {x, y: y + 10.5, class: faint ? "faint" : null, "aria-hidden": "true"}, text);
}

/**
 * A place on a smaller map: a button for mouse and keys.
 * @param {Point & {place: Place}} of
 */
function insetSpot({place, x, y}) {
  const was = formerPeriod(place),
    site = place.kind === "site",
    beside = `translate(${mirrored() ? 13 : -13} 0) scale(.6)`;
  const group = s(
    "g",
    {
      class: "spot",
      transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
      tabindex: 0,
      role: "button",
      "data-spot": place.id,
      "aria-label": labelOf(place),
      onclick: () => choosePlace(place.id),
    },
    s("circle", {r: 11, fill: "transparent"}),
    s("circle", {class: "ring", r: 11}),
    s("g", {transform: `scale(${INSET_MARK / 18})`}, markGroup(periodOf(place), INSET_MARK, site)),
    was ? s("g", {transform: beside}, markGroup(was, 11, false)) : "",
  );
  group.classList.toggle("same", Boolean(view.from) && !was);
  group.classList.toggle("chosen", view.place === place.id);
  group.classList.toggle("faint", !isShown(place));
  group.addEventListener("keydown", event => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    choosePlace(place.id);
  });
  return group;
}

/**
 * The names of the countries, each as near to its middle as the places leave room.
 * @param {Rect[]} taken
 * @param {Frame} of
 */
function countryNames(taken, {x, y, wide, tall}) {
  const shifts = [0, -16, 16, -32, 32, -48].flatMap(dy =>
    [0, -24, 24, -48, 48].map(dx => [dx, dy]),
  );
  return data.places
    .filter(place => place.type === "country" && place.at)
    .flatMap(place => {
      const name = nameOf(place).toUpperCase(),
        w = textWidth(name, 400, 11) + (mirrored() ? 0 : name.length * 1.2),
        cx = x(place.at[0]),
        cy = y(place.at[1]);
      if (cx < 20 || cx > wide - 20 || cy < 10 || cy > tall - 10) return [];
      const box = shifts
        .map(([dx, dy]) => ({x: cx - w / 2 + dx, y: cy - 8 + dy, w, h: 15}))
        .find(
          one =>
            one.x > 2 &&
            one.x + w < wide - 2 &&
            one.y > 2 &&
            one.y < tall - 17 &&
            !taken.some(other => overlaps(one, other)),
        );
      return box
        ? [s("text", {class: "country", x: box.x, y: box.y + 11, "aria-hidden": "true"}, name)]
        : [];
    });
}
