// The layers of `mosulmap.control_map`: a mark for each place on the day of the slider, in the layer of
// the party that holds it. Every text comes out of one JSON element and goes into `textContent`. The shapes of
// marks are those of js/parts/shapes.js, which stands before this script as MOSULMAP_SHAPES.

"use strict";

/** Milliseconds that a day is shown while the map plays. */
const MOSULMAP_TEMPO = 500;

/** An element with a class, a text and what stands in it. */
function mosulmapElement(name, cls = "", text = "", ...inside) {
  const element = document.createElement(name);
  if (cls) element.className = cls;
  if (text) {
    element.textContent = text;
    element.dir = "auto"; // an Arabic sentence runs from the right on any page
  }
  element.append(...inside);
  return element;
}

/** The mark of a layer as SVG; `looks` are the classes of what limits the state. */
function mosulmapMark(layer, looks = []) {
  const space = "http://www.w3.org/2000/svg",
    svg = document.createElementNS(space, "svg"),
    path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "-9 -9 18 18");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("mosulmap-mark", ...looks.map(look => `mosulmap-${look}`));
  svg.style.color = layer.color;
  path.setAttribute("d", MOSULMAP_SHAPES[layer.shape] ?? MOSULMAP_SHAPES.circle);
  svg.append(path);
  return svg;
}

/** A day in words, the same for every reader: no zone and no setting changes it. */
function mosulmapDay(iso) {
  return new Intl.DateTimeFormat("en-GB", {dateStyle: "full", timeZone: "UTC"}).format(
    new Date(`${iso}T00:00:00Z`),
  );
}

