// The ground: rivers, lakes, borders, graticule, and the river's name along its course.

// Steps to the degree: a line with more than this is fine enough for the city map.
const FINE = 1000;

function riverWidth(zoom) {
  return zoom > 12.5 ? 9 : zoom >= 11 ? 7 : zoom >= 9 ? 3 : 1.5;
}

/** A line of the basemap as [lon, lat] points; the data hold whole steps from point to point. */
function pointsOf({c, f}) {
  const points = [];
  for (let i = 0, lon = 0, lat = 0; i < c.length; i += 2)
    points.push([(lon += c[i]) / f, (lat += c[i + 1]) / f]);
  return points;
}

/** Chaikin's corner cutting: the river without its corners, its ends kept. */
function smooth(points) {
  const cut = [points[0]];
  for (let i = 0; i + 1 < points.length; i++) {
    const [ax, ay] = points[i],
      [bx, by] = points[i + 1];
    cut.push(
      [ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25],
      [ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75],
    );
  }
  cut.push(points[points.length - 1]);
  return cut;
}
const latLngs = points => points.map(([lon, lat]) => [lat, lon]);

/** Rivers, lakes, borders and outlines; returns the lines of the river that the map is about. */
function drawBase(leaflet, renderer) {
  const main = new Set(
    data.context.filter(line => line.f > FINE && line.k === "river").map(line => line.n),
  );
  const rivers = [];
  for (const line of data.context) {
    let points = pointsOf(line);
    if (line.k === "river" && line.f > FINE) points = smooth(smooth(points));
    const options = {
      className: line.k,
      interactive: false,
      renderer,
      noClip: true,
      weight: 2,
      fill: line.k === "lake",
    };
    const drawn = (line.k === "lake" ? L.polygon : L.polyline)(latLngs(points), options).addTo(
      leaflet,
    );
    if (main.has(line.n)) rivers.push(Object.assign(drawn, {line}));
  }
  return rivers;
}

/** Grid lines every tenth of a degree near the city, every degree around it, as [from, to, group]. */
function graticules(leaflet, renderer) {
  const [west, south, east, north] = data.view.desktop;
  const group = (step, reach) => {
    const lines = [],
      w = Math.floor((west - reach) / step),
      e = Math.ceil((east + reach) / step);
    const lo = Math.floor((south - reach) / step),
      hi = Math.ceil((north + reach) / step);
    for (let i = w; i <= e; i++)
      lines.push([
        [lo * step, i * step],
        [hi * step, i * step],
      ]);
    for (let i = lo; i <= hi; i++)
      lines.push([
        [i * step, w * step],
        [i * step, e * step],
      ]);
    return L.polyline(lines, {className: "grid", interactive: false, renderer, noClip: true});
  };
  return [
    [10.5, 99, group(0.1, 1)],
    [0, 10.5, group(1, 12)],
  ];
}

function markDegrees(leaflet, holder) {
  const step = leaflet.getZoom() >= 10.5 ? 0.1 : 1,
    box = leaflet.getBounds(),
    labels = [];
  const size = leaflet.getSize(),
    back = mirrored();
  // A label stands after its line as the page is read, and those of latitude where a line begins.
  const label = (text, x, y) => {
    const w = textWidth(text, 400, 11),
      left = back ? x - w : x;
    if (holder.tags?.some(tag => overlaps(tag, {x: left, y, w, h: 14}))) return;
    const element = h("span.degrees", {}, text);
    Object.assign(element.style, {left: `${left}px`, top: `${y}px`});
    labels.push(element);
  };
  const degrees = (value, key) => t(key, {n: num(value.toFixed(step < 1 ? 1 : 0))});
  for (let i = Math.ceil(box.getWest() / step); i * step < box.getEast(); i++) {
    const x = leaflet.latLngToContainerPoint([box.getNorth(), i * step]).x;
    if (back ? x < size.x - 60 && x > 70 : x > 60)
      label(degrees(i * step, "east"), back ? x - 4 : x + 4, 4);
  }
  for (let i = Math.ceil(box.getSouth() / step); i * step < box.getNorth(); i++) {
    const y = leaflet.latLngToContainerPoint([i * step, box.getWest()]).y;
    if (y > 90 && y < size.y - 40)
      label(degrees(i * step, "north"), back ? size.x - 5 : 5, y - 16);
  }
  holder.replaceChildren(...labels);
}

