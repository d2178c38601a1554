// The map as one drawing of any size, for a file or for paper: the same lines, marks and labels.

import {areasOf, FINE, pointsOf, smooth} from "../data/lines.js";
import {firstOf} from "../data/lookup.js";
import {importance} from "../data/periods.js";
import {formerPeriod} from "../state/comparison.js";
import {isShown} from "../state/filter.js";
import {periodOf} from "../state/moment.js";
import {data, view} from "../state/store.js";
import {mirrored, t} from "../state/words.js";
import {attributes, elementIn, h, s} from "../parts/elements.js";
import {boxOf, markGroup} from "../parts/marks.js";
import {textWidth} from "../parts/text_width.js";
import {isTooCoarse, latLng, latLngs, riverWidth} from "./basemap.js";
import {gridStep, markDegrees} from "./graticule.js";
import {mapLabels} from "./names.js";
import {nameBeside, riverBoxes, riverSpot} from "./river.js";
import {metresPerPixel} from "./scale.js";
import {hasHalo, markSize} from "./spots.js";
import {isTagged} from "./tags.js";

/**
 * A stand-in for the Leaflet map: it answers the same questions for a sheet of w x h px around `center`.
 * @param {number} w
 * @param {number} h
 * @param {number} zoom
 * @param {import("leaflet").LatLngExpression} center
 * @returns {MapView}
 */
function sheetView(w, h, zoom, center) {
  const crs = L.CRS.EPSG3857,
    corner = crs.latLngToPoint(L.latLng(center), zoom).subtract([w / 2, h / 2]),
    same = (/** @type {import("leaflet").PointExpression} */ point) => L.point(point),
    /** @type {(x: number, y: number) => import("leaflet").LatLng} */
    back = (x, y) => crs.pointToLatLng(corner.add([x, y]), zoom);
  return {
    getSize: () => L.point(w, h),
    getZoom: () => zoom,
    getBounds: () => L.latLngBounds([back(0, h), back(w, 0)]),
    latLngToContainerPoint: at => crs.latLngToPoint(L.latLng(at), zoom).subtract(corner),
    containerPointToLayerPoint: same,
    layerPointToContainerPoint: same,
  };
}

/**
 * The map of the shown day as an svg element of w x h px.
 * @param {number} w
 * @param {number} h
 * @param {number} zoom
 * @param {import("leaflet").LatLngExpression} center
 */
export function mapDrawing(w, h, zoom, center) {
  const sheet = sheetView(w, h, zoom, center),
    svg = s("svg", {class: "sheet-map", direction: "ltr", width: w, height: h, viewBox: `0 0 ${w} ${h}`}),
    rivers = drawGround(svg, sheet),
    found = riverSpot(sheet, rivers),
    name = !found ? [] : [mirrored() ? nameBeside(found) : riverText(svg, found)];
  const spots = data.places
    .filter(place => place.at && place.layer !== "wide")
    .map(place => ({place, button: {hidden: isTagged(place, zoom)}}));
  drawSpots(svg, sheet, spots);
  const labels = mapLabels(sheet, spots, {name, water: riverBoxes(sheet, rivers)}),
    tags = labels.filter(label => label.classList.contains("tag"));
  svg.append(...labels.map(label => (tags.includes(label) ? tagText(label) : labelText(label))));
  svg.append(...degreeTexts(sheet, tags), scaleBar(sheet));
  return svg;
}

/**
 * How wide the lines are that are thinner than water, in px.
 * @type {Record<string, number>}
 */
const THIN = {border: 1, coast: 1.25, province: 0.75};

/**
 * Draws the ground; returns the lines of the river that the map is about, as `drawBase` does.
 * @param {SVGElement} svg
 * @param {MapView} sheet
 * @returns {any[]}
 */
