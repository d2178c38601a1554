// Reading and writing the fragment of an address, the part after its #.

/**
 * Reads a fragment as {values, wrong}. `rules` has a test for the value of each name, which is given the
 * values before it; a value that fails is listed in `wrong` and is empty in `values`.
 * @param {string} hash
 * @param {Record<string, (value: string, before: Record<string, string>) => boolean>} rules
 */
export function readHash(hash, rules) {
  const given = new URLSearchParams(hash.replace(/^#/, "")),
    values = /** @type {Record<string, string>} */ ({}),
    wrong = /** @type {string[]} */ ([]);
  for (const [name, fits] of Object.entries(rules)) {
    const value = given.get(name) || "",
      right = !value || fits(value, values);
    values[name] = right ? value : "";
    if (!right) wrong.push(value.slice(0, TOLD));
  }
  return {values, wrong};
}

/** Of a value that is told as wrong, so much: an address may be as long as it likes. */
const TOLD = 60;

/**
 * What of a fragment has a name that nobody reads, as it is written: "zoom=12".
 * @param {string} hash
 * @param {string[]} names those that are read
 */
export function strangersIn(hash, names) {
  return [...new URLSearchParams(hash.replace(/^#/, ""))]
    .filter(([name]) => !names.includes(name))
    .map(([name, value]) => (value ? `${name}=${value}` : name).slice(0, TOLD));
}

/**
 * The name of the file that a page of this address was opened from; empty for a page of the web. The
 * folders above it are nobody's business.
 * @param {string} href
 */
export function fileOf(href) {
  const {protocol, pathname} = new URL(href),
    name = pathname.slice(pathname.lastIndexOf("/") + 1);
  if (protocol !== "file:") return "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Writes names and values as a fragment: lists with commas between, empty values left out.
 * @param {any[][]} pairs
 */
export function writeHash(pairs) {
  return pairs
    .map(([name, value]) => /** @type {const} */ ([name, [value].flat().filter(Boolean)]))
    .filter(([, values]) => values.length)
    .map(([name, values]) => `${name}=${values.map(value => encodeURIComponent(value)).join(",")}`)
    .join("&");
}

/**
 * Reads the map's position in a fragment, "12/36.34/43.2", as [zoom, lat, lon] in degrees; null if wrong,
 * or if no map can look there: zooms end at 1 and 16, latitudes at 85 degrees.
 * @param {string} text
 * @returns {[zoom: number, lat: number, lon: number] | null}
 */
export function whereOf(text) {
  const at = /** @type {[number, number, number]} */ (text.split("/").map(Number)),
    [zoom, lat, lon] = at,
    onMap = zoom >= 1 && zoom <= 16 && Math.abs(lat) <= 85 && Math.abs(lon) <= 360;
  return at.length === 3 && onMap ? at : null;
}

/**
 * Writes the map's zoom and middle for a fragment: "12/36.34/43.2".
 * @param {{zoom: number, center: {lat: number, lng: number}}} of
 */
export function writeWhere({zoom, center}) {
  return [+zoom.toFixed(2), center.lat.toFixed(5), center.lng.toFixed(5)].join("/");
}
