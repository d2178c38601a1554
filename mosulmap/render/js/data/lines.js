// Lines of the basemap as points.

/** Steps to the degree: a line with more than this is fine enough for the city map. */
export const FINE = 1000;

/**
 * A line of the basemap as [lon, lat] points; the data hold whole steps from point to point.
 * @param {{c: number[], f: number}} of
 * @returns {Position[]}
 */
export function pointsOf({c, f}) {
  const points = /** @type {Position[]} */ ([]);
  for (let i = 0, lon = 0, lat = 0; i < c.length; i += 2)
    points.push([(lon += c[i]) / f, (lat += c[i + 1]) / f]);
  return points;
}

/**
 * The areas of the regions: of each the closed lines that go round it.
 * @param {{k: string, p?: string, c: number[], f: number}[]} lines
 * @returns {Position[][][]}
 */
export function areasOf(lines) {
  const areas = /** @type {Map<string | undefined, Position[][]>} */ (new Map());
  for (const line of lines)
    if (line.k === "region") areas.set(line.p, [...(areas.get(line.p) || []), pointsOf(line)]);
  return [...areas.values()];
}

/**
 * The river with its corners cut once (Chaikin), its ends where they were. The pictures cut the same
 * corners: tests/data/map_shapes.json holds both to it.
 * @param {Position[]} points
 * @returns {Position[]}
 */
export function smooth(points) {
  const cut = /** @type {Position[]} */ ([]);
  for (let i = 0; i + 1 < points.length; i++) {
    const [ax, ay] = points[i],
      [bx, by] = points[i + 1];
    cut.push(
      [ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25],
      [ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75],
    );
  }
  // A cut on the first or the last stretch lies on the line beside its end: it rounds no corner.
  return [points[0], ...cut.slice(1, -1), points[points.length - 1]];
}
