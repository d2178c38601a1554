// Many marks: when more than `CROWD` are in view, one canvas draws all of them instead of buttons, and the
// list of places is the equivalent for keyboards and screen readers.

import {importance, markKey} from "../data/periods.js";
import {formerPeriod} from "../state/comparison.js";
import {isShown} from "../state/filter.js";
import {periodOf} from "../state/moment.js";
import {view} from "../state/store.js";
import {mirrored} from "../state/words.js";
import {h} from "../parts/elements.js";
import {boxOf, markGroup} from "../parts/marks.js";
import {onOtherGround} from "../parts/media.js";
import {penOf} from "../parts/pen.js";
import {latLng} from "./basemap.js";

// A mark and the ring of the chosen one reach less than `REACH` px; squares are wider than two.
const REACH = 17,
  CELL = 40;

// Thousands of small pictures are put together faster in memory than on a graphics card.
const IN_MEMORY = {willReadFrequently: true};

/**
 * A colour of the page's style, "var(--ink)", as it is now.
 * @param {string} value
 */
function cssColour(value) {
  const [, name] = /^var\((.*)\)$/.exec(value) || [];
  return name ? getComputedStyle(document.documentElement).getPropertyValue(name).trim() : value;
}

/**
 * The outline of a circle, a rect or a path.
 * @param {Element} element
 * @param {(name: string) => number} number
 */
function outline(element, number) {
  if (element.tagName === "path") return new Path2D(element.getAttribute("d") ?? "");
  const path = new Path2D();
  if (element.tagName === "circle") path.arc(0, 0, number("r"), 0, 2 * Math.PI);
  else path.rect(number("x"), number("y"), number("width"), number("height"));
  return path;
}

/**
 * Draws what `markGroup` made with a pen: marks have one grammar, on the page and on a canvas.
 * @param {CanvasRenderingContext2D} pen
 * @param {Element} element
 */
function drawOnCanvas(pen, element) {
  /** @param {string} name */
  const given = name => element.getAttribute(name),
    /** @type {(name: string, otherwise?: number) => number} */
    number = (name, otherwise = 0) => Number(given(name) ?? otherwise),
    [clip, fill, stroke] = ["clip-path", "fill", "stroke"].map(given),
    turned = /(scale|rotate)\(([\d.]+)\)/.exec(given("transform") || "");
  pen.save();
  if (turned?.[1] === "scale") pen.scale(+turned[2], +turned[2]);
  else if (turned) pen.rotate((+turned[2] * Math.PI) / 180);
  if (clip) {
    pen.beginPath();
    pen.rect(clip.includes("left") ? -12 : 1, -12, 11, 24);
    pen.clip();
  }
  if (element.tagName === "g") for (const part of element.children) drawOnCanvas(pen, part);
  else {
    const path = outline(element, number);
    if (fill !== "none") {
      pen.globalAlpha = number("fill-opacity", 1);
      pen.fillStyle = cssColour(fill ?? "black");
      pen.fill(path);
    }
    if (stroke) {
      pen.globalAlpha = 1;
      pen.strokeStyle = cssColour(stroke);
      pen.lineWidth = number("stroke-width", 1);
      pen.lineJoin = /** @type {CanvasLineJoin} */ (given("stroke-linejoin") || "miter");
      pen.setLineDash((given("stroke-dasharray") || "").split(" ").filter(Boolean).map(Number));
      pen.stroke(path);
    }
  }
  pen.restore();
}

/**
 * Marks as small pictures, each drawn once: a function of state, size and kind of place.
 * @returns {(period: MarkState, size: number, site: boolean) => HTMLCanvasElement}
 */
function stamps() {
  const made = new Map(),
    ofPeriod = new Map();
  /**
   * @param {MarkState} period
   * @param {number} size
   * @param {boolean} site
   */
  function drawn(period, size, site) {
    const key = `${markKey(period)} ${(period.halves || []).map(markKey).join()} ${size} ${site}`;
    if (!made.has(key)) {
      // The line under a site reaches out of a mark's box of 18 units.
      const scale = (boxOf(period, size) / 18) * devicePixelRatio,
        across = Math.ceil(22 * scale),
        picture = Object.assign(document.createElement("canvas"), {width: across, height: across}),
        pen = penOf(picture, IN_MEMORY);
      pen.translate(across / 2, across / 2);
      pen.scale(scale, scale);
      drawOnCanvas(pen, markGroup(period, size, site));
      made.set(key, picture);
    }
    return made.get(key);
  }
  // Places share their periods: one that is known needs no key.
  return (period, size, site) => {
    const kind = site ? -size : size;
    if (!ofPeriod.has(kind)) ofPeriod.set(kind, new WeakMap());
    const found = ofPeriod.get(kind);
    if (!found.has(period)) found.set(period, drawn(period, size, site));
    return found.get(period);
  };
}

/**
 * Makes the canvas: `settle` gives it the places in view, `draw` draws them on the shown day.
 * @param {LeafletMap} leaflet
 * @param {() => void} redraw
 */
export function makeCrowd(leaflet, redraw) {
  const crowd = new Crowd(leaflet);
  onOtherGround(() => {
    crowd.forget();
    redraw();
  });
  return crowd;
}

class Crowd {
  /**
   * @param {LeafletMap} leaflet
   */
  constructor(leaflet) {
    this.leaflet = leaflet;
    this.canvas = h("canvas.crowd", {"aria-hidden": "true"});
    this.pen = penOf(this.canvas, IN_MEMORY);
    this.marks = /** @type {CrowdMark[]} */ ([]);
    this.cells = new Map();
    this.stamp = stamps();
    this.drawn = /** @type {string | null} */ (null);
    leaflet.getPanes().markerPane.append(this.canvas);
  }

