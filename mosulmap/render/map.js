// The map and its insets. folium made the frame; everything on it is drawn here from the data.
const TAG_ZOOM = 10.5;
// Steps to the degree: a line with more than this is fine enough for the city map.
const FINE = 1000;
const HALO_FROM_M = 1000, HALO_FROM_PX = 12, TOUCH_PX = 22;

function markSize(zoom) { return zoom < 11.5 ? 16 : zoom < 13 ? 18 : 20; }
function riverWidth(zoom) { return zoom > 12.5 ? 9 : zoom >= 11 ? 7 : zoom >= 9 ? 3 : 1.5; }
/** A line of the basemap as [lon, lat] points; the data hold whole steps from point to point. */
function pointsOf({c, f}) {
  const points = [];
  for (let i = 0, lon = 0, lat = 0; i < c.length; i += 2) points.push([(lon += c[i]) / f, (lat += c[i + 1]) / f]);
  return points;
}
/** Chaikin's corner cutting: the river without its corners, its ends kept. */
function smooth(points) {
  const cut = [points[0]];
  for (let i = 0; i + 1 < points.length; i++) {
    const [ax, ay] = points[i], [bx, by] = points[i + 1];
    cut.push([ax * .75 + bx * .25, ay * .75 + by * .25], [ax * .25 + bx * .75, ay * .25 + by * .75]);
  }
  cut.push(points[points.length - 1]);
  return cut;
}
const latLngs = points => points.map(([lon, lat]) => [lat, lon]);

/** The main map: an object with draw(), choose(), goTo() and position(). */
function makeMap(leaflet) {
  // folium made the map while its place on the page was still hidden.
  leaflet.invalidateSize({animate: false}).setMinZoom(5).setMaxZoom(16);
  L.control.scale({imperial: false, maxWidth: 120}).addTo(leaflet);
  const container = leaflet.getContainer();
  for (const [name, z] of [["base", 350], ["names", 610]]) leaflet.createPane(name).style.zIndex = z;
  const pane = leaflet.getPane("names");
  pane.classList.add("labels");
  const base = L.svg({pane: "base", padding: .6}), above = L.svg({padding: .6});
  const rivers = drawBase(leaflet, base);
  const spots = places.filter(place => place.at && place.layer !== "wide").map(place => spot(leaflet, place, above));
  for (const dot of data.dots) L.circleMarker(latLngs([dot.at])[0], {radius: 1.6, className: "dot", interactive: false, renderer: base}).addTo(leaflet);
  const degrees = h("div", {"aria-hidden": "true"});
  container.append(degrees);
  const grids = graticules(leaflet, base);
  let drawnSize = 0;

  function fit() {
    const [west, south, east, north] = phone.matches ? data.view.phone : data.view.desktop;
    leaflet.fitBounds([[south, west], [north, east]], {animate: false});
  }
  function rezoom() {
    const zoom = leaflet.getZoom();
    for (const river of rivers) river.setStyle({weight: riverWidth(zoom)});
    for (const [from, to, grid] of grids) if (zoom >= from && zoom < to) grid.addTo(leaflet); else grid.remove();
    if (markSize(zoom) !== drawnSize) draw();
    for (const item of spots) {
      const tagged = item.place.kind === "area" && (zoom >= TAG_ZOOM || item.place.title !== data.hub);
      item.button.hidden = tagged;
    }
    draw.halos();
    relabel();
  }
  function draw() {
    drawnSize = markSize(leaflet.getZoom());
    for (const item of spots) drawSpot(item, drawnSize);
    draw.halos();
    relabel();
  }
  draw.halos = () => {
    for (const item of spots) drawHalo(leaflet, item);
  };
  function relabel() {
    pane.replaceChildren(...mapLabels(leaflet, spots, rivers));
    degrees.tags = [...pane.querySelectorAll(".tag")].map(tag => {
      const p = leaflet.layerPointToContainerPoint(L.DomUtil.getPosition(tag));
      return {x: p.x, y: p.y, w: tag.offsetWidth, h: tag.offsetHeight};
    });
    nameRiver(leaflet, rivers);
    markDegrees(leaflet, degrees);
  }
  function goTo(place) {
    if (!place.at) return;
    const [lon, lat] = place.at, size = leaflet.getSize();
    const point = leaflet.latLngToContainerPoint([lat, lon]);
    const inside = Math.abs(point.x - size.x / 2) < size.x * .4 && Math.abs(point.y - size.y / 2) < size.y * .4;
    if (!inside) leaflet.panTo([lat, lon], {animate: !still.matches, duration: .25});
  }
  leaflet.on("zoomstart", () => pane.classList.add("hide"));
  leaflet.on("zoomend", () => { pane.classList.remove("hide"); rezoom(); });
  leaflet.on("moveend resize", relabel);
  new ResizeObserver(() => leaflet.invalidateSize({animate: false})).observe(container);
  leaflet.on("move", () => markDegrees(leaflet, degrees));
  container.addEventListener("click", event => touched(event, leaflet, spots), true);
  fit();
  rezoom();
  return {
    draw, goTo, fit,
    position: () => `${+leaflet.getZoom().toFixed(2)}/${leaflet.getCenter().lat.toFixed(4)}/${leaflet.getCenter().lng.toFixed(4)}`,
    moveTo: (zoom, lat, lon) => leaflet.setView([lat, lon], zoom, {animate: false}),
    zoomBy: steps => leaflet.setZoom(leaflet.getZoom() + steps * .75, {animate: !still.matches}),
  };
}

