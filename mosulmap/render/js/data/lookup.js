// Looking up what the data have by construction; what is missing all the same is named.

/**
 * The value that a map has under a key.
 * @template K, V
 * @param {Map<K, V>} map
 * @param {K} key
 * @returns {V}
 * @throws {Error} when there is none
 */
export function valueAt(map, key) {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nothing is known under ${key}`);
  return value;
}

/**
 * The first entry of a list that fits.
 * @template T
 * @param {T[]} list
 * @param {(entry: T) => boolean} fits
 * @returns {T}
 * @throws {Error} when none does
 */
export function firstOf(list, fits) {
  const entry = list.find(fits);
  if (entry === undefined) throw new Error(`none of ${list.length} entries fits`);
  return entry;
}
