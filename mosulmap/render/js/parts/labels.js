// Labels: eighteen places around a mark are tried, and a label that would touch a mark, another label,
// a tag or the edge is left out. Nothing is moved off its place and nothing is abbreviated.

/**
 * Whether two boxes {x, y, w, h} have more than an edge in common.
 * @param {Rect} one
 * @param {Rect} other
 */
export function overlaps(one, other) {
  return (
    one.x < other.x + other.w &&
    other.x < one.x + one.w &&
    one.y < other.y + other.h &&
    other.y < one.y + one.h
  );
}

/**
 * The boxes to try for a label of size w, h beside a point: after it as the page is read, before
 * it, above, below, diagonals: for these eight the pictures have the same order, and
 * tests/data/map_shapes.json holds both to it. `reach` is how far the mark reaches from the point, in px.
 * @param {LabelItem} of
 * @param {boolean} rightToLeft
 */
export function candidates({x, y, w, h, reach}, rightToLeft) {
  const right = x + reach,
    left = x - reach - w,
    above = y - reach - h + 4,
    below = y + reach - 4;
  const after = rightToLeft ? left : right,
    before = rightToLeft ? right : left,
    near = rightToLeft ? 3 : -3;
  return [
    {x: after, y: y - h / 2},
    {x: before, y: y - h / 2},
    {x: x - w / 2, y: above - 2},
    {x: x - w / 2, y: below + 2},
    {x: after + near, y: above + 3},
    {x: after + near, y: below - 3},
    {x: before - near, y: above + 3},
    {x: before - near, y: below - 3},
    {x: x - w / 2, y: below + 7},
    {x: x - w / 2, y: above - 7},
    {x: right - 1, y: y - h + 3},
    {x: right - 1, y: y - 3},
    {x: left + 1, y: y - h + 3},
    {x: left + 1, y: y - 3},
    {x: x - reach, y: below + 1},
    {x: x + reach - w, y: below + 1},
    {x: x - reach, y: above - 1},
    {x: x + reach - w, y: above - 1},
  ].map(place => ({...place, w, h}));
}

/**
 * Where each label goes: items {x, y, w, h, reach, id} in order of importance, obstacles and bounds
 * as boxes. Returns a box for each item, null for those that fit nowhere.
 * @param {LabelItem[]} items
 * @param {Box[]} obstacles
 * @param {Rect} bounds
 * @param {boolean} rightToLeft
 * @returns {(Rect | null)[]}
 */
export function placeLabels(items, obstacles, bounds, rightToLeft) {
  const found = new Map(),
    options = items.map(item =>
      candidates(item, rightToLeft).filter(
        box =>
          box.x >= bounds.x &&
          box.y >= bounds.y &&
          box.x + box.w <= bounds.x + bounds.w &&
          box.y + box.h <= bounds.y + bounds.h &&
          !obstacles.some(other => other.id !== item.id && overlaps(box, other)),
      ),
    );
  /** @type {(box: Rect, but?: number) => number[]} */
  const blocking = (box, but) =>
    [...found].filter(([i, other]) => i !== but && overlaps(box, other)).map(([i]) => i);
  /** @type {(i: number, box: Rect) => Rect | undefined} */
  const elsewhere = (i, box) =>
    options[i].find(own => !overlaps(own, box) && !blocking(own, i).length);
  items.forEach((_, i) => {
    const box = options[i].find(own => !blocking(own).length);
    if (box) return found.set(i, box);
    // Where one label alone is in the way, it may have another place to go to.
    for (const own of options[i]) {
      const inWay = blocking(own),
        other = inWay.length === 1 && elsewhere(inWay[0], own);
      if (!other) continue;
      found.set(inWay[0], other).set(i, own);
      return;
    }
  });
  return items.map((_, i) => found.get(i) || null);
}