/** Rivers, lakes, borders and outlines; returns the lines of the river that the map is about. */
function drawBase(leaflet, renderer) {
  const main = new Set(data.context.filter(line => line.f > FINE && line.k === "river").map(line => line.n));
  const rivers = [];
  for (const line of data.context) {
    let points = pointsOf(line);
    if (line.k === "river" && line.f > FINE) points = smooth(smooth(points));
    const options = {className: line.k, interactive: false, renderer, noClip: true, weight: 2, fill: line.k === "lake"};
    const drawn = (line.k === "lake" ? L.polygon : L.polyline)(latLngs(points), options).addTo(leaflet);
    if (main.has(line.n)) rivers.push(Object.assign(drawn, {line}));
  }
  return rivers;
}

/** Grid lines every tenth of a degree near the city, every degree around it, as [from, to, group]. */
function graticules(leaflet, renderer) {
  const [west, south, east, north] = data.view.desktop;
  const group = (step, reach) => {
    const lines = [], w = Math.floor((west - reach) / step), e = Math.ceil((east + reach) / step);
    const lo = Math.floor((south - reach) / step), hi = Math.ceil((north + reach) / step);
    for (let i = w; i <= e; i++) lines.push([[lo * step, i * step], [hi * step, i * step]]);
    for (let i = lo; i <= hi; i++) lines.push([[i * step, w * step], [i * step, e * step]]);
    return L.polyline(lines, {className: "grid", interactive: false, renderer, noClip: true});
  };
  return [[10.5, 99, group(.1, 1)], [0, 10.5, group(1, 12)]];
}
function markDegrees(leaflet, holder) {
  const step = leaflet.getZoom() >= 10.5 ? .1 : 1, box = leaflet.getBounds(), labels = [];
  const label = (text, x, y) => {
    if (holder.tags?.some(tag => overlaps(tag, {x, y, w: 48, h: 14}))) return;
    const element = h("span", {class: "degrees"}, text);
    Object.assign(element.style, {left: `${x}px`, top: `${y}px`});
    labels.push(element);
  };
  const words = (value, sign) => `${value.toFixed(step < 1 ? 1 : 0)}° ${sign}`;
  for (let i = Math.ceil(box.getWest() / step); i * step < box.getEast(); i++) {
    const x = leaflet.latLngToContainerPoint([box.getNorth(), i * step]).x;
    if (x > 60) label(words(i * step, "E"), x + 4, 4);
  }
  for (let i = Math.ceil(box.getSouth() / step); i * step < box.getNorth(); i++) {
    const y = leaflet.latLngToContainerPoint([i * step, box.getWest()]).y;
    if (y > 90 && y < leaflet.getSize().y - 40) label(words(i * step, "N"), 5, y - 16);
  }
  holder.replaceChildren(...labels);
}