/** Where along the river its name stands: in the lower half of the view, clear of the edges. */
function riverSpot(leaflet, rivers) {
  const size = leaflet.getSize(),
    fine = rivers.find(river => river.line.f > FINE);
  if (!fine || leaflet.getZoom() < TAG_ZOOM) return null;
  const path = fine.getElement(),
    total = path ? path.getTotalLength() : 0;
  let best = null;
  for (let i = 2; i < 79; i++) {
    const at = path.getPointAtLength((total * i) / 80),
      p = leaflet.layerPointToContainerPoint([at.x, at.y]);
    const [from, to] = [-34, 34].map(n => path.getPointAtLength((total * i) / 80 + n));
    // A name reads best where the river runs straight: its bend counts as distance.
    const bend = Math.hypot(from.x + to.x - 2 * at.x, from.y + to.y - 2 * at.y);
    const far =
      Math.abs(p.y - size.y * 0.7) + bend * 25 + (p.x < 40 || p.x > size.x - 60 ? 900 : 0);
    if (p.y > 30 && p.y < size.y - 60 && (!best || far < best.far)) best = {far, share: i / 80, p};
  }
  return best && {...best, path, name: fine.line[language.code] || fine.line.n};
}

/** The river in the view as small boxes, so that no tag stands in the water. */
function riverBoxes(leaflet, rivers) {
  return rivers
    .flatMap(river => pointsOf(river.line))
    .map(([lon, lat]) => leaflet.latLngToContainerPoint([lat, lon]))
    .flatMap((p, i, all) => {
      const q = all[i + 1] || p,
        steps = Math.min(40, Math.ceil(Math.hypot(q.x - p.x, q.y - p.y) / 12));
      if (Math.hypot(q.x - p.x, q.y - p.y) > 600) return [];
      return Array.from({length: steps}, (_, n) => ({
        x: p.x + ((q.x - p.x) * n) / steps - 6,
        y: p.y + ((q.y - p.y) * n) / steps - 6,
        w: 12,
        h: 12,
        water: true,
      }));
    });
}

/**
 * Names the river where the view shows it best, and returns what labels and tags have to keep clear
 * of: the box of the name, if there is one, and the water itself.
 */
function surveyRiver(leaflet, rivers) {
  const found = riverSpot(leaflet, rivers);
  document.querySelectorAll(".river-name").forEach(old => old.remove());
  const name = found ? [mirrored() ? nameBeside(found) : nameAlong(found)] : [];
  return {name, water: riverBoxes(leaflet, rivers)};
}

/** The name on the line of the river; returns the box that it takes. */
function nameAlong(found) {
  found.path.id = "river-line";
  found.path.parentNode.append(
    s(
      "text",
      {class: "river-name", dy: -8, "aria-hidden": "true"},
      s(
        "textPath",
        {href: "#river-line", startOffset: `${found.share * 100}%`, "text-anchor": "middle"},
        found.name,
      ),
    ),
  );
  return {x: found.p.x - 8, y: found.p.y - 28, w: 34, h: 56};
}

/** The name beside the river, level: joined letters do not follow a line. */
function nameBeside({path, share, p, name}) {
  const at = path.getPointAtLength(path.getTotalLength() * share),
    w = textWidth(name, 400, 13) + 4;
  path.parentNode.append(
    s(
      "text",
      {class: "river-name", x: at.x + 14, y: at.y + 4, "aria-hidden": "true"},
      name,
    ),
  );
  return {x: p.x + 12, y: p.y - 10, w, h: 20};
}
