// The main map. folium made the frame; everything on it is drawn here from the data.

import {data, noteView} from "../state/store.js";
import {mirrored, t} from "../state/words.js";
import {h} from "../parts/elements.js";
import {whenIdle} from "../parts/idle.js";
import {isPhone, prefersStill} from "../parts/media.js";
import {drawBase, isTooCoarse, latLng, riverWidth} from "./basemap.js";
import {gridLines, makeGraticule, markDegrees} from "./graticule.js";
import {mapLabels} from "./names.js";
import {makePlacesLayer} from "./places_layer.js";
import {makeReportsLayer} from "./reports_layer.js";
import {surveyRiver} from "./river.js";
import {markSize, takeTouch} from "./spots.js";

/** The scale in the reader's words, on the side where a line begins. */
function scaleControl() {
  const Scale = /** @type {any} */ (L.Control.Scale).extend({
    /** @param {number} most */
    _updateMetric(most) {
      const metres = this._getRoundNum(most);
      this._mScale.style.width = `${Math.round((this.options.maxWidth * metres) / most)}px`;
      this._mScale.textContent = metres < 1000 ? t("metres", {n: metres}) : t("km", {n: metres / 1000});
    },
  });
  return new Scale({imperial: false, maxWidth: 120, position: scaleCorner()});
}

function scaleCorner() {
  return mirrored() ? "bottomright" : "bottomleft";
}

/** Among many places the labels wait until the day rests for so long. */
const LABELS_MS = 200;

// What a press on a button for zooming adds: three of the quarter steps that folium's frame allows.
const ZOOM_STEP = 0.75;

// Further out all countries of a region are on the screen.
const LEAST_ZOOM = 5;

/**
 * The main map on the frame that folium made; `onMove` is called after the view has moved.
 * @param {LeafletMap} leaflet
 * @param {() => void} onMove
 */
export function makeMap(leaflet, onMove) {
  prepare(leaflet);
  const base = L.svg({pane: "base", padding: 0.6}),
    layers = {
      scale: scaleControl().addTo(leaflet),
      pane: leaflet.getPane("names"),
      ...drawBase(leaflet, base),
      places: makePlacesLayer(leaflet, L.svg({padding: 0.6}), () => map.draw()),
      reports: makeReportsLayer(leaflet),
      degrees: h("div", {"aria-hidden": "true"}),
      grid: makeGraticule(base),
    };
  drawDots(leaflet, base);
  leaflet.getContainer().append(layers.degrees);
  const map = mapOf(leaflet, layers);
  listen(leaflet, layers, map);
  fitView(leaflet);
  map.rezoom();
  // From here on the reader moves the map, and the address follows.
  noteLooking(leaflet);
  leaflet.on("move zoom moveend resize", () => noteLooking(leaflet));
  for (const moved of ["dragend", "zoomend"]) leaflet.on(moved, () => noteView({moved: true}));
  leaflet.on("moveend", onMove);
  return map;
}

/**
 * folium made the map while its place on the page was still hidden.
 * @param {LeafletMap} leaflet
 */
function prepare(leaflet) {
  leaflet.invalidateSize({animate: false}).setMinZoom(1).setMaxZoom(16);
  leaflet.createPane("base").style.zIndex = "350";
  const names = leaflet.createPane("names");
  names.style.zIndex = "610";
  names.classList.add("labels");
}

/**
 * Draws the places that no article names.
 * @param {LeafletMap} leaflet
 * @param {import("leaflet").Renderer} renderer
 */
function drawDots(leaflet, renderer) {
  const options = {radius: 1.6, className: "dot", interactive: false, renderer};
  for (const dot of data.dots) L.circleMarker(latLng(dot.at), options).addTo(leaflet);
}

/**
 * Shows what the map is about.
 * @param {LeafletMap} leaflet
 */
function fitView(leaflet) {
  const [west, south, east, north] = isPhone() ? data.view.phone : data.view.desktop,
    corners = L.latLngBounds([south, west], [north, east]);
  leaflet.fitBounds(corners, {animate: false});
  // Far enough out to see what lies around, on a continent too.
  leaflet.setMinZoom(Math.min(LEAST_ZOOM, leaflet.getZoom() - 1));
}

/**
 * Notes where the map looks.
 * @param {LeafletMap} leaflet
 */
function noteLooking(leaflet) {
  const center = leaflet.getCenter(),
    zoom = leaflet.getZoom(),
    size = leaflet.getSize();
  noteView({looking: {center, zoom, size}});
}