/** One place on the map: a real button, so that keyboards and screen readers reach it. */
function spot(leaflet, place, renderer) {
  const button = h("button", {class: "mark", "data-spot": place.id, onclick: () => choose(place.id)});
  const icon = L.divIcon({html: button, className: "", iconSize: [0, 0]});
  const marker = L.marker(latLngs([place.at])[0], {icon, keyboard: false, interactive: false}).addTo(leaflet);
  const halo = L.circle(marker.getLatLng(), {radius: place.unc || 1, className: "halo", interactive: false, renderer});
  L.DomEvent.disableClickPropagation(button);
  button.style.pointerEvents = "auto";
  return {place, button, marker, halo, look: null, size: 0};
}
function drawSpot(item, size) {
  const {place, button, marker} = item, period = current(place), now = look(period);
  const chosen = view.place === place.id;
  if (item.look !== now || item.size !== size) {
    button.classList.remove("changed");
    button.replaceChildren(mark(period, size, place.kind === "site"));
    if (item.look && item.look !== now) { void button.offsetWidth; button.classList.add("changed"); }
    Object.assign(item, {look: now, size});
  }
  button.setAttribute("aria-label", `${place.title}: ${data.words[period.t]}`);
  button.title = place.title;
  button.classList.toggle("chosen", chosen);
  button.classList.toggle("faint", !shown(place));
  marker.setZIndexOffset(chosen ? 9000 : (5 - importance(period)) * 1000 + (period.s === "contested" ? 500 : 0));
}
function metresPerPixel(leaflet, lat) { return 40075016 * Math.cos(lat * Math.PI / 180) / (256 * 2 ** leaflet.getZoom()); }
function drawHalo(leaflet, item) {
  const {place, halo} = item, period = current(place), chosen = view.place === place.id;
  const metres = metresPerPixel(leaflet, place.at[1]);
  const wanted = chosen ? place.kind !== "area" : place.kind !== "area" && place.layer === "main" && place.unc > HALO_FROM_M
    && period.s !== "unknown" && place.unc / metres >= HALO_FROM_PX && shown(place);
  if (wanted) halo.addTo(leaflet); else halo.remove();
  const path = halo.getElement();
  if (wanted && path) path.classList.toggle("chosen", chosen);
}
/** A finger takes the nearest mark within 22 px; where several lie, it is asked which is meant. */
function touched(event, leaflet, spots) {
  if (event.pointerType !== "touch" || event.target.closest(".tag, .zoom")) return;
  const box = leaflet.getContainer().getBoundingClientRect();
  const near = spots.filter(item => !item.button.hidden).map(item => {
    const point = leaflet.latLngToContainerPoint(item.marker.getLatLng());
    return {place: item.place, far: Math.hypot(point.x - event.clientX + box.left, point.y - event.clientY + box.top)};
  }).filter(item => item.far <= TOUCH_PX).sort((a, b) => a.far - b.far);
  if (!near.length) return;
  event.stopPropagation();
  if (near.length === 1) choose(near[0].place.id); else chooseAmong(near.map(item => item.place));
}