function drawGround(svg, sheet) {
  const {x: w, y: h} = sheet.getSize(),
    fine = (/** @type {ContextLine} */ line) => line.k === "river" && line.f > FINE,
    main = new Set(data.context.filter(fine).map(line => line.n)),
    weight = riverWidth(sheet.getZoom()),
    point = (/** @type {import("leaflet").LatLngExpression} */ at) => sheet.latLngToContainerPoint(at),
    rivers = [];
  svg.append(s("rect", {class: "land", width: w, height: h}), gridPath(sheet));
  const around = (/** @type {Position} */ at) => point(latLng(at));
  for (const rings of areasOf(data.context)) svg.append(regionPath(rings, around));
  for (const line of data.context) {
    if (line.k === "region" || isTooCoarse(sheet, line)) continue;
    const steps = pointsOf(line),
      points = latLngs(fine(line) ? smooth(smooth(steps)) : steps)
        .map(point)
        .map(p => p.x.toFixed(1) + " " + p.y.toFixed(1));
    const path = s("path", {
      class: line.k,
      "stroke-width": main.has(line.n) ? weight : (THIN[line.k] ?? 2),
      d: `M${points.join("L")}`,
    });
    svg.append(path);
    if (main.has(line.n)) rivers.push({line, getElement: () => path});
  }
  for (const dot of data.dots) {
    const p = point(latLng(dot.at));
    svg.append(s("circle", {class: "dot", r: 1.6, cx: p.x.toFixed(1), cy: p.y.toFixed(1)}));
  }
  return rivers;
}

/**
 * The area that closed lines go round, but for what lies in two of them; `point` gives the px of a
 * position.
 * @param {Position[][]} rings
 * @param {(at: Position) => Point} point
 */
export function regionPath(rings, point) {
  const ways = rings.map(ring =>
    ring
      .map(point)
      .map(p => `${p.x.toFixed(1)} ${p.y.toFixed(1)}`)
      .join("L"),
  );
  return s("path", {class: "region", "fill-rule": "evenodd", d: ways.map(way => `M${way}Z`).join("")});
}

/**
 * @param {MapView} sheet
 */
function gridPath(sheet) {
  const {x: w, y: h} = sheet.getSize(),
    box = sheet.getBounds(),
    step = gridStep(sheet.getZoom()),
    lines = [];
  for (let i = Math.ceil(box.getWest() / step); i * step < box.getEast(); i++)
    lines.push(`M${sheet.latLngToContainerPoint([0, i * step]).x.toFixed(1)} 0V${h}`);
  for (let i = Math.ceil(box.getSouth() / step); i * step < box.getNorth(); i++)
    lines.push(`M0 ${sheet.latLngToContainerPoint([i * step, 0]).y.toFixed(1)}H${w}`);
  return s("path", {class: "grid", d: lines.join("") || "M0 0"});
}

/**
 * Writes the river's name along its course; returns the box of it.
 * @param {SVGElement} svg
 * @param {RiverSpot} of
 */
function riverText(svg, {path, share, p, name}) {
  path.id = "sheet-river";
  const along = {href: "#sheet-river", startOffset: `${share * 100}%`, "text-anchor": "middle"};
  svg.append(s("text", {class: "river-name", dy: -8}, s("textPath", along, name)));
  return {x: p.x - 8, y: p.y - 28, w: 34, h: 56};
}

/**
 * The marks, the most important last, each with its halo, and with what it was if compared.
 * @param {SVGElement} svg
 * @param {MapView} sheet
 * @param {{place: Place, button: {hidden: boolean}}[]} spots
 */
function drawSpots(svg, sheet, spots) {
  const size = markSize(sheet.getZoom()),
    weight = (/** @type {{place: Place}} */ {place}) =>
      importance(periodOf(place)) * 2 - (periodOf(place).s === "contested" ? 1 : 0);
  const drawn = spots
    .filter(spot => !spot.button.hidden)
    .sort((a, b) => weight(b) - weight(a))
    .map(({place}) => ({place, p: sheet.latLngToContainerPoint(latLng(place.at))}));
  for (const {place, p} of drawn) {
    const metres = metresPerPixel(sheet, place.at[1]);
    if (hasHalo(place, metres))
      svg.append(s("circle", {class: "halo", r: place.unc / metres, cx: p.x, cy: p.y}));
  }
  for (const {place, p} of drawn) {
    const was = formerPeriod(place),
      site = place.kind === "site",
      faded = (view.from && !was && "same") || (!isShown(place) && "faint");
    /** @type {(x: number, state: MarkState, px: number) => SVGElement} */
    const at = (x, state, px) => {
      const scale = (boxOf(state, px) / 18).toFixed(3),
        transform = `translate(${x.toFixed(1)} ${p.y.toFixed(1)}) scale(${scale})`;
      return s("g", {transform}, markGroup(state, px, site));
    };
    svg.append(
      s("g", {class: faded || null}, was ? at(p.x - 18, was, 13) : "", at(p.x, periodOf(place), size)),
    );
  }
}