/**
 * The map as an object: draw() draws the shown day, say() writes its words in the reader's language.
 * @param {LeafletMap} leaflet
 * @param {any} of
 */
function mapOf(leaflet, {scale, pane, rivers, coarse, places, reports, degrees, grid}) {
  let drawnSize = 0,
    resting = 0,
    ground = /** @type {Ground} */ ({name: [], water: []});
  function relabel() {
    pane.replaceChildren(...mapLabels(leaflet, places.withButton(), ground));
    degrees.tags = [...pane.children].map(tag => {
      const p = leaflet.layerPointToContainerPoint(L.DomUtil.getPosition(tag));
      return {x: p.x, y: p.y, w: tag.offsetWidth, h: tag.offsetHeight};
    });
    markDegrees(leaflet, degrees);
  }
  function draw() {
    drawnSize = markSize(leaflet.getZoom());
    places.draw(drawnSize);
    reports.draw();
    if (!places.many) return relabel();
    clearTimeout(resting);
    resting = setTimeout(() => whenIdle(relabel), LABELS_MS);
  }
  /** The ground changes with the view only, the labels with every day. */
  function resettle() {
    places.settle();
    ground = surveyRiver(leaflet, rivers);
    grid.setLatLngs(gridLines(leaflet));
    relabel();
  }
  function rezoom() {
    const zoom = leaflet.getZoom();
    places.settle();
    for (const river of rivers) river.setStyle({weight: riverWidth(zoom)});
    for (const drawn of coarse)
      drawn.getElement().style.display = isTooCoarse(leaflet, drawn.line) ? "none" : "";
    grid.addTo(leaflet);
    if (markSize(zoom) !== drawnSize) draw();
    places.hideTagged(zoom);
    resettle();
  }
  function say() {
    scale.setPosition(scaleCorner());
    places.forgetMarks();
    ground = surveyRiver(leaflet, rivers);
    draw();
  }
  return {
    draw,
    say,
    rezoom,
    resettle,
    goTo: (/** @type {Place | Dot} */ place) => goTo(leaflet, place),
    /** @type {(zoom: number, lat: number, lon: number) => LeafletMap} */
    moveTo: (zoom, lat, lon) => 
      leaflet.setView([lat, lon < data.west ? lon + 360 : lon], zoom, /** @type {any} */ ({reset: true})),
    /** @param {number} steps */
    zoomBy: steps => leaflet.setZoom(leaflet.getZoom() + steps * ZOOM_STEP, {animate: !prefersStill()}),
  };
}

/**
 * Listens to the reader's movements of the map and to changes of its size.
 * @param {LeafletMap} leaflet
 * @param {any} of
 * @param {any} map
 */
function listen(leaflet, {pane, degrees, places}, map) {
  const container = leaflet.getContainer();
  leaflet.on("zoomstart", () => pane.classList.add("hide"));
  leaflet.on("zoomend", () => {
    pane.classList.remove("hide");
    map.rezoom();
  });
  leaflet.on("moveend resize", map.resettle);
  leaflet.on("move", () => markDegrees(leaflet, degrees));
  new ResizeObserver(() => keepMiddle(leaflet)).observe(container);
  /** @param {PointerEvent} event */
  const touched = event => takeTouch(event, leaflet, places);
  container.addEventListener("click", touched, true);
}

/**
 * A new size leaves the middle where it is: an address opened ten times stays the same.
 * @param {LeafletMap} leaflet
 */
function keepMiddle(leaflet) {
  const {x, y} = leaflet.getSize(),
    center = leaflet.getCenter();
  // On paper the map is hidden, and keeps the size that it had.
  const {clientWidth, clientHeight} = leaflet.getContainer();
  if (!clientWidth || !clientHeight || (x === clientWidth && y === clientHeight)) return;
  leaflet.invalidateSize({animate: false, pan: false});
  leaflet.setView(center, leaflet.getZoom(), /** @type {any} */ ({reset: true}));
}

/**
 * Brings a place into the view, if it is not well inside.
 * @param {LeafletMap} leaflet
 * @param {Place | Dot} place
 */
function goTo(leaflet, place) {
  if (!place.at) return;
  const size = leaflet.getSize(),
    at = latLng(place.at),
    point = leaflet.latLngToContainerPoint(at);
  const inside =
    Math.abs(point.x - size.x / 2) < size.x * 0.4 && Math.abs(point.y - size.y / 2) < size.y * 0.4;
  if (!inside) leaflet.panTo(at, {animate: !prefersStill(), duration: 0.25});
}