/** Tags of areas and labels of places, as elements for the map's label pane. */
function mapLabels(leaflet, spots, rivers) {
  const size = leaflet.getSize(), zoom = leaflet.getZoom(), half = markSize(zoom) / 2;
  const bounds = {x: 2, y: 2, w: size.x - 4, h: size.y - 4};
  const point = at => leaflet.latLngToContainerPoint(latLngs([at])[0]);
  const near = p => p.x > -40 && p.y > -20 && p.x < size.x + 40 && p.y < size.y + 20;
  const visible = spots.filter(item => !item.button.hidden).map(item => ({item, p: point(item.place.at)})).filter(({p}) => near(p));
  const obstacles = visible.map(({item, p}) => {
    const reach = current(item.place).inf || current(item.place).inh ? half * .66 : half;
    return {x: p.x - reach, y: p.y - reach, w: 2 * reach, h: 2 * reach, id: item.place.id};
  });
  if (!phone.matches) obstacles.push({x: 0, y: 0, w: 50, h: 86});
  obstacles.push({x: 0, y: size.y - 30, w: 140, h: 30});
  const name = riverBox(leaflet, rivers);
  if (name) obstacles.push(name);
  const order = item => view.place === item.place.id ? -1 : current(item.place).s === "contested" ? 0 : importance(current(item.place));
  const items = visible.filter(({item}) => shown(item.place)).sort((a, b) => order(a.item) - order(b.item)).map(({item, p}) => {
    const period = current(item.place), fresh = importance(period) === 1;
    const text = estimate(item.place) + item.place.title;
    return {id: item.place.id, text, fresh, kind: fresh ? "fresh" : importance(period) > 2 ? "derived" : "past",
      x: p.x, y: p.y, w: textWidth(text, fresh ? 600 : 400, 12) + 2, h: 14, reach: half + (view.place === item.place.id ? 9 : 3)};
  });
  if (zoom >= 14) for (const dot of data.dots) {
    const p = point(dot.at);
    if (near(p)) items.push({id: null, text: dot.title, kind: "plain", x: p.x, y: p.y, w: textWidth(dot.title, 400, 11) + 2, h: 13, reach: 5});
  }
  const boxes = placeLabels(items, obstacles, bounds);
  const labels = boxes.map((box, i) => box && putAt(leaflet, h("span", {class: `label ${items[i].kind}`, "aria-hidden": "true"}, items[i].text), box));
  const taken = [...obstacles, ...boxes.filter(Boolean), ...riverBoxes(leaflet, rivers)];
  return [...(zoom >= TAG_ZOOM ? areaTags(leaflet, taken, bounds) : []), ...labels.filter(Boolean)];
}
function putAt(leaflet, element, box) {
  L.DomUtil.setPosition(element, leaflet.containerPointToLayerPoint([box.x, box.y]));
  return element;
}
/**
 * Areas are not points: a tag of three lines, at the nearest free spot within the area's own
 * uncertainty and on its own bank, or a line at the map's edge where there is none.
 */
function areaTags(leaflet, taken, bounds) {
  const tags = [], water = taken.filter(box => box.water);
  let edge = 22;
  const isHub = place => place.title === data.hub;
  for (const place of places.filter(one => one.tag).sort((a, b) => isHub(b) - isHub(a))) {
    const p = leaflet.latLngToContainerPoint(latLngs([place.tag])[0]);
    if (p.x < -60 || p.y < -40 || p.x > bounds.w + 60 || p.y > bounds.h + 40) continue;
    const button = areaTag(place), {w, box} = tagSpot(leaflet, place, p, taken, water, bounds);
    if (!box) button.classList.add("line"); else button.style.width = `${w}px`;
    const line = () => ({x: 56, y: edge, w: w + 90, h: 22});
    while (!box && taken.some(other => other.tag && overlaps(line(), other))) edge += 8;
    const at = {...(box || line()), tag: true};
    taken.push(at);
    tags.push(putAt(leaflet, button, at));
  }
  return tags;
}
function tagWords(place) { return data.words[current(place).t].replace(/^Held by /, "").replace(phone.matches ? " (inferred)" : "", ""); }
function areaTag(place) {
  const note = place.type === "city" ? "whole city" : (place.note || "").split(" of ")[0].toLowerCase();
  const button = h("button", {class: "tag", "data-spot": place.id, "aria-label": `${place.title}: ${data.words[current(place).t]}`, onclick: () => choose(place.id)},
    h("b", {}, place.title), note && h("small", {}, note), h("span", {}, mark(current(place), 15), tagWords(place)));
  button.classList.toggle("chosen", view.place === place.id);
  button.classList.toggle("faint", !shown(place));
  L.DomEvent.disableClickPropagation(button);
  return button;
}
/** The free box nearest to an area's position p, and its width; no box where none is free. */
function tagSpot(leaflet, place, p, taken, water, bounds) {
  const w = Math.max(textWidth(place.title.toUpperCase(), 600, 13) + place.title.length * 1.9, textWidth(tagWords(place), 400, 12) + 22) + 10, tall = 51;
  // The whole city's tag stays at the top and may go sideways; an area's stays about its middle.
  const reach = Math.min(190, Math.max(48, 1.7 * place.unc / metresPerPixel(leaflet, place.at[1]))), [across, up] = place.title === data.hub ? [190, 60] : [reach, reach];
  const shifts = [];
  for (let dx = -across; dx <= across; dx += 10) for (let dy = -up; dy <= up; dy += 8) if (Math.hypot(dx / across, dy / up) <= 1) shifts.push([dx, dy]);
  shifts.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
  const dry = (dx, dy) => ![1, 2, 3, 4, 5, 6, 7, 8].some(n => water.some(box => overlaps(box, {x: p.x + dx * n / 8, y: p.y + dy * n / 8, w: 1, h: 1})));
  for (const [dx, dy] of shifts) {
    const box = {x: p.x + dx - w / 2, y: p.y + dy - tall / 2, w, h: tall};
    if (box.x < bounds.x || box.y < bounds.y || box.x + w > bounds.x + bounds.w || box.y + tall > bounds.y + bounds.h) continue;
    if (!taken.some(other => overlaps(box, other)) && (place.title === data.hub || dry(dx, dy))) return {w, box};
  }
  return {w, box: null};
}