  /** Discards the pictures of the marks, after the colours have changed. */
  forget() {
    this.stamp = stamps();
    this.drawn = null;
  }

  /**
   * Sets the places in view and fits the canvas to the map.
   * @param {{place: Place}[]} items
   */
  settle(items) {
    const {leaflet, canvas} = this,
      size = leaflet.getSize();
    canvas.hidden = !items.length;
    this.marks = items.map(/** @returns {CrowdMark} */ ({place}, number) => {
      const {x, y} = leaflet.latLngToContainerPoint(latLng(place.at));
      return {place, number, x, y, period: periodOf(place), layer: 0};
    });
    this.cells = marksByCell(this.marks);
    this.drawn = null;
    canvas.width = size.x * devicePixelRatio;
    canvas.height = size.y * devicePixelRatio;
    Object.assign(canvas.style, {width: `${size.x}px`, height: `${size.y}px`});
    L.DomUtil.setPosition(canvas, leaflet.containerPointToLayerPoint([0, 0]));
    // What the canvas shows, for programs: they cannot read it off the picture.
    leaflet.crowd = this.marks;
  }

  /**
   * Draws the shown day. If only the day has changed, only the marks that changed are drawn.
   * @param {number} size
   */
  draw(size) {
    const {marks} = this,
      now = [size, view.from && view.day, view.place, ...view.states, ...view.qualities].join(),
      whole = view.from || view.states.size || view.qualities.size || now !== this.drawn,
      turned = whole ? marks : marks.filter(({place, period}) => period !== periodOf(place));
    // When more than a tenth have changed, it is quicker to draw all of them.
    if (whole || turned.length * 10 > marks.length) this.drawAll(size);
    else this.redrawAround(turned, size);
    this.drawn = now;
  }

  /**
   * @param {number} size
   */
  drawAll(size) {
    const layers = Array.from({length: TOP_LAYER + 1}, () => /** @type {CrowdMark[]} */ ([]));
    for (const item of this.marks) {
      bringToDay(item);
      layers[item.layer].push(item);
    }
    this.pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const layer of layers) for (const item of layer) this.drawMark(item, size);
  }

  /**
   * Redraws the squares, in whole pixels, around the marks that changed.
   * @param {CrowdMark[]} turned
   * @param {number} size
   */
  redrawAround(turned, size) {
    const {pen} = this;
    turned.forEach(bringToDay);
    for (const {x, y} of turned) {
      const left = Math.floor((x - REACH) * devicePixelRatio),
        top = Math.floor((y - REACH) * devicePixelRatio),
        wide = Math.ceil(2 * REACH * devicePixelRatio) + 1;
      pen.save();
      pen.beginPath();
      pen.rect(left, top, wide, wide);
      pen.clip();
      pen.clearRect(left, top, wide, wide);
      for (const item of marksAbout(this.cells, x, y)) this.drawMark(item, size);
      pen.restore();
    }
  }

  /**
   * @param {CrowdMark} of
   * @param {number} size
   */
  drawMark({place, x, y, period}, size) {
    const {pen, stamp} = this,
      site = place.kind === "site",
      was = formerPeriod(place);
    pen.globalAlpha = !isShown(place) ? 0.15 : view.from && !was ? 0.35 : 1;
    this.put(stamp(period, size, site), x, y);
    if (was) this.put(stamp(was, 13, site), x + (mirrored() ? 18 : -18), y);
    if (view.place !== place.id) return;
    pen.strokeStyle = cssColour("var(--ink)");
    pen.lineWidth = 2 * devicePixelRatio;
    pen.beginPath();
    pen.arc(x * devicePixelRatio, y * devicePixelRatio, 15 * devicePixelRatio, 0, 2 * Math.PI);
    pen.stroke();
  }

  /**
   * @param {HTMLCanvasElement} picture
   * @param {number} x
   * @param {number} y
   */
  put(picture, x, y) {
    const half = picture.width / 2,
      left = Math.round(x * devicePixelRatio - half);
    this.pen.drawImage(picture, left, Math.round(y * devicePixelRatio - half));
  }
}

// The chosen mark lies on top of all.
const TOP_LAYER = 10;

/**
 * Unknown first, fresh reports last and on top; contested on top of their like.
 * @param {{place: Place, period: Period}} of
 */
function layerOf({place, period}) {
  if (place.id === view.place) return TOP_LAYER;
  return (5 - importance(period)) * 2 + (period.s === "contested" ? 1 : 0);
}

/**
 * @param {CrowdMark} item
 */
function bringToDay(item) {
  item.period = periodOf(item.place);
  item.layer = layerOf(item);
}

/**
 * The marks by the squares of the map in which they lie.
 * @param {CrowdMark[]} marks
 * @returns {Map<number, CrowdMark[]>}
 */
function marksByCell(marks) {
  const cells = new Map();
  for (const mark of marks) {
    const key = cellAt(mark.x, mark.y);
    if (cells.has(key)) cells.get(key).push(mark);
    else cells.set(key, [mark]);
  }
  return cells;
}

/**
 * @param {number} x
 * @param {number} y
 */
function cellAt(x, y) {
  return Math.floor(x / CELL) * 10000 + Math.floor(y / CELL);
}

/**
 * The marks that touch what lies about a point, in the order in which they are drawn.
 * @param {Map<number, CrowdMark[]>} cells
 * @param {number} x
 * @param {number} y
 */
function marksAbout(cells, x, y) {
  const found = [];
  for (let across = -1; across <= 1; across++)
    for (let down = -1; down <= 1; down++)
      found.push(...(cells.get(cellAt(x + across * CELL, y + down * CELL)) || []));
  return found.sort((a, b) => a.layer - b.layer || a.number - b.number);
}