/**
 * @param {HTMLElement} label
 */
function labelText(label) {
  const {x, y} = L.DomUtil.getPosition(label);
  return s("text", {class: `name ${label.classList[1]}`, x, y: y + 11}, label.textContent);
}

/**
 * The tag of an area: its lines below each other, or in one line where it stands at the edge.
 * @param {HTMLElement} tag
 */
function tagText(tag) {
  const {x, y} = L.DomUtil.getPosition(tag),
    [name, note] = ["b", "small"].map(part => tag.querySelector(part)?.textContent || ""),
    state = elementIn(tag, "span"),
    words = state.textContent,
    inLine = tag.classList.contains("line"),
    wide = parseFloat(tag.style.width) || 0;
  const marks = [...state.querySelectorAll("svg")],
    room = marks.length * 21,
    middle = x + wide / 2,
    long = room + textWidth(words, 400, 12);
  /** @type {(part: string, given: Given, content: string) => SVGElement} */
  const text = (part, given, content) => s("text", {class: `tag-${part}`, ...given}, content);
  const [left, base] = inLine
    ? [x + textWidth(name.toUpperCase(), 600, 13) + name.length * 2 + textWidth(note, 400, 11) + 24, y + 15]
    : [middle - long / 2, y + 46];
  marks.forEach((svg, i) => attributes(svg, {x: left + i * 21, y: base - 12}));
  const head = inLine
    ? [
        text("b", {x, y: base}, name),
        text("small", {x: left - textWidth(note, 400, 11) - 8, y: base}, note),
      ]
    : [
        text("b", {x: middle, y: y + 15, "text-anchor": "middle"}, name),
        text("small", {x: middle, y: y + 29, "text-anchor": "middle"}, note),
      ];
  const faded = ["faint", "same"].find(kind => tag.classList.contains(kind));
  const said = text("words", {x: left + room, y: base}, words);
  return s("g", {class: faded || null}, ...head, ...marks, said);
}

/**
 * The degrees at the grid's lines, clear of the tags.
 * @param {MapView} sheet
 * @param {HTMLElement[]} tags
 */
function degreeTexts(sheet, tags) {
  const holder = /** @type {any} */ (h("div", {}));
  holder.tags = tags.map(tag => {
    const {x, y} = L.DomUtil.getPosition(tag);
    return {x, y, w: parseFloat(tag.style.width) || 260, h: 51};
  });
  markDegrees(sheet, holder);
  return [...holder.children].map(({style, textContent}) =>
    s("text", {class: "degree", x: parseFloat(style.left), y: parseFloat(style.top) + 11}, textContent),
  );
}

/**
 * A length of at most 120 px that is 1, 2, 3 or 5 of its kind.
 * @param {MapView} sheet
 */
function scaleBar(sheet) {
  const {x: w, y: h} = sheet.getSize(),
    metres = metresPerPixel(sheet, sheet.getBounds().getCenter().lat),
    most = metres * 120,
    ten = 10 ** Math.floor(Math.log10(most)),
    round = ten * firstOf([5, 3, 2, 1], n => n * ten <= most),
    wide = round / metres,
    y = h - 10;
  const words = round < 1000 ? t("metres", {n: round}) : t("km", {n: round / 1000}),
    x = mirrored() ? w - wide - 10 : 10;
  return s(
    "g",
    {class: "scale"},
    s("path", {d: `M${x} ${y - 14}V${y}h${wide.toFixed(1)}v-14`}),
    s("text", {x: x + 5, y: y - 4}, words),
  );
}