/** Where along the river its name stands: in the lower half of the view, clear of the edges. */
function riverSpot(leaflet, rivers) {
  const size = leaflet.getSize(), fine = rivers.find(river => river.line.f > FINE);
  if (!fine || leaflet.getZoom() < TAG_ZOOM) return null;
  const path = fine.getElement(), total = path ? path.getTotalLength() : 0;
  let best = null;
  for (let i = 2; i < 79; i++) {
    const at = path.getPointAtLength(total * i / 80), p = leaflet.layerPointToContainerPoint([at.x, at.y]);
    const [from, to] = [-34, 34].map(n => path.getPointAtLength(total * i / 80 + n));
    // A name reads best where the river runs straight: its bend counts as distance.
    const bend = Math.hypot(from.x + to.x - 2 * at.x, from.y + to.y - 2 * at.y);
    const far = Math.abs(p.y - size.y * .7) + bend * 25 + (p.x < 40 || p.x > size.x - 60 ? 900 : 0);
    if (p.y > 30 && p.y < size.y - 60 && (!best || far < best.far)) best = {far, share: i / 80, p};
  }
  return best && {...best, path, name: fine.line.n};
}
/** The river in the view as small boxes, so that no tag stands in the water. */
function riverBoxes(leaflet, rivers) {
  return rivers.flatMap(river => pointsOf(river.line)).map(([lon, lat]) => leaflet.latLngToContainerPoint([lat, lon])).flatMap((p, i, all) => {
    const q = all[i + 1] || p, steps = Math.min(40, Math.ceil(Math.hypot(q.x - p.x, q.y - p.y) / 12));
    if (Math.hypot(q.x - p.x, q.y - p.y) > 600) return [];
    return Array.from({length: steps}, (_, n) => ({x: p.x + (q.x - p.x) * n / steps - 6, y: p.y + (q.y - p.y) * n / steps - 6, w: 12, h: 12, water: true}));
  });
}
function riverBox(leaflet, rivers) {
  const found = riverSpot(leaflet, rivers);
  return found && {x: found.p.x - 8, y: found.p.y - 28, w: 34, h: 56};
}
function nameRiver(leaflet, rivers) {
  const found = riverSpot(leaflet, rivers);
  document.querySelectorAll(".river-name").forEach(old => old.remove());
  if (!found) return;
  found.path.id = "river-line";
  found.path.parentNode.append(s("text", {class: "river-name", dy: -8, "aria-hidden": "true"},
    s("textPath", {href: "#river-line", startOffset: `${found.share * 100}%`, "text-anchor": "middle"}, found.name)));
}