/** The day so many days after another, as ISO days. */
function mosulmapLater(iso, days) {
  const moment = new Date(`${iso}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** Leaflet writes the names of layers as HTML: those of parties are put in as text, after their mark. */
function mosulmapNameLayers() {
  const items = L.Control.Layers.prototype,
    addItem = items._addItem;
  if (items.mosulmap) return;
  items.mosulmap = true;
  items._addItem = function (item) {
    const label = addItem.call(this, item),
      layer = item.layer.mosulmap;
    if (layer) {
      const name = label.querySelector("span span");
      name.replaceChildren(" ", mosulmapMark(layer), ` ${layer.title}`);
    }
    return label;
  };
}

/** The popup of a place on a day: its state, and the sentences behind it. */
function mosulmapPopup(data, place, period) {
  const since = period.start ? `from ${period.start}` : "",
    until = period.end ? `to ${period.end}` : "";
  return mosulmapElement(
    "div",
    "mosulmap-popup",
    "",
    mosulmapElement("h3", "", place.title),
    mosulmapElement("p", "", period.words),
    mosulmapElement("p", "mosulmap-quiet", [since, until].filter(Boolean).join(" ")),
    ...period.quotes.map(number => {
      const {quote, source, url} = data.quotes[number],
        cited = mosulmapElement(url ? "a" : "cite", "mosulmap-quiet", source);
      if (url) Object.assign(cited, {href: url, target: "_blank", rel: "noopener noreferrer"});
      return mosulmapElement("blockquote", "", quote, mosulmapElement("footer", "", "", cited));
    }),
  );
}

/** A place on the map: one mark, which changes its layer as the days go by. */
class MosulmapSpot {
  constructor(data, layers, place) {
    Object.assign(this, {data, layers, place, period: null});
    this.marker = L.marker([place.at[1], place.at[0]], {icon: L.divIcon({className: ""})});
    this.marker.bindPopup(() => mosulmapPopup(data, place, this.period), {maxHeight: 280});
    this.marker.bindTooltip(mosulmapElement("span", "", place.title));
    this.marker.on("add", () => this.label());
  }

  label() {
    const element = this.marker.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", `${this.place.title}: ${this.period.words}`);
  }

  show(day) {
    const period = mosulmapPeriod(this.place, day);
    if (period === this.period) return;
    if (this.period) this.layers[this.period.layer].removeLayer(this.marker);
    this.period = period;
    const layer = this.data.layers[period.layer],
      icon = L.divIcon({
        className: "mosulmap-spot",
        html: mosulmapMark(layer, period.looks),
        iconSize: [18, 18],
      });
    this.marker.setIcon(icon).setZIndexOffset(layer.known ? 1000 : 0);
    this.layers[period.layer].addLayer(this.marker);
  }
}

/** Replaces the rows of a place's periods by objects; each begins on the day after the one before. */
function mosulmapRead(place, says) {
  let start = null;
  place.periods = place.periods.map(([end, said, quotes]) => {
    const [layer, looks, words] = says[said],
      period = {start, end, layer, looks: looks ? looks.split(" ") : [], words, quotes};
    start = end && mosulmapLater(end, 1);
    return period;
  });
}

/** The period of a place on a day; its last ones may be open. */
function mosulmapPeriod(place, day) {
  return place.periods.find(
    one => (!one.start || one.start <= day) && (!one.end || day <= one.end),
  );
}

/** The lines of the ground: steps of a ten-thousandth or a thousandth of a degree. */
function mosulmapGround(group, lines) {
  for (const {c, f, k, n} of lines) {
    const points = [];
    for (let at = 0, lon = 0, lat = 0; at < c.length; at += 2) {
      lon += c[at];
      lat += c[at + 1];
      points.push([lat / f, lon / f]);
    }
    const line = L.polyline(points, {className: `mosulmap-${k}`, interactive: Boolean(n)});
    if (n) line.bindTooltip(mosulmapElement("span", "", n), {sticky: true});
    group.addLayer(line);
  }
}

/** The time bar: a slider of days, steps, play, and how many places each layer has. */
class MosulmapTime {
  constructor(data, onDay) {
    Object.assign(this, {data, onDay, timer: 0});
    this.heading = mosulmapElement("output", "mosulmap-day");
    this.slider = Object.assign(document.createElement("input"), {type: "range", min: 0, step: 1});
    this.slider.max = (Date.parse(data.last) - Date.parse(data.first)) / 86400000;
    this.slider.setAttribute("aria-label", "Day");
    this.slider.oninput = () => this.go(Number(this.slider.value));
    this.play = this.button("▶", "Play", () => this.toggle());
    this.legend = mosulmapElement("ul", "mosulmap-legend");
    this.unplaced = mosulmapElement("ul");
  }

  button(text, label, act) {
    const button = Object.assign(mosulmapElement("button", "", text), {type: "button", onclick: act});
    button.setAttribute("aria-label", label);
    return button;
  }

  element() {
    const {data} = this,
      hidden = mosulmapElement("details", "mosulmap-quiet");
    hidden.append(mosulmapElement("summary", "", `Not drawn (${data.unplaced.length})`), this.unplaced);
    const box = mosulmapElement("div", "mosulmap-time leaflet-bar");
    box.append(
      this.heading,
      mosulmapElement(
        "div",
        "mosulmap-steps",
        "",
        this.button("‹", "Day before", () => this.go(Number(this.slider.value) - 1)),
        this.play,
        this.button("›", "Day after", () => this.go(Number(this.slider.value) + 1)),
        this.slider,
      ),
      this.legend,
      ...(data.unplaced.length ? [hidden] : []),
      mosulmapElement("p", "mosulmap-quiet", data.sources.join("; ")),
    );
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  }

  go(number) {
    this.slider.value = Math.min(Math.max(number, 0), Number(this.slider.max));
    const day = mosulmapLater(this.data.first, Number(this.slider.value));
    this.heading.textContent = mosulmapDay(day);
    this.heading.dataset.day = day;
    this.slider.setAttribute("aria-valuetext", mosulmapDay(day));
    this.onDay(day);
    this.unplaced.replaceChildren(
      ...this.data.unplaced.map(place =>
        mosulmapElement("li", "", `${place.title}: ${mosulmapPeriod(place, day).words}`),
      ),
    );
  }

  toggle() {
    const plays = Boolean(this.timer);
    clearInterval(this.timer);
    this.timer = plays ? 0 : setInterval(() => this.step(), MOSULMAP_TEMPO);
    this.play.textContent = plays ? "▶" : "❚❚";
    this.play.setAttribute("aria-label", plays ? "Play" : "Pause");
    if (!plays && this.slider.value === this.slider.max) this.go(0);
  }

  step() {
    if (this.slider.value === this.slider.max) this.toggle();
    else this.go(Number(this.slider.value) + 1);
  }

  count(spots) {
    this.legend.replaceChildren(
      ...this.data.layers.map((layer, number) => {
        const places = spots.filter(spot => spot.period.layer === number).length;
        return mosulmapElement("li", "", "", mosulmapMark(layer), `${layer.title} ${places}`);
      }),
    );
  }
}

/**
 * Fills the layers of a map with the data in an element.
 * `layers` are those of `data.layers` in their order, `ground` that of the lines.
 */
// eslint-disable-next-line no-unused-vars -- the map's own script calls it
function mosulmapDraw(map, id, layers, ground) {
  mosulmapNameLayers();
  const data = JSON.parse(document.getElementById(id).textContent);
  layers.forEach((layer, number) => (layer.mosulmap = data.layers[number]));
  for (const place of [...data.places, ...data.unplaced]) mosulmapRead(place, data.says);
  mosulmapGround(ground, data.ground);
  const spots = data.places.map(place => new MosulmapSpot(data, layers, place)),
    time = new MosulmapTime(data, day => {
      for (const spot of spots) spot.show(day);
      time.count(spots);
    }),
    control = L.control({position: "bottomleft"});
  control.onAdd = () => time.element();
  control.addTo(map);
  time.go((Date.parse(data.open) - Date.parse(data.first)) / 86400000);
}

// folium's popups ask jQuery for one thing, its maps for another; where a map has jQuery, that stands.
window.$ ??= what => {
  if (typeof what !== "string") return {ready: run => run()};
  const template = document.createElement("template");
  // What a user of folium wrote into a popup of their own, as folium means it: no data of the project.
  // eslint-disable-next-line no-restricted-properties
  template.innerHTML = what;
  return [...template.content.children];
};
