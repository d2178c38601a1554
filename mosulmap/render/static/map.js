// The main map. folium made the frame; everything on it is drawn here from the data.

const TAG_ZOOM = 10.5;

/** The scale in the reader's words, on the side where a line begins. */
function makeScale() {
  const Scale = L.Control.Scale.extend({
    _updateMetric(most) {
      const metres = this._getRoundNum(most),
        words = metres < 1000 ? t("metres", {n: metres}) : t("km", {n: metres / 1000});
      this._mScale.style.width = `${Math.round((this.options.maxWidth * metres) / most)}px`;
      this._mScale.textContent = words;
    },
  });
  const position = mirrored() ? "bottomright" : "bottomleft";
  return new Scale({imperial: false, maxWidth: 120, position});
}

/** The main map: an object with draw(), say(), goTo() and position(). */
function makeMap(leaflet) {
  // folium made the map while its place on the page was still hidden.
  leaflet.invalidateSize({animate: false}).setMinZoom(5).setMaxZoom(16);
  const scale = makeScale().addTo(leaflet);
  const container = leaflet.getContainer();
  for (const [name, z] of [
    ["base", 350],
    ["names", 610],
  ])
    leaflet.createPane(name).style.zIndex = z;
  const pane = leaflet.getPane("names");
  pane.classList.add("labels");
  const base = L.svg({pane: "base", padding: 0.6}),
    above = L.svg({padding: 0.6});
  const rivers = drawBase(leaflet, base);
  const spots = places
    .filter(place => place.at && place.layer !== "wide")
    .map(place => spot(leaflet, place, above));
  for (const dot of data.dots)
    L.circleMarker(latLngs([dot.at])[0], {
      radius: 1.6,
      className: "dot",
      interactive: false,
      renderer: base,
    }).addTo(leaflet);
  const events = eventLayer(leaflet),
    degrees = h("div", {"aria-hidden": "true"});
  container.append(degrees);
  const grids = graticules(leaflet, base);
  let drawnSize = 0,
    ground = {name: [], water: []};

  function fit() {
    const [west, south, east, north] = phone.matches ? data.view.phone : data.view.desktop;
    leaflet.fitBounds(
      [
        [south, west],
        [north, east],
      ],
      {animate: false},
    );
  }
  function rezoom() {
    const zoom = leaflet.getZoom();
    for (const river of rivers) river.setStyle({weight: riverWidth(zoom)});
    for (const [from, to, grid] of grids)
      if (zoom >= from && zoom < to) grid.addTo(leaflet);
      else grid.remove();
    if (markSize(zoom) !== drawnSize) draw();
    for (const item of spots) {
      const tagged =
        item.place.kind === "area" && (zoom >= TAG_ZOOM || item.place.title !== data.hub);
      item.button.hidden = tagged;
    }
    draw.halos();
    resettle();
  }
  function draw() {
    drawnSize = markSize(leaflet.getZoom());
    for (const item of spots) drawSpot(item, drawnSize);
    draw.halos();
    events.draw();
    relabel();
  }
  draw.halos = () => {
    for (const item of spots) drawHalo(leaflet, item);
  };
  function relabel() {
    pane.replaceChildren(...mapLabels(leaflet, spots, ground));
    degrees.tags = [...pane.querySelectorAll(".tag")].map(tag => {
      const p = leaflet.layerPointToContainerPoint(L.DomUtil.getPosition(tag));
      return {x: p.x, y: p.y, w: tag.offsetWidth, h: tag.offsetHeight};
    });
    markDegrees(leaflet, degrees);
  }
  // The ground changes with the view only, the labels with every day.
  function resettle() {
    ground = surveyRiver(leaflet, rivers);
    relabel();
  }
  function goTo(place) {
    if (!place.at) return;
    const [lon, lat] = place.at,
      size = leaflet.getSize();
    const point = leaflet.latLngToContainerPoint([lat, lon]);
    const inside =
      Math.abs(point.x - size.x / 2) < size.x * 0.4 &&
      Math.abs(point.y - size.y / 2) < size.y * 0.4;
    if (!inside) leaflet.panTo([lat, lon], {animate: !still.matches, duration: 0.25});
  }
  leaflet.on("zoomstart", () => pane.classList.add("hide"));
  leaflet.on("zoomend", () => {
    pane.classList.remove("hide");
    rezoom();
  });
  leaflet.on("moveend resize", resettle);
  new ResizeObserver(() => leaflet.invalidateSize({animate: false})).observe(container);
  leaflet.on("move", () => markDegrees(leaflet, degrees));
  container.addEventListener("click", event => touched(event, leaflet, spots), true);
  fit();
  rezoom();
  /** Puts everything into the reader's language. */
  function say() {
    scale.setPosition(mirrored() ? "bottomright" : "bottomleft");
    for (const item of spots) item.look = null;
    ground = surveyRiver(leaflet, rivers);
    draw();
  }
  return {
    draw,
    say,
    goTo,
    fit,
    position: () =>
      `${+leaflet.getZoom().toFixed(2)}/${leaflet.getCenter().lat.toFixed(4)}/${leaflet.getCenter().lng.toFixed(4)}`,
    moveTo: (zoom, lat, lon) => leaflet.setView([lat, lon], zoom, {animate: false}),
    zoomBy: steps => leaflet.setZoom(leaflet.getZoom() + steps * 0.75, {animate: !still.matches}),
  };
}
