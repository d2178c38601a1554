// A small piece of the Earth laid flat: degrees to pixels and back, for a map of a region.

/** Metres in a degree of latitude, as far as a drawing needs it. */
const DEGREE_M = 111_195;

/** The narrowest and the widest span of a map in degrees of latitude: some 500 m, and half a world. */
const NARROWEST = 0.005,
  WIDEST = 90;

/**
 * @typedef {{lon: number, lat: number}} Spot WGS 84 degrees
 * @typedef {Spot & {span: number}} Look where the middle is, and how many degrees of latitude are seen
 * @typedef {[west: number, south: number, east: number, north: number]} Edges
 */

/**
 * The plane of a look, `width` by `height` pixels: `x` and `y` of degrees, `lon` and `lat` of pixels.
 * @param {Look} look
 * @param {number} width
 * @param {number} height
 */
export function planeOf({lon, lat, span}, width, height) {
  const up = height / span,
    across = up * Math.max(Math.cos((lat * Math.PI) / 180), 0.05);
  return {
    /** @param {number} at */
    x: at => width / 2 + turned(at - lon) * across,
    /** @param {number} at */
    y: at => height / 2 - (at - lat) * up,
    /** @param {number} x */
    lon: x => turned(lon + (x - width / 2) / across),
    /** @param {number} y */
    lat: y => Math.min(Math.max(lat - (y - height / 2) / up, -90), 90),
    /** @param {number} metres */
    pixels: metres => (metres / DEGREE_M) * up,
  };
}

/** @typedef {ReturnType<typeof planeOf>} Plane */

/**
 * The edges of a plane in degrees; its west lies beyond its east across the antimeridian.
 * @param {Plane} plane
 * @param {number} width
 * @param {number} height
 * @returns {Edges}
 */
export function edgesOf(plane, width, height) {
  return [plane.lon(0), plane.lat(height), plane.lon(width), plane.lat(0)];
}

/**
 * The look that shows a box of degrees, in a picture of some proportion.
 * @param {Edges} edges
 * @param {number} ratio width by height
 * @returns {Look}
 */
export function lookAt([west, south, east, north], ratio) {
  const wide = east >= west ? east - west : east - west + 360,
    lat = (south + north) / 2,
    narrow = Math.max(Math.cos((lat * Math.PI) / 180), 0.05);
  return {lon: turned(west + wide / 2), lat, span: spanWithin(Math.max(north - south, (wide * narrow) / ratio))};
}

/**
 * The look around a spot with so many metres on each side.
 * @param {Spot} spot
 * @param {number} metres
 * @returns {Look}
 */
export function lookAround({lon, lat}, metres) {
  return {lon, lat, span: spanWithin((2 * metres) / DEGREE_M)};
}

/** A span that a map can have. @param {number} span */
export function spanWithin(span) {
  return Math.min(Math.max(span, NARROWEST), WIDEST);
}

/**
 * Whether the ground of one box does for the look at another: it reaches as far, and is fine enough.
 * @param {Edges} ground what was asked for; its lines go half as far again on each side
 * @param {Edges} wanted
 */
export function reaches([west, south, east, north], [left, low, right, high]) {
  const wide = widthOf(west, east),
    tall = north - south,
    about = turned(left - west) + widthOf(left, right) / 2 - wide / 2;
  return (
    Math.abs(about) + widthOf(left, right) / 2 <= wide &&
    low >= south - tall / 2 &&
    high <= north + tall / 2 &&
    high - low >= tall / 4
  );
}

/**
 * @param {number} west
 * @param {number} east
 */
function widthOf(west, east) {
  return east >= west ? east - west : east - west + 360;
}

/** A longitude, or a difference of two, from -180 to below 180. @param {number} degrees */
export function turned(degrees) {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}

/**
 * A round length in metres for a scale that takes up at most some pixels.
 * @param {Plane} plane
 * @param {number} most
 */
export function scaleLength(plane, most) {
  const metres = most / plane.pixels(1),
    power = 10 ** Math.floor(Math.log10(metres));
  return [5, 2, 1].map(step => step * power).find(length => length <= metres) ?? power;
}

/**
 * Those labels that find room beside their spots, the first ones first: their places in pixels.
 * @template {{x: number, y: number, words: string}} T
 * @param {T[]} labels
 * @param {number} width
 * @param {number} height
 * @returns {(T & {end: boolean})[]} `end` where the words end at the spot and do not begin there
 */
export function roomFor(labels, width, height) {
  /** @type {{left: number, right: number, top: number, bottom: number}[]} */
  const taken = labels.map(({x, y}) => ({left: x - 4, right: x + 4, top: y - 4, bottom: y + 4}));
  return labels.flatMap((label, own) => {
    for (const end of [false, true]) {
      const long = Array.from(label.words).length * 6.6,
        left = end ? label.x - 8 - long : label.x + 8,
        box = {left, right: left + long, top: label.y - 8, bottom: label.y + 8};
      if (left < 2 || box.right > width - 2 || box.top < 0 || box.bottom > height) continue;
      if (taken.some((other, number) => number !== own && overlap(box, other))) continue;
      taken.push(box);
      return [{...label, end}];
    }
    return [];
  });
}

/**
 * @param {{left: number, right: number, top: number, bottom: number}} one
 * @param {{left: number, right: number, top: number, bottom: number}} other
 */
function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