/** The names of the countries, each as near to its middle as the places leave room. */
function countryNames(taken, x, y, wide, tall) {
  const shifts = [0, -16, 16, -32, 32, -48].flatMap(dy => [0, -24, 24, -48, 48].map(dx => [dx, dy]));
  return places.filter(place => place.type === "country" && place.at).flatMap(place => {
    const name = place.title.toUpperCase(), w = textWidth(name, 400, 11) + name.length * 1.2, cx = x(place.at[0]), cy = y(place.at[1]);
    if (cx < 20 || cx > wide - 20 || cy < 10 || cy > tall - 10) return [];
    const box = shifts.map(([dx, dy]) => ({x: cx - w / 2 + dx, y: cy - 8 + dy, w, h: 15})).find(one => one.x > 2 && one.x + w < wide - 2 && one.y > 2 && one.y < tall - 17 && !taken.some(other => overlaps(one, other)));
    return box ? [s("text", {class: "country", x: box.x, y: box.y + 11, "aria-hidden": "true"}, name)] : [];
  });
}
/** The two smaller maps: plain drawings of the same lines, with a box for the main view. */
function drawInset(inset) {
  const [west, south, east, north] = inset.box, wide = 252, squeeze = Math.cos((south + north) / 2 * Math.PI / 180);
  const k = wide / ((east - west) * squeeze), tall = Math.round((north - south) * k);
  const x = lon => wide / 2 + (lon - (west + east) / 2) * squeeze * k, y = lat => tall / 2 - (lat - (south + north) / 2) * k;
  const svg = s("svg", {class: "inset", viewBox: `0 0 ${wide} ${tall}`, width: wide, height: tall, role: "group", "aria-label": inset.title});
  for (const line of data.context) {
    svg.append(s("path", {class: line.k, d: "M" + pointsOf(line).map(([lon, lat]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join("L")}));
  }
  const [w, lo, e, hi] = data.view.desktop, box = {x: x(w), y: y(hi), w: Math.max(8, x(e) - x(w)), h: Math.max(6, y(lo) - y(hi))};
  svg.append(s("rect", {class: "box", x: box.x, y: box.y, width: box.w, height: box.h}));
  const spots = places.filter(place => place.layer === inset.id).sort((a, b) => importance(current(b)) - importance(current(a)));
  const points = spots.map(place => ({place, x: x(place.at[0]), y: y(place.at[1])}));
  const hubWidth = textWidth(data.hub, 400, 11.5) + 2;
  const items = [{id: "hub", text: data.hub, x: box.x + box.w / 2, y: box.y + box.h / 2, w: hubWidth, h: 13, reach: box.w / 2 + 3},
    ...[...points].reverse().map(point => ({id: point.place.id, text: point.place.title, x: point.x, y: point.y, w: textWidth(point.place.title, 400, 11.5) + 2, h: 13, reach: 8}))];
  const obstacles = [{...box, id: "hub"}, ...points.map(point => ({x: point.x - 5, y: point.y - 5, w: 10, h: 10, id: point.place.id}))];
  const boxes = placeLabels(items, obstacles, {x: 2, y: 2, w: wide - 4, h: tall - 4});
  svg.append(...countryNames([...obstacles, ...boxes.filter(Boolean)], x, y, wide, tall));
  boxes.forEach((at, i) => {
    if (at) svg.append(s("text", {x: at.x, y: at.y + 10.5, class: items[i].id === "hub" || shown(byId.get(items[i].id)) ? null : "faint", "aria-hidden": "true"}, items[i].text));
  });
  for (const {place, x: px, y: py} of points) {
    const period = current(place);
    const group = s("g", {class: "spot", transform: `translate(${px.toFixed(1)} ${py.toFixed(1)})`, tabindex: 0, role: "button", "data-spot": place.id,
      "aria-label": `${place.title}: ${data.words[period.t]}`, onclick: () => choose(place.id)},
      s("circle", {r: 11, fill: "transparent"}), s("circle", {class: "ring", r: 11}), s("g", {transform: `scale(${14 / 18})`}, markGroup(period, 14, place.kind === "site")));
    group.classList.toggle("chosen", view.place === place.id);
    group.classList.toggle("faint", !shown(place));
    group.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); choose(place.id); }
    });
    svg.append(group);
  }
  return [h("h2", {}, inset.title), svg];
}
