// What stands behind the # of an address.

/**
 * What an address asks for: {values, wrong}. `rules` says by name which values fit, given those before
 * it; of the others `wrong` has the text, and `values` an empty one.
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
    if (!right) wrong.push(value);
  }
  return {values, wrong};
}

/**
 * An address of names and values; a list is written with commas, and what is empty is left out.
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
 * The part of an address that says where the map looks: [zoom, lat, lon], null if it is wrong.
 * @param {string} text
 * @returns {[zoom: number, lat: number, lon: number] | null}
 */
export function whereOf(text) {
  const at = /** @type {[number, number, number]} */ (text.split("/").map(Number));
  // Web maps end at 85 degrees.
  return at.length === 3 && at.every(Number.isFinite) && Math.abs(at[1]) <= 85 ? at : null;
}

/**
 * Where the map looks, as an address says it.
 * @param {{zoom: number, center: {lat: number, lng: number}}} of
 */
export function writeWhere({zoom, center}) {
  return [+zoom.toFixed(2), center.lat.toFixed(5), center.lng.toFixed(5)].join("/");
}
